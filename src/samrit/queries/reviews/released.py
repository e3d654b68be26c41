"""The city's indicators and results as rows of open data; of the working layer, for a city's own use and for comparing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from samrit.records.models import YEAR_END, Indicator, PeriodResult, QuarterReport
from samrit.report import Absence
from samrit.scoring.counts import Part
from samrit.vocabulary.doubts import Doubt

PERIODS = {1: "Q1", 2: "Q2", 3: "Q3", 4: "Q4", YEAR_END: "Y"}
# The observation's status in SDMX, by what is against a figure.
_DOUBTS = {Doubt.NOT_DISTINGUISHABLE.value: "N"}
_ABSENCES = {
    Absence.NOT_APPLICABLE.value: "M",
    Absence.NOT_MEASURABLE_YET.value: "O",
    Absence.NOT_YET_DUE.value: "O",
}


def indicator_rows(city_code: str, fiscal_year_be: int) -> Iterator[dict[str, Any]]:
    """The indicators of a year; one without a code goes by its agency and number."""
    rows = Indicator.objects.filter(annual_plan__fiscal_year_be=fiscal_year_be).select_related("annual_plan__agency")
    for row in rows.order_by("annual_plan__agency__path", "position", "pk").iterator(chunk_size=500):
        agency = row.annual_plan.agency.code
        yield {
            "city_code": city_code,
            "fiscal_year": fiscal_year_be,
            "indicator_code": indicator_code(agency, row.code, row.number, row.pk),
            "number": row.number,
            "agency_code": agency,
            "name_th": row.name_th,
            "name_en": row.name_en,
            "level": row.level,
            "kind": row.kind,
            "definition_th": row.definition,
            "method_th": row.method,
            "unit_th": row.target_unit,
            "comparison": row.target_comparison,
            "target_low": row.target_value,
            "target_high": row.target_upper,
            "target_due_on": row.target_due_on,
            "baseline": row.baseline_value,
            "weight": row.weight,
            "accumulation": row.accumulation,
            "formed_by": row.result_source,
        }


def result_rows(city_code: str, fiscal_year_be: int, *, today: date) -> Iterator[dict[str, Any]]:
    """The results of a year, five of each indicator, whether they are there or not."""
    named = ("indicator__annual_plan__agency__code", "indicator__code", "indicator__number")
    values = {
        (pk, quarter): (value, absence)
        for pk, quarter, value, absence in QuarterReport.objects.filter(
            indicator__annual_plan__fiscal_year_be=fiscal_year_be
        ).values_list("indicator_id", "quarter", "result_value", "result_absence")
    }
    rows = PeriodResult.objects.filter(fiscal_year_be=fiscal_year_be).order_by("indicator", "quarter")
    for pk, agency, code, number, quarter, part, verdict, doubt, bounded, unsupported, due_on in rows.values_list(
        "indicator_id", *named, "quarter", "part", "verdict", "doubt", "achievement", "is_unsupported", "due_on"
    ):
        value, absence = values.get((pk, quarter), (None, Absence.NOT_STATED.value))
        status = _status(part, absence, due_on, today)
        yield {
            "city_code": city_code,
            "fiscal_year": fiscal_year_be,
            "indicator_code": indicator_code(agency, code, number, pk),
            "period": PERIODS[quarter],
            "value": value if part else None,
            "value_status": status,
            "verdict": verdict,
            "achievement_bounded": bounded,
            "doubt_codes": doubt,
            "is_unsupported": unsupported,
            "obs_status": _obs_status(status, doubt, is_unsupported=unsupported),
        }


def indicator_code(agency: str, code: str, number: str, pk: int) -> str:
    """The city's own code, else agency and number, else the number of the row."""
    return code or f"{agency}-{number or f'x{pk}'}"


def _status(part: str, absence: str, due_on: date | None, today: date) -> str:
    if not part:
        return "not_reported" if due_on is not None and due_on < today else "not_yet_due"
    return absence if absence in _ABSENCES and part != Part.DOUBTFUL else "value"


def _obs_status(status: str, doubt: str, *, is_unsupported: bool) -> str:
    if status == "not_reported":
        return "L"
    if status != "value":
        return _ABSENCES.get(status, "O")
    if doubt:
        return _DOUBTS.get(doubt, "U")
    return "V" if is_unsupported else "A"
