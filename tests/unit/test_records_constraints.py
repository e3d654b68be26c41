"""The database keeps its promises, and says in both languages what was broken."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import override

import factories
from samrit.records.models import Agency, AnnualPlan, Evidence, Import, Indicator, QuarterReport, Role
from samrit.report import IndicatorReport

pytestmark = pytest.mark.django_db
DUE = date(2021, 1, 15)


def quarter(**changes: object) -> QuarterReport:
    fields: dict[str, object] = {"indicator": factories.indicator(), "quarter": 1, "due_on": DUE}
    QuarterReport.objects.all().delete()
    return QuarterReport(**(fields | changes))


def second_plan() -> AnnualPlan:
    first = factories.annual_plan()
    return AnnualPlan(agency=first.agency, fiscal_year_be=first.fiscal_year_be)


def second_indicator(field: str) -> Indicator:
    first = factories.indicator()
    Indicator.objects.update(**{field: "5018-0817"})
    return Indicator(annual_plan=first.annual_plan, name_th="ซ้ำ", **{field: "5018-0817"})


def second_role() -> Role:
    first = Role.objects.create(user=factories.user(), role="officer", agency=factories.city())
    return Role(user=first.user, role=first.role, agency=first.agency)


def second_evidence() -> Evidence:
    first = Evidence.objects.create(indicator=factories.indicator(), ref="รายงานการประชุม")
    return Evidence(indicator=first.indicator, ref="ภาพถ่าย")


def imported(**changes: object) -> Import:
    made = factories.upload(IndicatorReport(name="ก"), by=factories.user())
    for name, value in changes.items():
        setattr(made, name, value)
    return made


BROKEN: dict[str, tuple[Callable[[], models.Model], str]] = {
    "agency_code_plain": (lambda: Agency(code="22/00", name_th="ก", path="/22/00/"), "holds no slash"),
    "agency_path_ends_with_code": (lambda: Agency(code="2200", name_th="ก", path="/2100/"), "path ends with its own"),
    "annualplan_once": (second_plan, "already has a plan"),
    "annualplan_fiscal_year_be_within": (
        lambda: AnnualPlan(agency=factories.agency(), fiscal_year_be=2021),
        "Buddhist year",
    ),
    "indicator_number_once": (lambda: second_indicator("number"), "indicator with this number"),
    "indicator_code_once": (lambda: second_indicator("code"), "indicator with this code"),
    "indicator_level_known": (
        lambda: Indicator(annual_plan=factories.annual_plan(), name_th="ก", level="high"),
        "level must be one of: output, outcome, both, neither, unknown.",
    ),
    "indicator_weight_within": (
        lambda: Indicator(annual_plan=factories.annual_plan(), name_th="ก", weight=Decimal(-1)),
        "not negative",
    ),
    "indicator_target_range_in_order": (
        lambda: Indicator(annual_plan=factories.annual_plan(), name_th="ก", target_upper=Decimal(3)),
        "Only a range has an upper bound",
    ),
    "indicator_target_date_of_milestone": (
        lambda: Indicator(annual_plan=factories.annual_plan(), name_th="ก", target_due_on=DUE),
        "Only a milestone",
    ),
    "quarterreport_quarter_within": (lambda: quarter(quarter=6), "A quarter is 1 to 4"),
    "quarterreport_progress_percent_within": (lambda: quarter(progress_percent=Decimal(-1)), "Progress"),
    "quarterreport_result_value_or_absence: both": (lambda: quarter(result_value=Decimal(5)), "one of the two"),
    "quarterreport_result_value_or_absence: neither": (lambda: quarter(result_absence=""), "one of the two"),
    "quarterreport_result_ratio_whole": (lambda: quarter(result_numerator=Decimal(1)), "numerator"),
    "quarterreport_verdict_at_year_end": (lambda: quarter(verdict_text="เป็นไปตามเป้าหมาย"), "year-end report only"),
    "quarterreport_returned_with_reason": (lambda: quarter(status="returned"), "with a reason"),
    "quarterreport_submitted_by_and_at": (
        lambda: quarter(submitted_at=datetime(2021, 1, 1, tzinfo=UTC)),
        "Who and when",
    ),
    "role_once": (second_role, "already has this role"),
    "evidence_place_once": (second_evidence, "already is evidence"),
    "import_over_and_decided": (lambda: imported(state="saved"), "it is known who decided"),
    "import_over_and_decided: unread": (lambda: imported(state="discarded", data=b"x"), "nothing of it lies unread"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_promise_is_refused_by_the_database_and_explained(name: str) -> None:
    make, sentence = BROKEN[name]
    row = make()

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()

    said: dict[str, str] = {}
    for language in ("th", "en"):
        with override(language), pytest.raises(ValidationError) as refusal:
            row.validate_constraints()
        said[language] = " ".join(refusal.value.messages)
    assert sentence in said["en"]
    assert any("ก" <= letter <= "๙" for letter in said["th"])
    assert "Constraint" not in said["th"]


def test_every_constraint_of_the_records_has_a_sentence_in_both_languages() -> None:
    for model in (Agency, AnnualPlan, Indicator, QuarterReport, Role, Evidence, Import):
        for constraint in model._meta.constraints:
            with override("th"):
                th = str(constraint.violation_error_message)
            with override("en"):
                en = str(constraint.violation_error_message)
            assert th != en, constraint.name


def test_two_indicators_without_number_and_code_may_stand_in_one_plan() -> None:
    plan = factories.annual_plan()

    Indicator.objects.create(annual_plan=plan, name_th="หนึ่ง")
    Indicator.objects.create(annual_plan=plan, name_th="สอง")

    assert plan.indicators.count() == 2
