"""Whoever owns a reported result changes its target, unit or the way to its year only with a second person."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

import factories
from samrit.actions.counting.define_counting_rule import decide_rule
from samrit.actions.plans.define_indicator import define_indicator
from samrit.actions.plans.write_definition import current_definition
from samrit.definitions import Definition, QuarterPlan
from samrit.records.models import Event, Indicator, RuleProposal, User
from samrit.report import Target
from samrit.scoring import Accumulation
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db
AT = factories.AT


@dataclass
class Case:
    """An indicator whose first quarter says 5, its owner, and a colleague."""

    indicator: Indicator
    owner: User
    colleague: User

    def now(self) -> Definition:
        return current_definition(Indicator.objects.get(pk=self.indicator.pk))

    def save(self, by: User, definition: Definition) -> RuleProposal | None:
        row = Indicator.objects.get(pk=self.indicator.pk)
        return define_indicator(indicator=row, definition=definition, version=row.version, by=by, at=AT)

    def lowered(self) -> RuleProposal:
        asked = self.save(self.owner, self.now().replace(target=Target(value_text="3", unit_text="หน่วยงาน")))
        assert asked is not None
        return asked


@pytest.fixture
def case() -> Case:
    owner, colleague = (factories.user(RoleName.OFFICER, username=name) for name in ("owner", "colleague"))
    indicator = factories.indicator(responsible=owner)
    factories.quarter(indicator)
    return Case(indicator, owner, colleague)


@pytest.mark.parametrize(
    "change",
    [
        {"target": Target(value_text="3", unit_text="หน่วยงาน")},
        {"target": Target(value_text="5", unit_text="คน")},
        {"accumulation": Accumulation.SUM},
        {"quarters": (QuarterPlan(), QuarterPlan(target=Target(value_text="1")), QuarterPlan(), QuarterPlan())},
    ],
    ids=["target", "unit", "the year of the quarters", "a quarter's target"],
)
def test_each_part_of_the_yardstick_waits_and_the_rest_is_saved(case: Case, change: dict[str, object]) -> None:
    before = case.now()

    asked = case.save(case.owner, before.replace(name_en="Another name", **change))

    assert asked is not None
    assert case.now() == before.replace(name_en="Another name")
    event = Event.objects.get(action="ask_yardstick")
    assert event.before != event.after
    with pytest.raises(Invalid):
        case.save(case.owner, case.now().replace(accumulation=Accumulation.AVERAGE))


def test_a_colleague_needs_nobody_and_an_unreported_result_neither(case: Case) -> None:
    assert case.save(case.colleague, case.now().replace(accumulation=Accumulation.SUM)) is None
    fresh = Case(factories.indicator(responsible=case.owner), case.owner, case.colleague)
    assert fresh.save(case.owner, fresh.now().replace(accumulation=Accumulation.SUM)) is None


def test_other_words_for_the_same_target_ask_nobody(case: Case) -> None:
    stored = case.now().target
    said = Target(value_text=stored.value_text.replace("ไม่น้อยกว่า", "").strip() + ".0", unit_text=stored.unit_text)

    assert case.save(case.owner, case.now().replace(definition="ใหม่")) is None
    assert (case.save(case.owner, case.now().replace(target=said)) is None) == (said.value == stored.value)


def test_agreed_it_is_judged_by_and_the_evaluator_finds_it(case: Case) -> None:
    asked = case.lowered()
    with pytest.raises(Denied):
        decide_rule(proposal=asked, agrees=True, by=case.owner, at=AT)

    decide_rule(proposal=asked, agrees=True, reason="มติที่ประชุม", by=case.colleague, at=AT)

    assert case.now().target.value_text == "3"
    actions = list(Event.objects.order_by("pk").values_list("action", flat=True))
    assert actions.index("agree_yardstick") < actions.index("define_indicator")
    page = _as(factories.user(RoleName.EVALUATOR)).get(reverse("indicator_history", args=[case.indicator.pk]))
    assert "A second person agreed to what the result is judged by" in page.content.decode()


def test_refused_or_withdrawn_nothing_has_changed(case: Case) -> None:
    before = case.now()
    for who in (case.colleague, case.owner):
        decide_rule(proposal=case.lowered(), agrees=False, by=who, at=AT)
    assert case.now() == before


def test_what_was_changed_meanwhile_is_asked_for_anew(case: Case) -> None:
    asked = case.lowered()
    case.save(case.colleague, case.now().replace(accumulation=Accumulation.MAXIMUM))

    with pytest.raises(Invalid):
        decide_rule(proposal=asked, agrees=True, by=case.colleague, at=AT)


def test_both_see_before_and_after_with_what_the_year_comes_to(case: Case) -> None:
    case.lowered()
    address, decide = (reverse(name, args=[case.indicator.pk]) for name in ("counting_rule", "decide_counting_rule"))

    own, other = (_as(who).get(address).content.decode() for who in (case.owner, case.colleague))

    for page in (own, other):
        assert "What the result is judged by waits for a second person" in page
        assert "Verdict of the year" in page
    assert ('name="agree"' in own, 'name="agree"' in other) == (False, True)
    assert _as(case.colleague).post(decide, {"agree": "1"}).status_code == 303
    assert case.now().target.value_text == "3"


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client
