"""Bring what is stored of agencies up to the day: their own rows, the names in the rows of years, the roles over them.

Whatever is recorded of an agency settles it at once, and a job does it each morning, for what was recorded ahead.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, unasked
from samrit.actions.period_results import count_moved_agencies
from samrit.queries.plans.agency_tree import AgencyTree
from samrit.records.models import Agency, AnnualPlan, Campaign, Role
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

_NOW = ("name_th", "name_en", "parent_id", "path", "from_on", "until_on")
_THEN = ("agency_name_th", "agency_name_en", "agency_path")


def apply_changes_due(*, on: date, at: datetime) -> int:
    """Settle what falls due on a day; gives how many rows changed.

    What would stand below itself stays where it was; Invalid says so, once all else is settled.
    """
    with unasked(None, at) as act:
        count = apply_changes(act, on=on)
    tree = AgencyTree.load()
    astray = sorted(tree.agencies[pk].code for pk in tree.astray(on))
    if astray:
        raise Invalid(
            Message(
                "These agencies would stand below themselves, and stay where they were: {codes}. Withdraw what is recorded of them.",
                codes=", ".join(astray),
            )
        )
    return count


def apply_changes(act: Acting[Any, Any], *, on: date | None = None) -> int:
    """The same inside of an action."""
    today = on or timezone.localdate(act.at)
    tree = AgencyTree.load()
    changed = _apply_to_rows(tree, today) + _apply_to_years(tree, today)
    if changed:
        count_moved_agencies()
    return changed + _apply_to_roles(tree, today, act)


def name_in_year(row: AnnualPlan | Campaign, *, at: datetime) -> None:
    """Give a row of a year that is not saved yet the name that its agency has in that year."""
    tree = AgencyTree.load()
    if tree.has_changed:
        _write_then(row, tree, timezone.localdate(at))


def _apply_to_rows(tree: AgencyTree, today: date) -> int:
    changed, astray = [], tree.astray(today)
    for pk, row in tree.agencies.items():
        if pk in astray:
            continue
        is_now, existence = tree.on(pk, today), tree.existence(pk)
        wanted = (is_now.name_th, is_now.name_en, is_now.parent_id, is_now.path, *existence)
        if wanted != tuple(getattr(row, name) for name in _NOW):
            for name, value in zip(_NOW, wanted, strict=True):
                setattr(row, name, value)
            changed.append(row)
    Agency.objects.bulk_update(changed, ["name_th", "name_en", "parent", "path", "from_on", "until_on"])
    return len(changed)


def _apply_to_years(tree: AgencyTree, today: date) -> int:
    if not tree.has_changed:
        return 0
    plans = [row for row in AnnualPlan.objects.select_related("agency") if _is_new_then(row, tree, today)]
    campaigns = [row for row in Campaign.objects.select_related("agency") if _is_new_then(row, tree, today)]
    AnnualPlan.objects.bulk_update(plans, _THEN)
    Campaign.objects.bulk_update(campaigns, _THEN)
    return len(plans) + len(campaigns)


def _is_new_then(row: AnnualPlan | Campaign, tree: AgencyTree, today: date) -> bool:
    before = tuple(getattr(row, name) for name in _THEN)
    _write_then(row, tree, today)
    return before != tuple(getattr(row, name) for name in _THEN)


def _write_then(row: AnnualPlan | Campaign, tree: AgencyTree, today: date) -> None:
    """Only where it was otherwise than today, a row of a year says so."""
    then, now = tree.in_year(row.agency_id, row.fiscal_year_be, today=today), tree.on(row.agency_id, today)
    is_named = (then.name_th, then.name_en) != (now.name_th, now.name_en)
    row.agency_name_th, row.agency_name_en = (then.name_th, then.name_en) if is_named else ("", "")
    row.agency_path = then.path if then.path != now.path else ""


def _apply_to_roles(tree: AgencyTree, today: date, act: Acting[Any, Any]) -> int:
    """Whoever is something over an agency that was taken over, is it over the one that goes on."""
    heirs = {pk: heir for pk in tree.has_changed if (heir := tree.heir(pk, today)) != pk}
    moved = 0
    for role in _lasting(heirs, today):
        before, after = tree.agencies[role.agency_id], tree.agencies[heirs[role.agency_id]]
        there = Role.objects.filter(user=role.user_id, role=role.role, agency=after, on_behalf_of=None)
        if role.on_behalf_of_id is None and there.exists():
            role.delete()
        else:
            role.agency = after
            role.save(update_fields=["agency"])
        about = {"role": role.role}
        act.log("move_role", role.user, before=about | {"agency": before.code}, after=about | {"agency": after.code})
        moved += 1
    return moved


def _lasting(heirs: Iterable[int], today: date) -> list[Role]:
    rows = Role.objects.filter(agency__in=list(heirs)).select_related("user").order_by("pk")
    return [role for role in rows if role.until_on is None or role.until_on >= today]
