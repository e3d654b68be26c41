"""The city's agencies: the tree as it stands today, and what happened to one of them, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from samrit.records.models import Agency, AgencyChange
from samrit.records.models.plans.agency import AgencyQuerySet
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message, ShownDay, either
from samrit.vocabulary.agencies import ENDS, AgencyChangeKind, AgencyIs


@dataclass(frozen=True, slots=True)
class AgencyFilter:
    """Which agencies are wanted; "" wants all."""

    words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency of the list; `depth` is how far below the city it stands."""

    code: str
    name_th: str
    name_en: str
    above: str
    depth: int
    from_on: date | None
    until_on: date | None
    state: AgencyIs

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return either(self.name_th, self.name_en)


def agency_rows(only: AgencyFilter, *, today: date) -> AgencyQuerySet:
    """The agencies, each below the one that it belongs to."""
    rows = Agency.objects.select_related("parent").order_by("path")
    words = to_arabic(only.words.strip())
    if words:
        rows = rows.filter(Q(code__icontains=words) | Q(name_th__icontains=words) | Q(name_en__icontains=words))
    if only.state == AgencyIs.CLOSED:
        return rows.filter(until_on__lt=today)
    if only.state == AgencyIs.TO_COME:
        return rows.filter(from_on__gt=today)
    return rows if only.state == "all" else rows.not_closed(today)


def agency_lines(rows: Sequence[Agency], *, today: date) -> list[AgencyLine]:
    """What is shown of some of them."""
    return [
        AgencyLine(
            code=row.code,
            name_th=row.name_th,
            name_en=row.name_en,
            above=row.parent.code if row.parent is not None else "",
            depth=row.path.count("/") - 2,
            from_on=row.from_on,
            until_on=row.until_on,
            state=agency_is(row, today=today),
        )
        for row in rows
    ]


def agency_is(row: Agency, *, today: date) -> AgencyIs:
    """Whether an agency exists on a day."""
    if row.is_there_on(today):
        return AgencyIs.THERE
    return AgencyIs.TO_COME if row.from_on is not None and today < row.from_on else AgencyIs.CLOSED


def why_not_there(agency: Agency, day: date | None) -> Message | None:
    """Why an agency doesn't exist on a day; of a day that nobody knows, where it is closed. None where it does."""
    if agency.until_on is None if day is None else agency.is_there_on(day):
        return None
    if agency.until_on is not None and (day is None or day > agency.until_on):
        return Message("{name} was closed after {day}.", name=agency.names(), day=ShownDay(agency.until_on))
    assert agency.from_on is not None, "what isn't there, and isn't closed, has yet to begin"
    return Message("{name} is there from {day} on.", name=agency.names(), day=ShownDay(agency.from_on))


def why_not_in_year(agency: Agency, fiscal_year_be: int) -> Message | None:
    """Why an agency can't begin a plan of a year: on no day of it, or not at its first, is it there."""
    first, last = fiscal_year_dates(fiscal_year_be)
    return why_not_there(agency, min(max(agency.from_on or first, first), last))


def changes_of(agency: Agency) -> QuerySet[AgencyChange]:
    """What happened to it, or to others because of it, the newest first."""
    rows = AgencyChange.objects.filter(Q(agency=agency) | Q(other=agency))
    return rows.select_related("agency", "parent", "other", "recorded_by").order_by("-from_on", "-pk")


@dataclass(frozen=True, slots=True)
class Succession:
    """Which agencies one goes on with, since a merger or a split, and which go on with it; each with its change."""

    before: tuple[AgencyChange, ...]
    after: tuple[AgencyChange, ...]

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def _successions(agency: Agency | OuterRef, today: date) -> QuerySet[AgencyChange]:
    kinds = (AgencyChangeKind.MERGED.value, AgencyChangeKind.SPLIT.value)
    rows = AgencyChange.objects.filter(Q(agency=agency) | Q(other=agency), kind__in=kinds, from_on__lte=today)
    return rows.exclude(other=None)


def has_succession(agency: str, *, today: date) -> Exists:
    """Whether a merger or a split up to a day concerns the agency in this column, to be asked beside a row."""
    return Exists(_successions(OuterRef(agency), today))


def succession(agency: Agency, *, today: date) -> Succession:
    """What of mergers and splits concerns an agency up to a day; one query."""
    found = list(_successions(agency, today).select_related("agency", "other").order_by("from_on", "pk"))
    return Succession(
        before=tuple(one for one in found if one.other_id == agency.pk),
        after=tuple(one for one in found if one.agency_id == agency.pk),
    )


def recorded_for(agency: Agency, kind: AgencyChangeKind | None, day: date | None) -> AgencyChange | None:
    """What is recorded of an agency for a day already, in whose place another change of the kind would come."""
    if day is None or kind is None or kind in ENDS:
        return None
    return AgencyChange.objects.select_related("parent").filter(agency=agency, kind=kind.value, from_on=day).first()


def recorded_on(agency: Agency, day: date) -> AgencyChange | None:
    """The last that is recorded of an agency for a day, whatever it is."""
    return AgencyChange.objects.filter(agency=agency, from_on=day).order_by("-pk").first()


def replaces(change: AgencyChange) -> Message:
    """That another change has come in the place of one for the same day."""
    said = Message(
        "It takes the place of what was recorded for {day}: {what}.", day=ShownDay(change.from_on or date.min)
    )
    return said.filled(what=change.name_th or (change.parent.names() if change.parent else ""))


def closed_agencies(today: date) -> dict[str, Message]:
    """By their codes the agencies that are no more, each with what to say of it: when it ended, and who goes on; two queries."""
    ends = AgencyChange.objects.filter(kind__in=[one.value for one in ENDS]).exclude(other=None)
    heirs = {
        one.agency_id: one.parent or one.other
        for one in ends.select_related("parent", "other").order_by("from_on", "pk")
    }
    found = {}
    for row in Agency.objects.filter(until_on__lt=today):
        said = Message(
            "{name} was closed after {day}.",
            name=row.names(),
            day=ShownDay(row.until_on or today),
        )
        heir = heirs.get(row.pk)
        if heir is not None:
            goes_on = f"{heir.code} {heir.name_th}"
            said = Message("{said} Name the agency that goes on with what it had: {heir}.", said=said, heir=goes_on)
        found[row.code] = said
    return found


def agencies_by_field(*, today: date) -> list[dict[str, str]]:
    """The agencies that are not closed, as a list of agencies holds them."""
    return [
        {
            "code": row.code,
            "name_th": row.name_th,
            "name_en": row.name_en,
            "parent": row.parent.code if row.parent is not None else "",
            "from_on": row.from_on.isoformat() if row.from_on is not None else "",
        }
        for row in agency_rows(AgencyFilter(), today=today)
    ]
