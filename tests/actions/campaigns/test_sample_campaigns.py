"""The campaigns of the sample city: 97 that promoted and 5 that practise, both counted from one record."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from samrit.checks import check, rule
from samrit.counting import Count, RecordKind
from samrit.ops.sample_city import SampleDataError
from samrit.ops.sample_city.campaigns import read_stories
from samrit.ops.sample_city.loading import load_sample_city
from samrit.ops.sample_city.reading import DATA
from samrit.queries.campaigns.campaign_counts import Counts, counts
from samrit.queries.counting.chain import Kind
from samrit.queries.counting.counted_figures import counted_facts
from samrit.queries.counting.counting import Scope, worked
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.counting.provenance import provenance_of
from samrit.queries.public.campaign_years import years_of
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import (
    YEAR_END,
    Activity,
    Campaign,
    Contact,
    CountingRuleVersion,
    Event,
    Fact,
    Figure,
    Indicator,
    Partner,
    Tally,
)
from samrit.thai.districts import DISTRICTS
from samrit.thai.translation import in_language

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
(STORY,) = read_stories()


def counted_by(stored: object, indicator: Indicator) -> int:
    """What a rule of the sample comes to, by going through the facts one by one."""
    term = rule_of(stored).first
    assert isinstance(term, Count)
    facts = Fact.objects.filter(known_until=None)
    fitting = {
        fact.partner_id
        for fact in facts
        if fact.kind == term.of and fact.status in term.statuses and fact.campaign_id in term.campaigns
    }
    assert worked(rule_of(stored), Scope.of(indicator, YEAR_END)).outcome.value == len(fitting)
    return len(fitting)


@pytest.mark.django_db
def test_ninety_seven_promoted_and_five_practise() -> None:
    load_sample_city(at=AT, password="x", measured=True)
    campaign = Campaign.objects.get(code="earth-hour-2564")
    indicator = with_reports(Indicator.objects.filter(code="2200-0832")).get()
    report = indicator_report(indicator)

    # The result: distinct partners with a verified practice, though six practices are verified.
    assert counts(campaign.pk) == Counts(took_part=97, came=97, declared=60, reported=8, verified=5, practices=6)
    assert counted_by(CountingRuleVersion.objects.get(indicator=indicator).rule, indicator) == 5 == report.result.value
    tally = Tally.objects.get(report__indicator=indicator, report__quarter=YEAR_END)
    assert (str(tally.value), tally.members) == ("5.00000000", 5)
    # The narrative's figure counts something else, by a rule of its own; the check still asks, and the record answers.
    figure = Figure.objects.get(report__indicator=indicator)
    assert (figure.words, figure.source, counted_by(figure.rule, indicator)) == ("97 หน่วยงาน", "counted", 97)
    assert "differs-from-text" in {rule(finding.code).name for finding in check(report)}
    # Told what the records say, the check asks no more: the report was handed in long before the sample was counted.
    answered = {rule(finding.code).name for finding in check(report, counted=counted_facts(indicator))}
    assert "differs-from-text" not in answered
    (chain,) = (one for one in provenance_of(indicator, only=4)[4] if one.text == figure.words)
    assert [(one.kind, len(one.on) > 0) for one in chain.on[0].on] == [(Kind.COUNT, True)]
    # No number of a quarter went out: each was handed in with words alone, before there was a rule.
    assert {row.result.value for row in indicator.quarters.all() if not row.is_open} == {None}
    # One organisation came under two names, and counts once.
    assert Partner.objects.count() == 98
    assert Fact.objects.filter(kind=RecordKind.PARTNER, known_until=None).count() == 97
    assert Contact.objects.count() == 0
    with in_language("en"):
        before, this = years_of(campaign, only_opened=True)
    assert (before.fiscal_year_be, before.counts.took_part, before.counts.verified) == (2563, 41, 3)
    # One event tells all facts, as actions do.
    payload = Event.objects.get(action="load_sample", subject_type="campaign").after["facts"]
    assert len(payload) == Fact.objects.filter(known_until=None).count()
    # The evening and the hour without light are two things.
    evening = Activity.objects.get(campaign=campaign, kind="event")
    starts, ends = timezone.localtime(evening.starts_at), timezone.localtime(evening.ends_at)
    assert (starts.date(), f"{starts:%H.%M}", f"{ends:%H.%M}") == (date(2021, 3, 27), "19.00", "21.30")
    # The evenings are measured from made-up data that says so.
    assert [one.method for year in (before, this) for one in year.saved] == ["previous-week", "bridge"]
    assert (before.breaks, this.breaks) == (False, True)
    # By the form's own method the evening can't be told from an ordinary one; by a better one it can.
    assert (before.saved[0].is_distinguishable, this.saved[0].is_saving) == (False, True)
    low, high = this.saved[0].low_mwh, this.saved[0].high_mwh
    assert low is not None
    assert high is not None
    assert low < 29.4 < high
    assert "สังเคราะห์" in this.saved[0].area


def test_every_organisation_is_plainly_a_sample() -> None:
    assert [one.name_th for one in STORY.partners if "ตัวอย่าง" not in one.name_th] == []
    assert [one.name_en for one in STORY.partners if one.name_en and "Sample" not in one.name_en] == []


def test_every_key_that_a_file_names_is_there() -> None:
    keys = {one.key for one in STORY.partners}
    places = {district.code for district in DISTRICTS}

    assert {one.place for one in STORY.partners} - places == {""}
    for campaign in STORY.campaigns:
        themes = {theme.key for theme in campaign.themes}
        assert {key for one in campaign.activities for key in one.came} <= keys
        assert {key for one in campaign.commitments for key in one.partners} <= keys
        assert {one.partner for one in campaign.practices} <= keys
        assert {one.theme for one in campaign.commitments} | {one.theme for one in campaign.practices} <= themes


def test_a_file_that_is_wrong_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "campaigns").mkdir()
    text = (DATA / "campaigns/earth-hour.toml").read_text(encoding="utf-8")
    wrong = re.sub(r'status = "reported"', 'status = "refused"', text, count=1)
    (tmp_path / "campaigns/earth-hour.toml").write_text(wrong, encoding="utf-8")

    with pytest.raises(SampleDataError, match=r"earth-hour\.toml: `reason` says why a practice was refused"):
        read_stories(tmp_path)
