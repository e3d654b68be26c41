"""The indicators of a plan as they are defined: targets, weights, who is responsible, and what is new since last year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samrit.definitions.weights import WHOLE, total, weighing
from samrit.queries.plans.year_changes import Since, YearChanges, year_fates
from samrit.queries.reports.judged import asked
from samrit.records.models import AnnualPlan, Indicator
from samrit.thai.translation import Message, either


@dataclass(frozen=True, slots=True)
class DefinedRow:
    """One indicator; `since` is None where there was no plan last year to hold it against."""

    pk: int
    number: str
    name: str
    target: str
    weight: Decimal | None
    responsible: str
    findings: int
    since: Since | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class DefinitionsPage:
    """What the page of a plan's definitions shows; `weights` says what the weights come to."""

    rows: tuple[DefinedRow, ...]
    weights: Message
    is_whole: bool
    changes: YearChanges


def definitions_page(plan: AnnualPlan) -> DefinitionsPage:
    """The page of a plan (its agency already loaded), in a fixed number of SQL queries however many indicators."""
    changes = year_fates(plan)
    since = {one.pk: one.since for one in changes.indicators if one.since is not Since.DROPPED}
    rows = plan.indicators.select_related("responsible").order_by("position", "pk")
    defined = tuple(_row(row, since if changes.before_be is not None else {}) for row in rows)
    weights = [row.weight for row in defined]
    return DefinitionsPage(
        rows=defined,
        weights=weighing(weights),
        is_whole=total(weights) == WHOLE,
        changes=changes,
    )


def _row(row: Indicator, since: Mapping[int, Since]) -> DefinedRow:
    return DefinedRow(
        pk=row.pk,
        number=row.number,
        name=either(row.name_th, row.name_en),
        target=str(asked((row.target_value_text, row.target_unit_text))),
        weight=row.weight,
        responsible=row.responsible.name() if row.responsible else "",
        findings=row.findings_errors + row.findings_warnings,
        since=since.get(row.pk),
        is_signed=row.signoff_id is not None,
    )
