"""E505: evidence that nobody outside can open."""

from collections.abc import Iterator

from samrit.checks.evidence.kinds import is_private, is_shortened
from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    for i, e in enumerate(report.evidence if report else ()):
        if is_private(e.ref):
            yield Hit(
                f"evidence.{i}.ref",
                Message("“{ref}” opens only inside the office", ref=e.ref),
                0,
                len(e.ref),
            )
        elif is_shortened(e.ref):
            yield Hit(
                f"evidence.{i}.ref",
                Message("“{ref}” is shortened and hides where it leads", ref=e.ref),
                0,
                len(e.ref),
                severity=Severity.NOTE,
            )


RULE = Rule(
    code="E505",
    name="out-of-reach",
    severity=Severity.WARNING,
    title=Message("Evidence that nobody outside can open"),
    why=Message("Neither evaluator nor citizen can open a file on an office's own disk."),
    remedy=Message("Attach the file, or give a link that opens for everybody."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="ทะเบียนจุดรับ 13 ชุมชน.pdf"), Evidence(ref="http://192.168.1.20/report"))),
)
