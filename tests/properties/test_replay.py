"""What is counted as of any time is what replaying the audit trail up to then gives."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import factories as make
from samrit.actions.campaigns.practices import move_practice
from samrit.actions.partners.merge_partners import merge_partners
from samrit.counting import Count, PlainFact, RecordKind, Sector, Span, Standing, What, days_of, members
from samrit.queries.counting.counting import Scope, counted
from samrit.records.models import Event, Fact, Partner, Practice
from samrit.records.practice_moves import PracticeDeed
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Refused

START = datetime(2021, 4, 1, tzinfo=UTC)
DEEDS = st.lists(st.tuples(st.sampled_from([*PracticeDeed, "merge"]), st.integers(0, 2)), max_size=7)
COUNTS = tuple(
    Count(of=RecordKind.PRACTICE, what=what, standings=standings, span=Span.ANY)
    for what in (What.PARTNERS, What.RECORDS)
    for standings in ((Standing.VERIFIED,), (Standing.REPORTED, Standing.REFUSED))
)


class ReplayTest(TestCase):
    """Three partners with a practice each; deeds on them, an hour apart."""

    @settings(max_examples=20, deadline=None)
    @given(deeds=DEEDS)
    def test_as_of_counts_are_those_of_the_trail(self, deeds: list[tuple[PracticeDeed | str, int]]) -> None:
        """At the time of every deed, and just before it."""
        agency = make.agency()
        by = make.user(RoleName.COORDINATOR, over=agency)
        campaign = make.campaign(agency)
        partners = [make.partner(agency) for _ in range(3)]
        practices = [make.practice(campaign, partner) for partner in partners]
        replayed = {(fact.kind, fact.record_id): [plain_of(fact)] for fact in Fact.objects.all()}
        for hour, (deed, place) in enumerate(deeds):
            at = START + timedelta(hours=hour)
            try:
                if isinstance(deed, PracticeDeed):
                    row = Practice.objects.get(pk=practices[place].pk)
                    move_practice(deed=deed, practice=row, reason="ตามที่ตรวจพบ", by=by, at=at)
                else:
                    one, other = (Partner.objects.get(pk=partners[(place + step) % 3].pk) for step in (0, 1))
                    merge_partners(merged=one, kept=other, by=by, at=at)
            except Refused:
                continue
        for event in Event.objects.order_by("pk"):
            for told in event.after.get("facts", ()):
                replay(replayed.setdefault((told["kind"], told["record_id"]), []), told, event.at)

        facts = [fact for those in replayed.values() for fact in those]
        scope = Scope(agency, 2564, 5)
        for hour in range(len(deeds)):
            for at in (START + timedelta(hours=hour), START + timedelta(hours=hour, seconds=-1)):
                known = [fact for fact in facts if fact.is_known(at)]
                for count in COUNTS:
                    expected = members(count, known, days_of(count, 2564, 5), agency=agency.pk)
                    assert counted(count, scope, at) == expected


def replay(those: list[PlainFact], told: dict[str, object], at: datetime) -> None:
    """What an event tells of a record closes what was known of it, and opens what is known from then on."""
    if those and those[-1].known_until is None:
        values = {name: getattr(those[-1], name) for name in PlainFact.__slots__}
        those[-1] = PlainFact(**values | {"known_until": at})
    if told["standing"]:
        those.append(plain_of(told, at))


def plain_of(told: "Fact | dict[str, object]", at: datetime | None = None) -> PlainFact:
    """A fact of the table, or one that an event tells, as a value."""
    if isinstance(told, Fact):
        at, told = (
            told.known_from,
            {
                name: getattr(told, name)
                for name in ("kind", "record_id", "standing", "on", "agency_id", "campaign_id", "partner_id", "sector")
            }
            | {"on": told.on.isoformat()},
        )
    assert at is not None
    return PlainFact(
        kind=RecordKind(str(told["kind"])),
        record=int(str(told["record_id"])),
        standing=Standing(str(told["standing"])),
        on=date.fromisoformat(str(told["on"])),
        agencies=frozenset({int(str(told["agency_id"]))}),
        known_from=at,
        campaign=told.get("campaign_id"),  # type: ignore[arg-type]  # a key, or None
        partner=told.get("partner_id"),  # type: ignore[arg-type]  # a key, or None
        sector=Sector(str(told["sector"])) if told.get("sector") else None,
    )
