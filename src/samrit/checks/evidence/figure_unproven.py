"""E504: no evidence says which figure it proves."""

from collections.abc import Iterator

from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.series import shown
from samrit.checks.subject import Subject
from samrit.report import Evidence, IndicatorReport
from samrit.report.mentions import Quantity
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_CLAIMS = (Quantity.POWER, Quantity.ENERGY, Quantity.EMISSION)


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.evidence or report.result.value is None:
        return
    named = to_arabic(" ".join(e.ref for e in report.evidence if not e.is_link))
    figures = [figure for figure in _figures(subject, report) if figure not in named]
    if figures and not named:
        listed = ", ".join(figures)
        yield Hit(
            "evidence",
            Message("The evidence doesn't say which figure it proves: {listed}", listed=listed),
        )


def _figures(subject: Subject, report: IndicatorReport) -> list[str]:
    """The year's result, and what the narratives claim to have saved, each once."""
    found = [shown(report.result.value)] if report.result.value is not None else []
    for mentions in subject.narratives:
        found += [mentions.text[f.start : f.end] for f in mentions.figures if f.quantity in _CLAIMS]
    return list(dict.fromkeys(found))


RULE = Rule(
    code="E504",
    name="figure-unproven",
    severity=Severity.NOTE,
    title=Message("No evidence says which figure it proves"),
    why=Message("Evidence that names no figure leaves the auditor to search for it."),
    remedy=Message("Name the evidence with the figure it proves."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="https://www.bangkok.go.th/example/compost"),)),
)
