"""A rule is set by who defines the indicator, names only what is within reach, and leads nowhere back."""

import pytest

import factories
from factories import AT
from samrit.actions.counting.define_counting_rule import define_counting_rule
from samrit.counting import Count, CountingRule, Measured, RecordKind, RecordStatus, ResultOf
from samrit.records.models import CountingRuleVersion, Indicator, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    return factories.indicator()


@pytest.fixture
def by(indicator: Indicator) -> User:
    return factories.user(RoleName.COORDINATOR, over=indicator.annual_plan.agency)


def practices(*campaigns: int, themes: tuple[int, ...] = ()) -> CountingRule:
    count = Count(of=RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,), campaigns=campaigns, themes=themes)
    return CountingRule(first=count)


def test_it_says_in_words_what_it_counts_and_keeps_each_version(indicator: Indicator, by: User) -> None:
    campaign = factories.campaign(indicator.annual_plan.agency)

    first = define_counting_rule(indicator=indicator, rule=practices(campaign.pk), words="", number=0, by=by, at=AT)
    second = define_counting_rule(indicator=indicator, rule=None, words="", number=1, by=by, at=AT)

    assert first is not None
    first.refresh_from_db()
    assert campaign.name_th in first.words
    assert second is not None
    assert list(CountingRuleVersion.objects.order_by("number").values_list("number", "words", "rule")) == [
        (1, first.words, first.rule),
        (2, "", None),
    ]
    assert Indicator.objects.get(pk=indicator.pk).result_source == "typed"


def test_of_two_who_change_it_the_second_is_told(indicator: Indicator, by: User) -> None:
    define_counting_rule(indicator=indicator, rule=practices(), words="นับที่ตรวจสอบแล้ว", number=0, by=by, at=AT)

    with pytest.raises(StaleVersion):
        define_counting_rule(indicator=indicator, rule=None, words="", number=0, by=by, at=AT)


def test_nothing_of_another_agency_is_named(indicator: Indicator, by: User) -> None:
    elsewhere, run = factories.campaign(), factories.measurement()
    theme = elsewhere.themes.order_by("pk")[0].pk
    own = factories.campaign(indicator.annual_plan.agency).pk

    for rule in (
        practices(elsewhere.pk),
        practices(own, themes=(theme,)),
        CountingRule(first=Measured(measurement=run.pk)),
    ):
        with pytest.raises(Invalid) as refusal:
            define_counting_rule(indicator=indicator, rule=rule, words="", number=0, by=by, at=AT)
        assert "another agency's" in refusal.value.message.en

    assert not CountingRuleVersion.objects.exists()


def test_what_stands_above_and_below_is_within_reach(indicator: Indicator, by: User) -> None:
    agency = indicator.annual_plan.agency
    above, below = factories.campaign(factories.city()), factories.campaign(factories.agency(parent=agency))

    made = define_counting_rule(
        indicator=indicator, rule=practices(above.pk, below.pk), words="", number=0, by=by, at=AT
    )

    assert made is not None


def test_no_rule_leads_back_to_its_own_indicator(indicator: Indicator, by: User) -> None:
    other = factories.indicator(indicator.annual_plan)
    define_counting_rule(
        indicator=other, rule=CountingRule(first=ResultOf(indicator=indicator.pk)), words="", number=0, by=by, at=AT
    )

    with pytest.raises(Invalid):
        define_counting_rule(
            indicator=indicator, rule=CountingRule(first=ResultOf(indicator=other.pk)), words="", number=0, by=by, at=AT
        )


def test_others_set_no_rule(indicator: Indicator) -> None:
    with pytest.raises(Denied):
        define_counting_rule(
            indicator=indicator, rule=practices(), words="", number=0, by=factories.user(RoleName.HEAD), at=AT
        )
