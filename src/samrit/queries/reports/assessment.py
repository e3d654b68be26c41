"""A quarter's report as it would stand with other content: what the rules find in it, and the verdict.

Nothing is written, and no row is changed. The page calls it while somebody types, submitting calls it for what is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from samrit import report as typed
from samrit.checks import LinkFacts
from samrit.checks.rule import Finding, Severity
from samrit.ledger.figures import FIELD, DeclaredFigures
from samrit.ledger.stored_judgement import report_judgement
from samrit.queries.city.rules import CityRules, city_rules
from samrit.queries.evidence.link_facts import link_facts
from samrit.queries.reports.findings import findings_of
from samrit.queries.reports.to_report import indicator_report
from samrit.records.models import YEAR_END, Indicator, QuarterReport
from samrit.report.signing import split_refs
from samrit.scoring.judgement import Judgement
from samrit.vocabulary.fields import at_path, path_of
from samrit.vocabulary.term import Writer

# What is known of links is told with the quarter whose evidence they are, and there as a warning: while the report is
# still being written, whoever brought the link can attach the page instead.
_OF_LINKS = frozenset({"E506", "E507"})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is found in one quarter, by field of the form ("" for the whole), and how it stands to its target."""

    findings: Mapping[str, tuple[Finding, ...]]
    judgement: Judgement


def assess(  # noqa: PLR0913 - a quarter, the day, and what stands there instead of what is stored
    indicator: Indicator,
    quarter: int,
    *,
    on: date,
    content: typed.QuarterReport | None = None,
    figures: DeclaredFigures | None = None,
    rules: CityRules | None = None,
) -> Assessment:
    """What the rules find in a quarter of an indicator that was loaded `with_reports`, as if `content` stood in it, and `figures` were told of its text.

    One SQL query for the city's rules, none where they are given. Rules that are switched off find nothing.
    """
    report = indicator_report(indicator, instead=content)
    found: dict[str, dict[Finding, None]] = {}  # in order, each once
    links = link_facts(indicator)
    said = {} if figures is None else {path_of(FIELD, quarter): figures.explained}
    mine = _links_of(indicator, quarter)
    for finding in findings_of(indicator, report, rules or city_rules(), on=on, said=said):
        is_of_link = finding.code in _OF_LINKS and finding.words in mine
        field = "evidence" if is_of_link else form_field(finding.field, quarter)
        if field is None or finding.waived:
            continue
        stated = (
            replace(finding, severity=Severity.WARNING) if is_of_link and not _is_stored(finding, links) else finding
        )
        found.setdefault(field, {})[stated] = None
    row = row_of(indicator, quarter)
    assert row is not None, "every indicator has its quarters"
    return Assessment(
        {field: tuple(those) for field, those in found.items()},
        report_judgement(indicator, row, instead=content),
    )


def _links_of(indicator: Indicator, quarter: int) -> frozenset[str]:
    """The links among a quarter's evidence, by the words of the typed report; at the year end all of them."""
    return frozenset(
        one.ref
        for item in indicator.evidence.all()
        if item.removed_at is None and quarter in (item.quarter, YEAR_END)
        for one in split_refs(typed.Evidence(ref=item.ref))
    )


def _is_stored(finding: Finding, links: Mapping[str, LinkFacts]) -> bool:
    return finding.words in links and links[finding.words].is_captured


def form_field(path: str, quarter: int) -> str | None:
    """The form's field that a path of the typed report belongs to, "" for the quarter as a whole, None for another's."""
    if quarter == YEAR_END and path.partition(".")[0] == "evidence":
        return "evidence"
    found, field = at_path(path)
    if found != quarter:
        return None
    if field is None or field.writer is not Writer.OFFICER:
        return None if field is not None and field.writer is Writer.EVALUATOR else ""
    return field.id


def row_of(indicator: Indicator, quarter: int) -> QuarterReport | None:
    """The report of a quarter of an indicator that was loaded `with_reports`, None where there is none."""
    return next((row for row in indicator.quarters.all() if row.quarter == quarter), None)
