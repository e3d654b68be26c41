"""The indicators of a plan as they are defined: targets, weights, who is responsible, and what is new since last year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.definitions.weights import WHOLE, total, weighing
from samrit.queries.people.officers import Officers, officers_on
from samrit.queries.plans.plan_tree_follow import leans_on_what_is_over
from samrit.queries.plans.year_changes import Since, YearChanges, year_fates
from samrit.records.models import Agency, AnnualPlan, Indicator
from samrit.scoring.printed import asked
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class DefinedRow:
    """One indicator; `since` is None where there was no plan last year to hold it against.

    `is_ownerless` is whether nobody may file it today: neither the responsible officer nor the deputy.
    """

    pk: int
    number: str
    name: str
    target: str
    weight: Decimal | None
    responsible: str
    is_ownerless: bool
    findings: int
    since: Since | None
    is_signed: bool
    leans_on_what_is_over: bool


@dataclass(frozen=True, slots=True)
class DefinitionsPage:
    """What the page of a plan's definitions shows; `weights` says what the weights come to."""

    rows: tuple[DefinedRow, ...]
    weights: Message
    is_whole: bool
    changes: YearChanges


def definitions_page(plan: AnnualPlan, *, today: date) -> DefinitionsPage:
    """The page of a plan (its agency already loaded), in a fixed number of SQL queries however many indicators."""
    changes = year_fates(plan)
    since = {one.pk: one.since for one in changes.indicators if one.since is not Since.DROPPED}
    over = leans_on_what_is_over(plan.fiscal_year_be)
    rows = plan.indicators.annotate(leans_on_what_is_over=over).select_related("responsible").order_by("position", "pk")
    officers = officers_on(today)
    defined = tuple(_row(row, since if changes.before_be is not None else {}, officers, plan.agency) for row in rows)
    weights = [row.weight for row in defined]
    return DefinitionsPage(
        rows=defined,
        weights=weighing(weights),
        is_whole=total(weights) == WHOLE,
        changes=changes,
    )


def _row(row: Indicator, since: Mapping[int, Since], officers: Officers, agency: Agency) -> DefinedRow:
    return DefinedRow(
        pk=row.pk,
        number=row.number,
        name=row.name(),
        target=str(asked((row.target_value_text, row.target_unit_text))),
        weight=row.weight,
        responsible=row.responsible.name() if row.responsible else "",
        is_ownerless=officers.is_ownerless(row.responsible_id, row.deputy_id, agency.path),
        findings=row.findings_errors + row.findings_warnings,
        since=since.get(row.pk),
        is_signed=row.signoff_id is not None,
        leans_on_what_is_over=bool(getattr(row, "leans_on_what_is_over", False)),
    )
