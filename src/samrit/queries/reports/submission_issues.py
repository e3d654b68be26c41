"""What is still wrong in a quarter's report, in one list: what stops it from being submitted, and what does not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samrit.checks.rule import Severity
from samrit.queries.city.rules import CityRules
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Evidence, Figure, Indicator, QuarterReport
from samrit.report import Absence
from samrit.report.mentions import find_figures
from samrit.thai.dates import find_dates
from samrit.thai.translation import Message
from samrit.vocabulary.workflow import Status


@dataclass(frozen=True, slots=True)
class SubmissionIssue:
    """One thing that is still wrong: the form's field it is about ("" for the whole), and the sentence.

    `code` is that of the rule which found it, "" where none did; `words` are the words of the text that it is about.
    """

    severity: Severity
    field: str
    sentence: Message
    code: str = ""
    words: str = ""

    @property
    def stops(self) -> bool:
        """Whether the report can't be submitted before this is mended: an error of a rule that binds."""
        return self.severity is Severity.ERROR


UNCHANGED = "unchanged_because"
"""The field in which an officer says why a report that was sent back goes in again as it was."""


def submission_issues(
    report_row: QuarterReport, *, on: date, rules: CityRules | None = None
) -> tuple[SubmissionIssue, ...]:
    """What is wrong in a report as it is saved, errors first, in the order of the form; ten SQL queries at most.

    `on` is the day on which it would be submitted: a rule that does not bind yet finds no error, only a note, and notes
    are not told here.
    """
    indicator = with_reports(Indicator.objects.all()).get(pk=report_row.indicator_id)
    row = next(r for r in indicator.quarters.all() if r.quarter == report_row.quarter)
    found = assess(indicator, row.quarter, on=on, rules=rules).findings
    issues = [
        *_of_return(row),
        *_of_result(row, has_error=any(f.severity is Severity.ERROR for f in found.get("result", ()))),
        *(
            SubmissionIssue(f.severity, field, f.message, f.code, f.words)
            for field, those in found.items()
            for f in those
            if f.severity is not Severity.NOTE
        ),
        *_of_figures(row),
        *([] if found.get("evidence") else _of_evidence(row, indicator)),
    ]
    return tuple(sorted(issues, key=lambda w: not w.stops))


def asks_first(row: QuarterReport, *, on: date) -> bool:
    """Whether something is said against the value that only who sends it can know to be right: it is asked before it goes.

    That it stands without a word is no question about the value. What stops the report is told where it is typed.
    """
    issues = submission_issues(row, on=on)
    if any(one.stops for one in issues):
        return False
    return any(one.field == "result" and one.code not in ("", _NO_WORDS) for one in issues)


_NO_WORDS = "C109"


def is_unchanged(row: QuarterReport) -> bool:
    """Whether a report was sent back, and since then neither a field nor the evidence has changed nor each reason been answered.

    Two queries where it was.
    """
    opened_at = max((at for at in (row.returned_at, row.reopened_at) if at is not None), default=None)
    if Status(row.status) is not Status.RETURNED or opened_at is None:
        return False
    if row.return_reasons.keys() == row.return_answers.keys():
        return False
    proofs = Evidence.objects.filter(Q(quarter=None) | Q(quarter=row.quarter), indicator=row.indicator_id)
    moved = proofs.filter(Q(added_at__gt=opened_at) | Q(removed_at__gt=opened_at))
    return not (row.revisions.filter(saved_at__gt=opened_at).exists() or moved.exists())


def _of_return(row: QuarterReport) -> list[SubmissionIssue]:
    if not is_unchanged(row):
        return []
    return [
        SubmissionIssue(
            Severity.ERROR,
            UNCHANGED,
            Message(
                "It was returned, and nothing in it has changed since: correct it, or say why nothing has to change."
            ),
        )
    ]


def _of_result(row: QuarterReport, *, has_error: bool) -> list[SubmissionIssue]:
    result = row.result
    if result.absence is Absence.NOT_STATED and result.is_understood:
        return [SubmissionIssue(Severity.ERROR, "result", Message("Neither a result is given, nor why there is none."))]
    if result.value is None and not result.is_understood and not has_error and not find_dates(result.value_text):
        unread = Message("No number can be read in the result: type it anew, or choose why there is none.")
        return [SubmissionIssue(Severity.ERROR, "result", unread)]
    if result.absence is Absence.NOT_REPORTED:
        return [
            SubmissionIssue(
                Severity.ERROR,
                "result",
                Message("“Not reported” can't be handed in as a report: give the result, or choose why there is none."),
            )
        ]
    if result.value is None and result.is_understood and not row.narrative and not result.reason:
        return [
            SubmissionIssue(
                Severity.ERROR,
                "narrative",
                Message("There is no result, no reason for that, and no word of what was done."),
            )
        ]
    if result.absence is Absence.NOT_APPLICABLE and not result.reason:
        return [
            SubmissionIssue(Severity.ERROR, "result", Message("The reason why the quarter has no result is missing."))
        ]
    return []


def _of_figures(row: QuarterReport) -> list[SubmissionIssue]:
    stated = set(Figure.objects.filter(report=row, field="narrative").values_list("start", flat=True))
    left = sum(figure.start not in stated for figure in find_figures(row.narrative))
    if not left:
        return []
    about = Message.counted("{count} figure has no source yet.", "{count} figures have no source yet.", count=left)
    return [SubmissionIssue(Severity.WARNING, "figures", about)]


def _of_evidence(row: QuarterReport, indicator: Indicator) -> list[SubmissionIssue]:
    """A result without any evidence; evidence of no quarter in particular counts for each."""
    if row.result.value is None or any(_proves(item, row.quarter) for item in indicator.evidence.all()):
        return []
    return [
        SubmissionIssue(
            Severity.WARNING,
            "evidence",
            Message("There is no evidence for the result yet."),
        )
    ]


def _proves(item: Evidence, quarter: int) -> bool:
    return item.removed_at is None and item.quarter in (None, quarter)
