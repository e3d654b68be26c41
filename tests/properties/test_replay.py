"""What is counted as of any time is what replaying the audit trail up to then gives."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import factories as make
from samrit.actions.campaigns.practices import apply_to_practice
from samrit.actions.partners.merge_partners import merge_partners
from samrit.counting import Count, CountUnit, Period, PlainFact, RecordKind, RecordStatus, Sector, days_of, members
from samrit.queries.counting.counting import Scope, counted
from samrit.records.models import Event, Fact, Partner, Practice
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.practice_workflow import PracticeAction
from samrit.vocabulary.refusal import Refused

START = datetime(2021, 4, 1, tzinfo=UTC)
ACTIONS = st.lists(st.tuples(st.sampled_from([*PracticeAction, "merge"]), st.integers(0, 2)), max_size=7)
COUNTS = tuple(
    Count(of=RecordKind.PRACTICE, unit=unit, statuses=statuses, period=Period.ANY)
    for unit in (CountUnit.PARTNERS, CountUnit.RECORDS)
    for statuses in ((RecordStatus.VERIFIED,), (RecordStatus.REPORTED, RecordStatus.REFUSED))
)


class ReplayTest(TestCase):
    """Three partners with a practice each; actions on them, an hour apart."""

    @settings(max_examples=20)
    @given(actions=ACTIONS)
    def test_as_of_counts_are_those_of_the_trail(self, actions: list[tuple[PracticeAction | str, int]]) -> None:
        """At the time of every action, and just before it."""
        agency = make.agency()
        by = make.user(RoleName.COORDINATOR, over=agency)
        campaign = make.campaign(agency)
        partners = [make.partner(agency) for _ in range(3)]
        practices = [make.practice(campaign, partner) for partner in partners]
        replayed = {(fact.kind, fact.record_id): [plain_of(fact)] for fact in Fact.objects.all()}
        for hour, (action, place) in enumerate(actions):
            at = START + timedelta(hours=hour)
            try:
                if isinstance(action, PracticeAction):
                    row = Practice.objects.get(pk=practices[place].pk)
                    apply_to_practice(action=action, practice=row, reason="ตามที่ตรวจพบ", by=by, at=at)
                else:
                    one, other = (Partner.objects.get(pk=partners[(place + step) % 3].pk) for step in (0, 1))
                    merge_partners(merged=one, survivor=other, by=by, at=at)
            except Refused:
                continue
        for event in Event.objects.order_by("pk"):
            for stated in event.after.get("facts", ()):
                replay(replayed.setdefault((stated["kind"], stated["record_id"]), []), stated, event.at)

        facts = [fact for those in replayed.values() for fact in those]
        scope = Scope(agency, 2564, 5)
        for hour in range(len(actions)):
            for at in (START + timedelta(hours=hour), START + timedelta(hours=hour, seconds=-1)):
                known = [fact for fact in facts if fact.is_known(at)]
                for count in COUNTS:
                    expected = members(count, known, days_of(count, 2564, 5), agency=agency.pk)
                    assert counted(count, scope, at) == expected


def replay(those: list[PlainFact], stated: dict[str, object], at: datetime) -> None:
    """What an event tells of a record closes what was known of it, and opens what is known from then on."""
    if those and those[-1].known_until is None:
        values = {name: getattr(those[-1], name) for name in PlainFact.__slots__}
        those[-1] = PlainFact(**values | {"known_until": at})
    if stated["status"]:
        those.append(plain_of(stated, at))


def plain_of(stated: "Fact | dict[str, object]", at: datetime | None = None) -> PlainFact:
    """A fact of the table, or one that an event tells, as a value."""
    if isinstance(stated, Fact):
        at, stated = (
            stated.known_from,
            {
                name: getattr(stated, name)
                for name in ("kind", "record_id", "status", "on", "agency_id", "campaign_id", "partner_id", "sector")
            }
            | {"on": stated.on.isoformat()},
        )
    assert at is not None
    return PlainFact(
        kind=RecordKind(str(stated["kind"])),
        record=int(str(stated["record_id"])),
        status=RecordStatus(str(stated["status"])),
        on=date.fromisoformat(str(stated["on"])),
        agencies=frozenset({int(str(stated["agency_id"]))}),
        known_from=at,
        campaign=stated.get("campaign_id"),  # type: ignore[arg-type]  # a key, or None
        partner=stated.get("partner_id"),  # type: ignore[arg-type]  # a key, or None
        sector=Sector(str(stated["sector"])) if stated.get("sector") else None,
    )
