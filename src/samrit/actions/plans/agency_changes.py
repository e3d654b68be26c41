"""What happens to agencies, each from a day on, for a reason: renamed, moved, merged, split, closed; or the day itself is corrected."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, acting
from samrit.actions.permissions import Permission
from samrit.actions.plans.agencies import check_day, check_is_there, check_name, check_reason
from samrit.actions.plans.agencies_today import apply_changes
from samrit.queries.plans.agencies import recorded_for
from samrit.queries.plans.agency_faults import tree_faults
from samrit.queries.plans.agency_tree import AgencyTree
from samrit.records.models import Agency, AgencyChange, AnnualPlan, User
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.text import clean_line
from samrit.thai.translation import Message, ShownDay, ShownYear
from samrit.vocabulary.agencies import AGENCY_CHANGE_WORDS, ENDS, AgencyChangeKind
from samrit.vocabulary.refusal import Invalid

_Act = Acting[Agency, User]


def rename_agency(  # noqa: PLR0913 - what it is called, from when and why
    *, agency: Agency, name_th: str, name_en: str, from_on: date | None, reason: str, by: User, at: datetime
) -> Agency:
    """An agency is called otherwise from a day on; None, or its first day, corrects what it was called from the first."""
    with _changing(agency, reason, by, at) as act:
        check_day(from_on, at)
        row = act.subject
        name_th, name_en = clean_line(name_th), clean_line(name_en)
        if row.parent is not None:
            check_name(row.parent, name_th, but=row)
        elif not name_th:
            raise Invalid(Message("Give the agency's name in Thai."))
        before = {"name_th": row.name_th, "name_en": row.name_en}
        first = _base(row)
        if from_on is None or from_on == first.from_on:
            first.name_th, first.name_en = name_th, name_en
            first.save(update_fields=["name_th", "name_en"])
        else:
            check_is_there(row, from_on)
            replaced = recorded_for(row, AgencyChangeKind.RENAMED, from_on)
            before |= {"name_th": replaced.name_th, "name_en": replaced.name_en} if replaced is not None else {}
            _record(act, row, AgencyChangeKind.RENAMED, from_on, reason, name_th=name_th, name_en=name_en)
        apply_changes(act)
        after = {"name_th": name_th, "name_en": name_en, "from_on": from_on, "reason": reason.strip()}
        act.log("rename_agency", row, before=before, after=after)
        return _fresh(row)


def move_agency(  # noqa: PLR0913 - where to, from when and why
    *, agency: Agency, parent: Agency, from_on: date, reason: str, by: User, at: datetime
) -> Agency:
    """An agency belongs to another from a day on, with all below it."""
    with _placing(agency, from_on, reason, by, at) as act:
        act.require(Permission.MANAGE_AGENCIES, parent)
        row, above = act.subject, _fresh(parent)
        check_is_there(row, from_on)
        _check_place(row, above, from_on)
        _check_not_taken_along(row, from_on)
        replaced = recorded_for(row, AgencyChangeKind.MOVED, from_on)
        was = replaced.parent if replaced is not None else row.parent
        before = {"parent": was.code if was is not None else ""}
        _record(act, row, AgencyChangeKind.MOVED, from_on, reason, parent=above)
        apply_changes(act)
        after = {"parent": above.code, "from_on": from_on, "reason": reason.strip()}
        act.log("move_agency", row, before=before, after=after)
        return _fresh(row)


def close_agency(*, agency: Agency, from_on: date, reason: str, by: User, at: datetime) -> Agency:
    """From a day on an agency is no more, and nobody takes over what it had; the day before is its last."""
    with _placing(agency, from_on, reason, by, at) as act:
        row = act.subject
        _check_end(row, from_on)
        below = next(iter(_below(row, from_on)), None)
        if below is not None:
            raise Invalid(
                Message(
                    "Below it there is still {name}; move or close what is below it first.",
                    name=below.names(),
                )
            )
        _record(act, row, AgencyChangeKind.CLOSED, from_on, reason)
        apply_changes(act)
        act.log("close_agency", row, after={"from_on": from_on, "reason": reason.strip()})
        return _fresh(row)


def merge_agency(  # noqa: PLR0913 - into which, from when and why
    *, agency: Agency, into: Agency, from_on: date, reason: str, by: User, at: datetime
) -> Agency:
    """From a day on another agency goes on with all that this one had: what is below it, plans, people, partners.

    To merge several, each is merged into the one that goes on, which may be a new one.
    """
    with _placing(agency, from_on, reason, by, at) as act:
        act.require(Permission.MANAGE_AGENCIES, into)
        _taken_over(act, [_fresh(into)], AgencyChangeKind.MERGED, from_on, reason)
        after = {"into": into.code, "from_on": from_on, "reason": reason.strip()}
        act.log("merge_agency", act.subject, after=after)
        return _fresh(act.subject)


def split_agency(  # noqa: PLR0913 - what comes of it, from when and why
    *, agency: Agency, into: Sequence[Agency], from_on: date, reason: str, by: User, at: datetime
) -> Agency:
    """From a day on several agencies do what this one did; the first of them goes on with all that it had.

    Where the first is the agency itself, it stays, and the others came out of it.
    """
    with _placing(agency, from_on, reason, by, at) as act:
        parts = [_fresh(part) for part in dict.fromkeys(into)]
        if len(parts) < 2:
            raise Invalid(Message("An agency is split into two others at least; add the new ones first."))
        for part in parts:
            act.require(Permission.MANAGE_AGENCIES, part)
        row = act.subject
        if parts[0].pk == row.pk:
            _came_out(act, parts, from_on, reason)
        else:
            _taken_over(act, parts, AgencyChangeKind.SPLIT, from_on, reason)
        for part in parts:
            added = _base(part)
            if part.pk != row.pk and added.from_on == from_on:
                added.other = row
                added.save(update_fields=["other"])
        after = {"into": [part.code for part in parts], "from_on": from_on, "reason": reason.strip()}
        act.log("split_agency", row, after=after)
        return _fresh(row)


def withdraw_change(*, change: AgencyChange, by: User, at: datetime) -> None:
    """What was recorded ahead doesn't happen; what is in force already is changed again, from a day on."""
    with acting(Permission.MANAGE_AGENCIES, change.agency, by, at) as act:
        before, today = AgencyTree.load(), timezone.localdate(at)
        is_in_force = change.from_on is None or (
            change.from_on <= today and change.agency_id not in before.astray(today)
        )
        if change.from_on is None or is_in_force or change.kind == AgencyChangeKind.ADDED:
            raise Invalid(Message("Only what is recorded for a day to come is withdrawn."))
        if change.kind == AgencyChangeKind.SPLIT:
            AgencyChange.objects.filter(
                other=change.agency, from_on=change.from_on, kind=AgencyChangeKind.ADDED.value
            ).update(other=None)
        together = AgencyChange.objects.filter(from_on=change.from_on, recorded_at=change.recorded_at)
        together.exclude(kind=AgencyChangeKind.ADDED.value).delete()
        apply_changes(act)
        _check_tree(before, change.from_on)
        act.log("withdraw_agency_change", change.agency, before={"change": change.kind, "from_on": change.from_on})


def correct_first_day(*, agency: Agency, from_on: date | None, reason: str, by: User, at: datetime) -> Agency:
    """An agency is there from another day on than was recorded; None is from as long as anybody knows."""
    with _changing(agency, reason, by, at) as act:
        return _correct_day(act, _base(act.subject), from_on, reason)


def correct_day(*, change: AgencyChange, from_on: date | None, reason: str, by: User, at: datetime) -> Agency:
    """Something happened to an agency on another day than was recorded; what happened to others with it goes along."""
    with _changing(change.agency, reason, by, at) as act:
        return _correct_day(act, AgencyChange.objects.get(pk=change.pk), from_on, reason)


def _correct_day(act: _Act, change: AgencyChange, from_on: date | None, reason: str) -> Agency:
    check_day(from_on, act.at)
    before, was, today = AgencyTree.load(), change.from_on, timezone.localdate(act.at)
    if from_on == was:
        raise Invalid(Message("This is the day that is recorded."))
    if change.kind != AgencyChangeKind.ADDED and from_on is None:
        raise Invalid(Message("What happens to an agency happens on a day."))
    if AgencyChangeKind(change.kind) in ENDS and was is not None and from_on is not None and was <= today < from_on:
        raise Invalid(Message("It is in force already; its day can't be one to come."))
    for one in _together(change, before):
        same = AgencyChange.objects.filter(agency=one.agency_id, kind=one.kind, from_on=from_on, other=one.other_id)
        if (there := same.exclude(pk=one.pk).first()) is not None:
            raise Invalid(_recorded_ahead(there))
        one.from_on = from_on
        one.save(update_fields=["from_on"])
    _check_tree(before, min(was or date.min, from_on or date.min))
    apply_changes(act)
    _check_years(_fresh(act.subject), was)
    about = {"change": change.kind, "from_on": was}
    act.log(
        "correct_agency_day", act.subject, before=about, after=about | {"from_on": from_on, "reason": reason.strip()}
    )
    return _fresh(act.subject)


def _together(change: AgencyChange, tree: AgencyTree) -> list[AgencyChange]:
    """A change with those that are one with it: the other parts of a split, and what moved from below an agency that ended."""
    found, day = [change], change.from_on
    if AgencyChangeKind(change.kind) not in ENDS or day is None:
        return found
    others = AgencyChange.objects.filter(from_on=day, recorded_at=change.recorded_at).exclude(pk=change.pk)
    found += others.filter(agency=change.agency_id, kind=change.kind)
    moved = others.filter(kind=AgencyChangeKind.MOVED.value, parent=tree.heir(change.agency_id, day))
    return found + [one for one in moved if tree.parent(one.agency_id, day - timedelta(days=1)) == change.agency_id]


def _check_years(row: Agency, was: date | None) -> None:
    """Invalid where a year of which the agency has a plan would now be before its first day."""
    for year in (
        AnnualPlan.objects.filter(agency=row).order_by("fiscal_year_be").values_list("fiscal_year_be", flat=True)
    ):
        last = fiscal_year_dates(year)[1]
        if row.from_on is not None and row.from_on > last and (was is None or was <= last):
            name = row.names()
            raise Invalid(Message("{name} has a plan of fiscal year {year} already.", name=name, year=ShownYear(year)))


@contextmanager
def _changing(agency: Agency, reason: str, by: User, at: datetime) -> Iterator[_Act]:
    """Of all changes of the tree one is made at a time."""
    with acting(Permission.MANAGE_AGENCIES, agency, by, at, lock=_locked) as act:
        check_reason(reason)
        yield act


@contextmanager
def _placing(agency: Agency, from_on: date, reason: str, by: User, at: datetime) -> Iterator[_Act]:
    """The same where places change: on no day after it may anything be where it can't be."""
    with _changing(agency, reason, by, at) as act:
        check_day(from_on, at)
        before = AgencyTree.load()
        yield act
        _check_tree(before, from_on)


def _check_tree(before: AgencyTree, since: date) -> None:
    """Invalid where something is on a day where it can't be, and wasn't so `before`."""
    faults = tree_faults(AgencyTree.load(), since)
    if faults:
        known = tree_faults(before, since)
        new = next((said for fault, said in faults.items() if fault not in known), None)
        if new is not None:
            raise Invalid(new)


def _locked(agency: Agency) -> Agency:
    list(Agency.objects.select_for_update().order_by("pk").values_list("pk"))
    return _fresh(agency)


def _fresh(agency: Agency) -> Agency:
    return Agency.objects.select_related("parent").get(pk=agency.pk)


def _base(agency: Agency) -> AgencyChange:
    """What an agency was from the first; recorded now, where nothing was of it before."""
    added = AgencyChange.objects.filter(agency=agency, kind=AgencyChangeKind.ADDED.value).first()
    return added or AgencyChange.objects.create(
        agency=agency, kind=AgencyChangeKind.ADDED.value, from_on=agency.from_on, name_th=agency.name_th,
        name_en=agency.name_en, parent=agency.parent,
    )  # fmt: skip


def _record(
    act: Acting[Any, User], agency: Agency, kind: AgencyChangeKind, from_on: date, reason: str, **values: Any
) -> None:
    """Of one day and kind the last word counts."""
    _base(agency)
    same = AgencyChange.objects.filter(agency=agency, kind=kind.value, from_on=from_on, other=values.get("other"))
    same.delete()
    AgencyChange.objects.create(
        agency=agency, kind=kind.value, from_on=from_on, reason=reason.strip(), recorded_by=act.who, recorded_at=act.at,
        **values,
    )  # fmt: skip


def _came_out(act: _Act, parts: Sequence[Agency], from_on: date, reason: str) -> None:
    """The agency stays with all that it had; that the others came out of it is told at all of them."""
    check_is_there(act.subject, from_on)
    for part in parts[1:]:
        check_is_there(part, from_on)
        _record(act, act.subject, AgencyChangeKind.SPLIT, from_on, reason, other=part)
    apply_changes(act)


def _taken_over(act: _Act, heirs: Sequence[Agency], kind: AgencyChangeKind, from_on: date, reason: str) -> None:
    """The first goes on with what the agency had, which stands below it from then on; what was below it, moves there."""
    row = act.subject
    _check_end(row, from_on)
    for heir in heirs:
        _check_place(row, heir, from_on)
    below = _below(row, from_on)
    for number, heir in enumerate(heirs):
        _record(act, row, kind, from_on, reason, other=heir, parent=heir if number == 0 else None)
    for one in below:
        if one.pk not in {heir.pk for heir in heirs}:
            _record(act, one, AgencyChangeKind.MOVED, from_on, reason, parent=heirs[0])
    apply_changes(act)


def _check_end(row: Agency, from_on: date) -> None:
    """Invalid where an agency can't end on a day."""
    if row.parent is None:
        raise Invalid(Message("The city itself is not closed, merged or moved."))
    check_is_there(row, from_on)
    if row.from_on == from_on:
        raise Invalid(Message("An agency is there for one day at least."))
    later = AgencyChange.objects.filter(agency=row, from_on__gte=from_on).exclude(kind=AgencyChangeKind.ADDED.value)
    first = later.order_by("from_on", "pk").first()
    if first is not None:
        raise Invalid(_recorded_ahead(first))


def _check_not_taken_along(row: Agency, from_on: date) -> None:
    """Invalid where it goes away from an agency that takes it along into another later."""
    tree = AgencyTree.load()
    above = tree.parent(row.pk, from_on)
    for moved in AgencyChange.objects.filter(agency=row, kind=AgencyChangeKind.MOVED.value, from_on__gt=from_on):
        end = tree.end(above) if above is not None else None
        if end is not None and (end.from_on, end.recorded_at) == (moved.from_on, moved.recorded_at):
            raise Invalid(_recorded_ahead(moved))


def _recorded_ahead(change: AgencyChange) -> Message:
    assert change.from_on is not None, "only what an agency was from the first has no day"
    return Message(
        "Something is recorded of it for {day} already ({what}); withdraw that first.",
        day=ShownDay(change.from_on),
        what=AGENCY_CHANGE_WORDS[AgencyChangeKind(change.kind)],
    )


def _check_place(row: Agency, above: Agency, from_on: date) -> None:
    """Invalid where an agency can't stand below another from a day on."""
    if row.parent is None:
        raise Invalid(Message("The city itself is not closed, merged or moved."))
    check_is_there(above, from_on)
    if row.pk in AgencyTree.load().upwards(above.pk, from_on):
        raise Invalid(Message("{above} is the agency itself, or lies below it.", above=above.names()))


def _below(row: Agency, day: date) -> list[Agency]:
    """The agencies right below one on a day that are still there then."""
    tree = AgencyTree.load()
    children = [pk for pk in tree.agencies if pk != row.pk and tree.on(pk, day).parent_id == row.pk]
    return [one for one in map(tree.agencies.__getitem__, children) if one.until_on is None or one.until_on >= day]
