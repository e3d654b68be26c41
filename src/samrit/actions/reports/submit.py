"""An officer hands a quarter's report in, and what the rules found in it then is kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samrit.actions.counting.count_reports import freeze_count, result_changed
from samrit.actions.plans.plan import recheck, rule_set
from samrit.actions.reviews.moving import Seen, may_move, move_on
from samrit.queries.city.rules import CityRules, city_rules
from samrit.queries.reports.look import look
from samrit.queries.reports.still_wrong import Wrong, still_wrong
from samrit.queries.reports.to_report import with_reports
from samrit.records.models import Indicator, Judging, QuarterReport, User
from samrit.thai.translation import Worded
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Deed


class StillWrong(Invalid):
    """The report can't be submitted as it is; `wrong` is all that stops it."""

    def __init__(self, wrong: tuple[Wrong, ...]) -> None:
        super().__init__(
            Worded(
                th="ยังส่งไม่ได้ ต้องแก้ไขก่อน: " + " · ".join(one.sentence.th for one in wrong),
                en="Not submitted; this has to be mended first: " + " · ".join(one.sentence.en for one in wrong),
            )
        )
        self.wrong = wrong


@transaction.atomic
def submit(*, report: QuarterReport, by: User, at: datetime, seen: Seen | None = None) -> QuarterReport:
    """The officer hands the report in; an error of a rule that binds, or a missing result, stops it.

    What was found is kept as a `Judging`, with the rules that found it. A result that is counted by a rule is counted
    once more as of now, and stays that.
    """
    row = may_move(Deed.SUBMIT, report, by, at, seen=seen)
    if freeze_count(row, at=at):
        recheck(Indicator.objects.filter(pk=row.indicator_id), at=at)
        result_changed(row.indicator_id, at=at)
    rules, on = city_rules(), timezone.localdate(at)
    stops = tuple(one for one in still_wrong(row, on=on, rules=rules) if one.stops)
    if stops:
        raise StillWrong(stops)
    judging = _judge(row, rules, at=at)
    return move_on(Deed.SUBMIT, row, by=by, at=at, rules=judging.rules.version)


def _judge(row: QuarterReport, rules: CityRules, *, at: datetime) -> Judging:
    indicator = with_reports(Indicator.objects.all()).get(pk=row.indicator_id)
    found = look(indicator, row.quarter, on=timezone.localdate(at), rules=rules).findings
    return Judging.objects.create(
        report=row,
        version=row.version,
        at=at,
        rules=rule_set(rules),
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
