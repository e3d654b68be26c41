"""Run the rules over a report."""

from collections.abc import Iterable, Mapping
from datetime import date

from samrit.checks.counted import Counted, Explained
from samrit.checks.links import LinkFacts
from samrit.checks.measured import Measured
from samrit.checks.place import excerpt, position
from samrit.checks.rule import Finding, Hit, Rule, Severity, Waiver
from samrit.checks.subject import Subject
from samrit.checks.table import RULES
from samrit.report import Report


def check(  # noqa: PLR0913 - a report, how the rules are set, and what is known of it besides its words
    report: Report,
    *,
    waivers: Iterable[Waiver] = (),
    on: date | None = None,
    binds_from: Mapping[str, date] | None = None,
    links: Mapping[str, LinkFacts] | None = None,
    measured: Measured | None = None,
    counted: Counted | None = None,
    explained: Explained | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in a report, in the order of the form.

    `on` is the day of the report: a rule that does not bind yet on that day only notes. `binds_from` are days that
    somebody has set for rules, by code, in place of the rule's own. A finding of a waived rule stays in the list, with
    the reason. `links` is what is known of the links given as evidence, by the evidence's words; `measured` what the figures
    say that stand on a measurement, by the field of their text, `counted` what the records say of those that are counted,
    `explained` the words of those that an officer has said what they are.
    """
    subject = Subject(report, links, measured, counted, explained)
    reasons = {waiver.code: waiver.reason for waiver in waivers}
    first_days = binds_from or {}
    found = [
        _finding(subject, rule, hit, reasons, is_binding=on is None or on >= first_days.get(rule.code, rule.binds_from))
        for rule in RULES
        for hit in rule.check(subject)
    ]
    return tuple(sorted(found, key=lambda f: (position(f.field), f.start or 0, f.code)))


def _finding(subject: Subject, rule: Rule, hit: Hit, reasons: dict[str, str], *, is_binding: bool) -> Finding:
    mentions = subject[hit.field]
    words = around = ""
    if mentions is not None and hit.start is not None and hit.end is not None:
        words = mentions.text[hit.start : hit.end]
        around = excerpt(mentions.text, hit.start, hit.end)
    return Finding(
        code=rule.code,
        severity=(hit.severity or rule.severity) if is_binding else Severity.NOTE,
        field=hit.field,
        message=hit.message,
        remedy=rule.remedy,
        start=hit.start,
        end=hit.end,
        excerpt=around,
        waived=reasons.get(rule.code, ""),
        words=words,
    )
