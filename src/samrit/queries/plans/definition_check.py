"""What a reviewer would say of a definition before the year begins: the rules that look at what the plan settles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samrit.checks.rule import Finding, Severity
from samrit.definitions import Definition
from samrit.definitions.definition import QUARTERS
from samrit.queries.city.rules import city_rules
from samrit.records.models import AnnualPlan
from samrit.report import IndicatorReport, QuarterReport, Signature

# Where a finding about a part of the report stands on the form; a finding about anything else is not the plan's.
_FIELDS = {
    "number_text": "number", "code": "code", "name": "name_th", "level": "level", "kind": "kind",
    "definition": "definition", "method": "method", "target": "target", "nodes": "nodes",
    **{f"quarters.{q}.target": f"q{q}_target" for q in QUARTERS},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DefinitionNote:
    """A finding beside a field; `words` are those of the field that it is about, "" where it is about all of it."""

    code: str
    severity: Severity
    message: str
    remedy: str
    words: str


def definition_notes(
    definition: Definition, plan: AnnualPlan, *, today: date
) -> Mapping[str, tuple[DefinitionNote, ...]]:
    """The notes about each field of a definition that has any; one query, for the city's settings of rules."""
    found = city_rules().check(_report(definition, plan), on=today)
    return _by_field(found)


def _by_field(found: Iterable[Finding]) -> dict[str, tuple[DefinitionNote, ...]]:
    notes: dict[str, tuple[DefinitionNote, ...]] = {}
    for finding in found:
        field = _FIELDS.get(finding.field)
        if field is None or finding.waived:
            continue
        note = DefinitionNote(
            finding.code,
            finding.severity,
            str(finding.message),
            str(finding.remedy),
            finding.words,
        )
        notes[field] = (*notes.get(field, ()), note)
    return notes


def _report(definition: Definition, plan: AnnualPlan) -> IndicatorReport:
    asked = [(q, definition.quarter(q).target) for q in QUARTERS]
    return IndicatorReport(
        fiscal_year_be=plan.fiscal_year_be,
        agency=plan.agency_names[0],
        code=definition.code,
        number_text=definition.number,
        name=definition.name_th,
        level=definition.level,
        kind=definition.kind,
        definition=definition.definition,
        method=definition.method,
        target=definition.target,
        quarters=tuple(QuarterReport(quarter=q, target=target) for q, target in asked if target.is_stated),
        # A definition is whole: the rules need not think that its last field was cut off while it was copied.
        signature=Signature(name="–"),
    )
