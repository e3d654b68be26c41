"""What the database counts is what counting by hand gives, of any rule over any records as of any time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import factories as make
from samrit.counting import Count, CountUnit, Period, PlainFact, RecordKind, RecordStatus, Sector, days_of, members
from samrit.queries.counting.counting import Scope, counted, number_of
from samrit.records.models import Agency, Fact
from samrit.vocabulary.counted import RECORD_STATUSES

_KEYS = st.integers(0, 2)
_TIMES = st.integers(0, 6).map(lambda hours: datetime(2021, 2, 1, tzinfo=UTC) + timedelta(hours=hours))
_DAYS = st.integers(0, 9).map(lambda months: date(2020, 9, 30) + timedelta(days=45 * months))


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """Any count whose parts fit, with keys that are places in the world's lists."""
    of = draw(st.sampled_from(RecordKind))
    unit = [CountUnit.RECORDS]
    unit += [CountUnit.PARTNERS] if of is not RecordKind.ACTIVITY else []
    unit += [CountUnit.PEOPLE] if of is RecordKind.ATTENDANCE else []
    few = st.lists(_KEYS, max_size=2).map(tuple)
    themed = of in (RecordKind.COMMITMENT, RecordKind.PRACTICE)
    period = draw(st.sampled_from(Period))
    dates = sorted([draw(_DAYS), draw(_DAYS)]) if period is Period.DATES else [None, None]
    return Count(
        of=of,
        unit=draw(st.sampled_from(unit)),
        statuses=tuple(draw(st.lists(st.sampled_from(RECORD_STATUSES[of]), max_size=2))),
        campaigns=draw(few) if of is not RecordKind.PARTNER else (),
        themes=draw(few) if themed else (),
        activities=draw(few) if of is RecordKind.ATTENDANCE else (),
        sectors=tuple(draw(st.lists(st.sampled_from(Sector), max_size=2))) if of is not RecordKind.ACTIVITY else (),
        period=period,
        from_on=dates[0],
        until_on=dates[1],
        is_ongoing=of is RecordKind.PRACTICE and draw(st.booleans()),
    )


@st.composite
def plain_facts(draw: st.DrawFn, record: int) -> PlainFact:
    """A fact of a record; `agencies` is the place of its agency in the world's list, alone."""
    kind = draw(st.sampled_from(RecordKind))
    known_from = draw(_TIMES)
    is_partnered = kind is not RecordKind.ACTIVITY
    return PlainFact(
        kind=kind,
        record=record,
        status=draw(st.sampled_from(RECORD_STATUSES[kind])),
        on=draw(_DAYS),
        agencies=frozenset({draw(_KEYS)}),
        known_from=known_from,
        known_until=draw(st.none() | _TIMES.filter(lambda until: until >= known_from)),
        campaign=draw(_KEYS) if kind is not RecordKind.PARTNER else None,
        partner=draw(_KEYS) if is_partnered else None,
        sector=draw(st.sampled_from(Sector)) if is_partnered else None,
        theme=draw(_KEYS) if kind in (RecordKind.COMMITMENT, RecordKind.PRACTICE) else None,
        activity=draw(_KEYS) if kind in (RecordKind.ACTIVITY, RecordKind.ATTENDANCE) else None,
        until_on=draw(st.none() | _DAYS) if kind is RecordKind.PRACTICE else None,
        people=draw(st.integers(0, 9)) if kind is RecordKind.ATTENDANCE else None,
    )


many_facts = st.integers(0, 14).flatmap(lambda n: st.tuples(*(plain_facts(record=key) for key in range(n))))


class CountsTest(TestCase):
    """One world of agencies, campaigns and partners for all examples; each example's facts go with it."""

    agencies: list[Agency]
    keys: dict[str, list[int]]

    @classmethod
    def setUpTestData(cls) -> None:
        """A department with a division, and another department; a campaign, a partner, an activity for each."""
        cls.agencies = [make.agency()]
        cls.agencies += [make.agency(parent=cls.agencies[0]), make.agency()]
        campaigns = [make.campaign(agency) for agency in cls.agencies]
        cls.keys = {
            "campaign": [one.pk for one in campaigns],
            "partner": [make.partner(agency).pk for agency in cls.agencies],
            "activity": [make.activity(one).pk for one in campaigns],
            "theme": [one.themes.order_by("position")[0].pk for one in campaigns],
        }
        Fact.objects.all().delete()

    @settings(max_examples=60)
    @given(count=counts(), facts=many_facts, as_of=st.none() | _TIMES, quarter=st.integers(1, 5))
    def test_the_database_counts_as_by_hand(
        self, count: Count, facts: tuple[PlainFact, ...], as_of: datetime | None, quarter: int
    ) -> None:
        """Number, keys, and the number alone."""
        count = count.replace(
            campaigns=tuple(self.keys["campaign"][at] for at in count.campaigns),
            themes=tuple(self.keys["theme"][at] for at in count.themes),
            activities=tuple(self.keys["activity"][at] for at in count.activities),
        )
        plain = [self.placed(fact) for fact in facts]
        scope = Scope(self.agencies[0], 2564, quarter)
        known = [f for f in plain if (f.known_until is None if as_of is None else f.is_known(as_of))]
        by_hand = members(count, known, days_of(count, 2564, quarter), agency=self.agencies[0].pk)

        Fact.objects.bulk_create(self.row(fact) for fact in plain)
        in_database = counted(count, scope, as_of), number_of(count, scope, as_of)

        assert in_database == (by_hand, by_hand.number)

    def placed(self, fact: PlainFact) -> PlainFact:
        """The fact with the keys of this world, and its agency with those above it."""
        (place,) = fact.agencies
        own: Agency = self.agencies[place]
        above = {agency.pk for agency in self.agencies if own.is_within(agency)}
        places = {"campaign": fact.campaign, "partner": fact.partner, "theme": fact.theme, "activity": fact.activity}
        keys = {name: None if at is None else self.keys[name][at] for name, at in places.items()}
        values = {name: getattr(fact, name) for name in PlainFact.__slots__}
        return PlainFact(**values | keys | {"agencies": frozenset(above)})

    def row(self, fact: PlainFact) -> Fact:
        """The same as a row."""
        own = max(
            (agency for agency in self.agencies if agency.pk in fact.agencies), key=lambda agency: len(agency.path)
        )
        return Fact(
            kind=fact.kind.value,
            record_id=fact.record,
            status=RecordStatus(fact.status).value,
            on=fact.on,
            agency=own,
            campaign_id=fact.campaign,
            partner_id=fact.partner,
            sector=fact.sector.value if fact.sector is not None else "",
            theme_id=fact.theme,
            activity_id=fact.activity,
            until_on=fact.until_on,
            people=fact.people,
            known_from=fact.known_from,
            known_until=fact.known_until,
        )
