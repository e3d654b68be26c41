"""Which two of the register look like one organisation, most alike first."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count

from samrit.organisations.matching import Known, Register
from samrit.queries.people.access import within
from samrit.records.models import Fact, NotDuplicate, Partner
from samrit.thai.organisation_likeness import Likeness


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that look alike, with how much and why; each with how many records count for it."""

    one: Partner
    other: Partner
    likeness: Likeness
    records: tuple[int, int]


# Comparing a large register takes seconds, and gives the same until a name changes: what was found last is kept.
_Rows = tuple[tuple[int, int | None, str, str, str], ...]
Suggested = tuple[int, int, Likeness]
_stored: tuple[_Rows, tuple[Suggested, ...]] = ((), ())
_lock = Lock()


def duplicates(paths: tuple[str, ...]) -> list[Suggested]:
    """The pairs of which one at least is kept in these branches; three queries."""
    mine = set(Partner.objects.filter(within(paths, "agency__"), merged_into=None).values_list("pk", flat=True))
    apart = set(NotDuplicate.objects.values_list("one", "other"))
    return [
        (one, other, likeness)
        for one, other, likeness in _suggested()
        if (one in mine or other in mine) and (one, other) not in apart
    ]


def pairs_of(shown: Sequence[Suggested]) -> list[Pair]:
    """The partners of some pairs, with their records; two queries."""
    keys = {pk for one, other, _ in shown for pk in (one, other)}
    partners = Partner.objects.select_related("agency", "place").in_bulk(list(keys))
    facts = Fact.objects.filter(partner__in=keys, known_until=None, campaign__isnull=False)
    counts = dict(facts.values_list("partner").annotate(n=Count("pk")).order_by())
    return [
        Pair(partners[one], partners[other], likeness, (counts.get(one, 0), counts.get(other, 0)))
        for one, other, likeness in shown
        if one in partners and other in partners
    ]


def _suggested() -> tuple[Suggested, ...]:
    global _stored  # noqa: PLW0603 - one register in a process; made anew where it changed
    found = Partner.objects.filter(merged_into=None).order_by("pk")
    rows: _Rows = tuple(found.values_list("pk", "place", "name_th", "name_en", "short_name"))
    with _lock:
        if _stored[0] != rows:
            register = Register.of(Known(pk, tuple(filter(None, names)), place) for pk, place, *names in rows)
            _stored = (rows, tuple(register.pairs()))
        return _stored[1]
