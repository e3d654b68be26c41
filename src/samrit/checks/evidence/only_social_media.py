"""E502: the only evidence is on social media."""

from collections.abc import Iterator

from samrit.checks.evidence.kinds import host, is_social
from samrit.checks.example import form
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import Evidence
from samrit.thai.translation import Message


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or not report.evidence:
        return
    if all(e.is_link and is_social(e.ref) for e in report.evidence):
        for i, e in enumerate(report.evidence):
            yield Hit(
                f"evidence.{i}.ref",
                Message("The only evidence is a post on {host}, which may be gone any day", host=host(e.ref)),
                0,
                len(e.ref),
            )


RULE = Rule(
    code="E502",
    name="only-social-media",
    severity=Severity.WARNING,
    title=Message("Evidence on social media only"),
    why=Message(
        "A post can be changed or deleted, may need an account, and mostly shows the activity, not the figure."
    ),
    remedy=Message("Attach a file that shows the figure; keep the post beside it."),
    check=_check,
    good=form(),
    bad=form(evidence=(Evidence(ref="https://www.facebook.com/example/posts/1"),)),
)
