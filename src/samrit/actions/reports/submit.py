"""An officer hands a quarter's report in, and what the rules found in it then is kept."""

from datetime import datetime

from django.utils import timezone

from samrit.actions.counting.count_reports import freeze_count, result_changed
from samrit.actions.plans.plan import check_rule_set, recheck_one
from samrit.actions.reviews.transitions import ExpectedVersion, acting_on, apply
from samrit.ledger.clock import ahead_of
from samrit.queries.city.rules import CityRules, city_rules
from samrit.queries.reports.assessment import assess
from samrit.queries.reports.submission_issues import UNCHANGED, SubmissionIssue, submission_issues
from samrit.queries.reports.to_report import indicator_with_reports
from samrit.records.models import QuarterReport, SubmissionCheck, User
from samrit.thai.translation import Joined, Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Action


class NotSubmittable(Invalid):
    """The report can't be submitted as it is; `wrong` is all that stops it."""

    def __init__(self, issues: tuple[SubmissionIssue, ...]) -> None:
        super().__init__(
            Message(
                "Not submitted; this has to be corrected first: {issues}",
                issues=Joined((i.sentence for i in issues), " · "),
            )
        )
        self.wrong = issues


def submit(
    *,
    report: QuarterReport,
    by: User,
    at: datetime,
    expected_version: ExpectedVersion | None = None,
    unchanged_because: str = "",
) -> QuarterReport:
    """The officer hands the report in; an error of a rule that binds, or a missing result, stops it.

    So does a return after which nothing was changed, unless `unchanged_because` says why nothing has to be.

    What was found is kept as a `SubmissionCheck`, with the rules that found it. A result that is counted by a rule is counted
    once more as of now, and stays that.
    """
    with acting_on(Action.SUBMIT, report, by, at, expected_version) as act:
        row = act.subject
        if freeze_count(row, at=at):
            recheck_one(row.indicator_id, at=at)
            result_changed(row.indicator_id, at=at)
        rules, on = city_rules(), timezone.localdate(at)
        excuse = unchanged_because.strip()
        issues = submission_issues(row, on=on, rules=rules)
        stops = tuple(one for one in issues if one.stops and not (excuse and one.field == UNCHANGED))
        if stops:
            raise NotSubmittable(stops)
        submission_check = _judge(row, rules, at=at)
        # No day is met by a clock that stands behind the trail.
        row.first_submitted_at = row.first_submitted_at or ahead_of(at) or at
        explained = {UNCHANGED: excuse} if excuse else {}
        return apply(Action.SUBMIT, act, rules=submission_check.rules.version, **explained)


def _judge(row: QuarterReport, rules: CityRules, *, at: datetime) -> SubmissionCheck:
    indicator = indicator_with_reports(row.indicator_id)
    assert indicator is not None, "its report is held until the transaction ends"
    found = assess(indicator, row.quarter, on=timezone.localdate(at), rules=rules).findings
    return SubmissionCheck.objects.create(
        report=row,
        version=row.version,
        at=at,
        rules=check_rule_set(rules),
        findings=[
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "field": finding.field,
                "th": finding.message.th,
                "en": finding.message.en,
                "words": finding.words,
            }
            for those in found.values()
            for finding in those
        ],
    )
