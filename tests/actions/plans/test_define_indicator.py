"""What the plan says of an indicator: added, changed, moved, taken out; of two at once the second loses nothing."""

from decimal import Decimal

import pytest

import factories
from factories import AT
from samrit.actions.plans.define_indicator import (
    add_indicator,
    define_indicator,
    move_indicator,
    remove_indicator,
)
from samrit.actions.plans.write_definition import current_definition
from samrit.definitions import Definition, QuarterPlan
from samrit.ledger.blobs import store_blob
from samrit.queries.plans.definition import with_definitions
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import AnnualPlan, Event, FiscalYear, Indicator, QuarterReport, Revision, SignOff
from samrit.report import Comparison, Level, Target
from samrit.scoring import Accumulation
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

FIVE = Target.of(Comparison.AT_LEAST, 5, "หน่วยงาน")


@pytest.fixture
def plan() -> AnnualPlan:
    """An agency's plan."""
    return factories.annual_plan(factories.agency("2200"))


def of(indicator: Indicator) -> Definition:
    """What stands in the records."""
    return current_definition(with_definitions(Indicator.objects.all()).get(pk=indicator.pk))


def whole(responsible: str, deputy: str) -> Definition:
    """A definition with everything in it."""
    return Definition(
        number="3.2",
        code="2200-0817",
        name_th="จำนวนหน่วยงานที่ลดใช้พลังงาน",
        name_en="Organisations that save energy",
        level=Level.OUTCOME,
        definition="หน่วยงานที่ใช้ไฟฟ้าลดลงจากปีก่อน",
        method="นับจากทะเบียนผู้ใช้ไฟ ปีละครั้ง",
        target=FIVE,
        baseline=Decimal("3.5"),
        weight=Decimal("12.5"),
        accumulation=Accumulation.SUM,
        responsible=responsible,
        deputy=deputy,
        nodes=("2.4.1",),
        quarters=(
            QuarterPlan(),
            QuarterPlan(target=Target.of(Comparison.AT_LEAST, 2, "หน่วยงาน"), weight=Decimal(40)),
            QuarterPlan(),
            QuarterPlan(target=FIVE, weight=Decimal(60)),
        ),
    )


def test_a_new_indicator_has_all_that_was_entered_its_quarters_and_one_event(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER, over=plan.agency)
    deputy = factories.user(RoleName.COORDINATOR, over=plan.agency)
    factories.plan_node("2.4.1")
    definition = whole(by.username, deputy.username)

    added = add_indicator(plan=plan, definition=definition, by=by, at=AT)

    event = Event.objects.get()
    assert of(added) == definition
    assert [row.quarter for row in QuarterReport.objects.filter(indicator=added).order_by("quarter")] == [1, 2, 3, 4, 5]
    assert Revision.objects.filter(report__indicator=added).count() == 5
    assert (event.action, event.subject_id, event.before) == ("add_indicator", added.pk, {})
    assert event.after["target"] == FIVE.printed
    assert event.after["quarters.2.weight"] == "40"
    assert "name_th" in event.after


def test_a_change_is_one_event_that_tells_each_field_before_and_after(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.COORDINATOR, over=plan.agency)
    indicator = factories.indicator(plan, number="1")
    before = of(indicator)
    after = before.replace(definition="นับหน่วยงานที่ลงนาม", target=Target.of(Comparison.AT_LEAST, 6, "หน่วยงาน"))

    define_indicator(indicator=indicator, definition=after, version=1, by=by, at=AT)

    event = Event.objects.get()
    row = Indicator.objects.get(pk=indicator.pk)
    assert (of(indicator), row.version, row.checked_at) == (after, 2, AT)
    assert event.before == {"definition": "", "target": before.target.printed}
    assert event.after == {"definition": "นับหน่วยงานที่ลงนาม", "target": after.target.printed}


def test_saving_what_stands_there_changes_nothing_and_leaves_no_event(plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan)

    define_indicator(
        indicator=indicator, definition=of(indicator), version=7, by=factories.user(RoleName.OFFICER), at=AT
    )

    assert (Indicator.objects.get(pk=indicator.pk).version, Event.objects.count()) == (1, 0)


def test_of_two_at_once_the_second_is_shown_both_and_may_save_again(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    indicator = factories.indicator(plan)
    theirs = of(indicator).replace(method="นับทุกเดือน")
    mine = of(indicator).replace(method="นับทุกไตรมาส")
    define_indicator(indicator=indicator, definition=theirs, version=1, by=factories.user(RoleName.OFFICER), at=AT)

    with pytest.raises(StaleVersion) as conflict:
        define_indicator(indicator=indicator, definition=mine, version=1, by=by, at=AT)

    assert (conflict.value.mine, conflict.value.theirs, conflict.value.version) == (mine, theirs, 2)
    assert of(indicator) == theirs
    define_indicator(indicator=indicator, definition=mine, version=2, by=by, at=AT)
    assert of(indicator) == mine


@pytest.mark.parametrize("role", RoleName)
def test_planning_is_for_those_whose_act_it_is(role: RoleName, plan: AnnualPlan) -> None:
    by = factories.user(role, over=plan.agency)
    indicator = factories.indicator(plan)
    after = of(indicator).replace(method="นับใหม่")

    if role in (RoleName.OFFICER, RoleName.COORDINATOR):
        define_indicator(indicator=indicator, definition=after, version=1, by=by, at=AT)
        assert of(indicator) == after
    else:
        for action in (
            lambda: define_indicator(indicator=indicator, definition=after, version=1, by=by, at=AT),
            lambda: add_indicator(plan=plan, definition=after, by=by, at=AT),
            lambda: move_indicator(indicator=indicator, up=True, by=by, at=AT),
            lambda: remove_indicator(indicator=indicator, by=by, at=AT),
        ):
            with pytest.raises(Denied):
                action()
        assert not Event.objects.exists()


def test_a_signed_year_is_not_redefined(plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan)
    sign(indicator)

    with pytest.raises(Denied, match="signed"):
        define_indicator(
            indicator=indicator,
            definition=of(indicator).replace(method="นับใหม่"),
            version=1,
            by=factories.user(RoleName.OFFICER),
            at=AT,
        )


def test_a_closed_year_is_not_planned_any_more(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    FiscalYear.objects.create(fiscal_year_be=plan.fiscal_year_be, closed_by=by, closed_at=AT)

    with pytest.raises(Denied) as refusal:
        add_indicator(plan=plan, definition=Definition(name_th="ใหม่"), by=by, at=AT)

    assert refusal.value.message.en.startswith("Fiscal year 2021 is closed, so nothing in it can be changed")
    assert refusal.value.message.th.startswith("ปีงบประมาณ 2564 ปิดแล้ว")


def test_the_target_of_a_quarter_that_was_handed_in_stays(plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan)
    factories.quarter(indicator, 1, status=Status.SUBMITTED)
    stood = of(indicator)
    first = QuarterPlan(target=FIVE)

    with pytest.raises(Denied, match="quarter 1"):
        define_indicator(
            indicator=indicator,
            definition=stood.replace(quarters=(first, *stood.quarters[1:])),
            version=1,
            by=factories.user(RoleName.OFFICER),
            at=AT,
        )

    assert of(indicator) == stood


def test_a_number_is_there_once_and_nobody_unknown_is_named(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    factories.indicator(plan, number="1")

    with pytest.raises(Invalid, match="already has an indicator with this number"):
        add_indicator(plan=plan, definition=Definition(number="1", name_th="ซ้ำ"), by=by, at=AT)
    with pytest.raises(Invalid, match="no account"):
        add_indicator(plan=plan, definition=Definition(name_th="ใหม่", responsible="nobody"), by=by, at=AT)
    with pytest.raises(Invalid, match=r"9\.9"):
        add_indicator(plan=plan, definition=Definition(name_th="ใหม่", nodes=("9.9",)), by=by, at=AT)

    assert (Indicator.objects.count(), Event.objects.count()) == (1, 0)


def test_an_edit_speaks_over_the_paper_that_it_came_from(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    factories.plan_node("2.4.1")
    indicator = factories.indicator(plan, number="32")
    indicator.as_printed = {"number_text": "(๓๒)", "long_term_plan": "แผนเดิม", "agency": "สำนักเดิม"}
    indicator.save()
    after = of(indicator).replace(number="33", nodes=("2.4.1",))

    define_indicator(indicator=indicator, definition=after, version=1, by=by, at=AT)

    report = indicator_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))
    assert (report.number_text, report.long_term_plan, report.agency) == ("33.", "แผนพัฒนาระยะยาว", "สำนักเดิม")


def test_indicators_change_places(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    first, second, third = (factories.indicator(plan, number=number) for number in ("1", "2", "3"))

    move_indicator(indicator=third, up=True, by=by, at=AT)
    move_indicator(indicator=first, up=True, by=by, at=AT)

    assert list(plan.indicators.order_by("position")) == [first, third, second]
    event = Event.objects.get()
    assert (event.before, event.after) == ({"position": 3}, {"position": 2})


def test_an_indicator_in_which_nothing_was_filed_goes_and_the_event_keeps_it(plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    added = add_indicator(plan=plan, definition=Definition(number="9", name_th="ตั้งผิด"), by=by, at=AT)
    pk = added.pk

    remove_indicator(indicator=added, by=by, at=AT)

    event = Event.objects.get(action="remove_indicator")
    assert not Indicator.objects.filter(pk=pk).exists()
    assert (event.subject_id, event.before["number"], event.before["name_th"], event.after) == (pk, "9", "ตั้งผิด", {})


def test_what_was_filed_stays(plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan)
    factories.quarter(indicator, 2)

    with pytest.raises(Denied) as refusal:
        remove_indicator(indicator=indicator, by=factories.user(RoleName.OFFICER), at=AT)

    assert "stays" in refusal.value.message.en
    assert Indicator.objects.filter(pk=indicator.pk).exists()


def sign(indicator: Indicator) -> None:
    """Somebody has signed the year."""
    paper = store_blob(b"%PDF-", media_type="application/pdf", at=AT)
    indicator.signoff = SignOff.objects.create(
        indicator=indicator, by=factories.user(), at=AT, name="ผู้ลงนาม", position="หัวหน้า", content="{}", paper=paper
    )
    indicator.save()
