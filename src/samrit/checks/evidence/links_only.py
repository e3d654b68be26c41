"""E503: evidence is links only; nothing of it is kept."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    is_stored = any(facts.is_captured for facts in subject.links.values())
    if report is not None and report.evidence and not is_stored and all(e.is_link for e in report.evidence):
        yield Hit(
            "evidence",
            Message("All evidence is links, and no file is kept; if they die, nothing is left"),
        )


RULE = Rule(
    code="E503",
    name="links-only",
    severity=Severity.NOTE,
    title=Message("Evidence is links only"),
    why=Message("Many links are dead within a few years."),
    remedy=Message("Capture the page, or attach a file."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="https://www.bangkok.go.th/example/13-communities"),)),
)
