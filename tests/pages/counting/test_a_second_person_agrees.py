"""Whoever owns a result doesn't change alone how it is counted: a second person agrees, and both see before and after."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

import factories
from samrit.actions.counting.define_counting_rule import decide_rule, define_counting_rule
from samrit.actions.plans.define_indicator import define_indicator
from samrit.actions.plans.write_definition import current_definition
from samrit.counting import Constant, CountingRule
from samrit.records.models import CountingRuleVersion, Event, Indicator, Notice, QuarterReport, RuleProposal, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db
AT = factories.AT
SEVEN = CountingRule(first=Constant(Decimal(7), "x"))


@pytest.fixture
def owner() -> User:
    """Whose result it is."""
    return factories.user(RoleName.OFFICER, username="owner")


@pytest.fixture
def colleague() -> User:
    """Another officer of the agency."""
    return factories.user(RoleName.OFFICER, username="colleague")


@pytest.fixture
def indicator(owner: User) -> Indicator:
    """An indicator whose first quarter says 5."""
    made = factories.indicator(responsible=owner)
    factories.quarter(made)
    return made


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


def asked(indicator: Indicator, by: User, rule: CountingRule | None = SEVEN) -> RuleProposal:
    found = define_counting_rule(indicator=indicator, rule=rule, words="นับเจ็ด", number=0, by=by, at=AT)
    assert isinstance(found, RuleProposal)
    return found


def results(indicator: Indicator) -> list[str]:
    return list(
        QuarterReport.objects.filter(indicator=indicator)
        .order_by("quarter")
        .values_list("result_value_text", flat=True)
    )


def test_the_owner_asks_and_nothing_changes(indicator: Indicator, owner: User) -> None:
    before = results(indicator)

    proposal = asked(indicator, owner)

    assert results(indicator) == before
    assert not CountingRuleVersion.objects.exists()
    assert (proposal.before["1"], proposal.after["1"]) == ("5 (หน่วยงาน)", "7")
    event = Event.objects.get(action="ask_counting_rule")
    assert event.before["figures_by_quarter"]["1"] == "5 (หน่วยงาน)"
    with pytest.raises(Invalid):
        asked(indicator, owner)


def test_a_second_person_agrees_and_it_is_counted(indicator: Indicator, owner: User, colleague: User) -> None:
    proposal = asked(indicator, owner)

    with pytest.raises(Denied):
        decide_rule(proposal=proposal, agrees=True, by=owner, at=AT)
    decide_rule(proposal=proposal, agrees=True, reason="ถูกต้อง", by=colleague, at=AT)

    assert CountingRuleVersion.objects.get().words == "นับเจ็ด"
    assert results(indicator)[0] == "7"
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))
    assert actions.index("agree_counting_rule") < actions.index("define_counting_rule")
    with pytest.raises(Invalid):
        decide_rule(proposal=proposal, agrees=False, by=colleague, at=AT)


def test_what_is_refused_or_withdrawn_leaves_all_as_it_was(indicator: Indicator, owner: User, colleague: User) -> None:
    for who in (colleague, owner):
        decide_rule(proposal=asked(indicator, owner), agrees=False, by=who, at=AT)

    assert not CountingRuleVersion.objects.exists()
    assert results(indicator)[0] == "5"


def test_a_first_rule_before_anything_is_reported_and_one_by_another_need_no_second(
    owner: User, colleague: User
) -> None:
    fresh, reported = factories.indicator(responsible=owner), factories.indicator(responsible=owner)
    factories.quarter(reported)

    for indicator, by in ((fresh, owner), (reported, colleague)):
        made = define_counting_rule(indicator=indicator, rule=SEVEN, words="", number=0, by=by, at=AT)
        assert isinstance(made, CountingRuleVersion)


def test_who_gives_the_indicator_to_another_stays_its_owner(indicator: Indicator, owner: User, colleague: User) -> None:
    definition = current_definition(Indicator.objects.get(pk=indicator.pk)).replace(responsible=colleague.username)
    define_indicator(indicator=indicator, definition=definition, version=1, by=owner, at=AT)

    asked(indicator, owner)

    assert not CountingRuleVersion.objects.exists()


def test_a_rule_that_changed_meanwhile_is_asked_for_anew(indicator: Indicator, owner: User, colleague: User) -> None:
    proposal = asked(indicator, owner)
    define_counting_rule(
        indicator=indicator, rule=CountingRule(first=Constant(Decimal(9), "x")), words="", number=0, by=colleague, at=AT
    )

    with pytest.raises(Invalid):
        decide_rule(proposal=proposal, agrees=True, by=colleague, at=AT)


def test_both_see_before_and_after_and_who_agreed_stands_with_the_version(
    indicator: Indicator, owner: User, colleague: User
) -> None:
    asked(indicator, owner)
    address, decide = (reverse(name, args=[indicator.pk]) for name in ("counting_rule", "decide_counting_rule"))

    own, other = (as_user(who).get(address).content.decode() for who in (owner, colleague))
    for page in (own, other):
        assert "5 (หน่วยงาน)" in page
        assert "waits for a second person" in page
    assert ('name="agree"' in own, 'name="agree"' in other) == (False, True)
    assert as_user(owner).post(decide, {"agree": "1"}).status_code == 403
    assert as_user(colleague).post(decide, {"agree": "1", "reason": "ใช่"}).status_code == 303
    assert "agreed to by colleague" in as_user(owner).get(address).content.decode()
    history = as_user(factories.user(RoleName.EVALUATOR)).get(reverse("indicator_history", args=[indicator.pk]))
    assert "A second person agreed" in history.content.decode()


def test_who_may_agree_is_asked_by_a_notice_and_on_the_home_page_until_it_is_answered(
    indicator: Indicator, owner: User, colleague: User
) -> None:
    proposal = asked(indicator, owner)
    at = reverse("counting_rule", args=[indicator.pk])

    waiting = Notice.objects.get()
    homes = {one: as_user(one).get(reverse("home")).content.decode() for one in (owner, colleague)}
    notices = as_user(colleague).get(reverse("notices")).content.decode()

    assert (waiting.user, waiting.by) == (colleague, owner)
    assert "owner asks for another way to count or judge a result" in notices
    assert at in notices
    assert "Changes that wait for a second person" in homes[colleague]
    assert at in homes[colleague]
    assert at not in homes[owner]
    decide_rule(proposal=proposal, agrees=True, by=colleague, at=AT)
    assert not Notice.objects.filter(read_at=None).exists()
    assert at not in as_user(colleague).get(reverse("home")).content.decode()


def test_coordinators_are_asked_before_officers(indicator: Indicator, owner: User, colleague: User) -> None:
    coordinator = factories.user(RoleName.COORDINATOR, username="coordinator")

    asked(indicator, owner)

    assert [one.user for one in Notice.objects.all()] == [coordinator]
    assert colleague.is_active
