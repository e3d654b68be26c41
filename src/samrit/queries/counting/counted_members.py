"""The list behind a number: who or what was counted, with the records that made it so, leaf by leaf."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from samrit.counting import Count, CountUnit, RecordKind, RecordStatus
from samrit.queries.counting.counting import Scope, facts_of
from samrit.records.models import Fact
from samrit.records.ordering import by_text
from samrit.thai.translation import Message
from samrit.vocabulary.counted import KIND_WORDS, RECORD_STATUS_WORDS

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE_SIZE = 50
_WITH = ("partner", "theme", "activity")


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """One record that was counted: what it is, where it stands, in what, and the day that the rule's dates are about."""

    kind: RecordKind
    record_id: int
    words: Message
    status: Message
    about: Message
    on: date
    people: int | None
    activity_id: int | None


@dataclass(frozen=True, slots=True)
class Member:
    """A partner with all its records that fit, or one record; `partner_id` is None for a record of no partner."""

    partner_id: int | None
    name: Message
    records: tuple[MemberRecord, ...]


@dataclass(frozen=True, slots=True)
class PageQuery:
    """One page of the members, and where it stands among the others."""

    page: "Page[Any]"
    members: tuple[Member, ...]


def members_page(count: Count, scope: Scope, as_of: datetime | None, *, number: object) -> PageQuery:
    """A page of who or what was counted, in the order of names or days; four SQL queries at most."""
    paginator: Paginator[Any] = Paginator(_keys(count, scope, as_of), PAGE_SIZE)
    page = paginator.get_page(number if isinstance(number, int | str) else 1)
    return PageQuery(page, tuple(_members(count, scope, as_of, list(page.object_list))))


def all_members(count: Count, scope: Scope, as_of: datetime | None) -> Iterator[Member]:
    """All of them, for a file; a query for each 500."""
    keys = list(_keys(count, scope, as_of))
    for start in range(0, len(keys), 500):
        yield from _members(count, scope, as_of, keys[start : start + 500])


def record_of(fact: Fact) -> MemberRecord:
    """What a fact says of its record; its links are loaded."""
    about = fact.theme or fact.activity
    return MemberRecord(
        kind=RecordKind(fact.kind),
        record_id=fact.record_id,
        words=KIND_WORDS[RecordKind(fact.kind)],
        status=RECORD_STATUS_WORDS[RecordStatus(fact.status)],
        about=about.names() if about is not None else Message(""),
        on=fact.on,
        people=fact.people,
        activity_id=fact.activity_id,
    )


def _keys(count: Count, scope: Scope, as_of: datetime | None) -> "QuerySet[Fact, Any]":
    facts = facts_of(count, scope, as_of)
    if count.unit is CountUnit.PARTNERS:
        named = facts.annotate(by_name=by_text("partner__name_th")).order_by("by_name", "partner")
        return named.values_list("partner", "by_name").distinct()
    return facts.order_by("on", "record_id").values_list("record_id", "on")


def _members(
    count: Count, scope: Scope, as_of: datetime | None, keys: Iterable[tuple[int, object]]
) -> Iterator[Member]:
    wanted = [key for key, _ in keys]
    facts = facts_of(count, scope, as_of).select_related(*_WITH).order_by("on", "record_id")
    if count.unit is CountUnit.PARTNERS:
        by_partner: dict[int | None, list[Fact]] = {key: [] for key in wanted}
        for fact in facts.filter(partner__in=wanted):
            by_partner[fact.partner_id].append(fact)
        for partner, rows in by_partner.items():
            if rows:
                yield Member(partner, _name(rows[0]), tuple(map(record_of, rows)))
        return
    by_record = {fact.record_id: fact for fact in facts.filter(record_id__in=wanted)}
    for key in wanted:
        if key in by_record:
            fact = by_record[key]
            yield Member(fact.partner_id, _name(fact), (record_of(fact),))


def _name(fact: Fact) -> Message:
    named = fact.partner or fact.activity
    return named.names() if named is not None else Message("–")
