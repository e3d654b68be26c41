"""Indicators with their quarters, evidence and history, as rows that are not saved yet."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from samrit.actions.reports.from_report import evidence_kind
from samrit.definitions import ResultSource
from samrit.ledger.content import revision_of, write_content
from samrit.ops.sample_city import printed
from samrit.ops.sample_city.frame import Frame
from samrit.ops.sample_city.schema import AgencyData, Filed, IndicatorData, Stage, YearData
from samrit.queries.city.deadlines import THE_COUNTRYS, due_on
from samrit.queries.reports.imported_wording import AsPrinted
from samrit.records.models import YEAR_END, Evidence, Indicator, IndicatorNode, QuarterReport, Revision, User
from samrit.report import Comparison, Score, Signature
from samrit.scoring import judge, method_for, score
from samrit.thai.digits import to_arabic
from samrit.thai.working_days import working_day_from
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

# An open report that is not late has still so many days; late ones keep the day that has passed.
DAYS_LEFT = 14
# A late one is so many days late where its own day is longer ago than anybody would leave it.
DAYS_LATE, _LATE_AT_MOST = 16, timedelta(days=60)
_DAYS_SINCE_RETURN = 3
_DAYS_AFTER = {Status.ENDORSED: 2, Status.EVALUATED: 11, Status.PUBLISHED: 18}
_PASSED = (Status.SUBMITTED, Status.ENDORSED, Status.EVALUATED, Status.PUBLISHED)


def indicator_row(frame: Frame, agency: AgencyData, data: IndicatorData, position: int) -> Indicator:
    """The indicator itself."""
    number = to_arabic(data.number).strip("(). ")  # as a paper's number is kept, too: plain, its own words beside it
    row = Indicator(
        annual_plan=frame.annual_plans[agency.code],
        position=position,
        number=number,
        code=f"{agency.code}-{data.serial}",
        name_th=data.name_th,
        name_en=data.name_en,
        level=data.level.value,
        kind=data.kind.value,
        definition=data.definition,
        method=data.method,
        baseline_value=data.baseline,
        weight=data.weight,
        accumulation=data.accumulation.value,
        result_source=(ResultSource.RATIO if data.comparison is Comparison.RATIO else ResultSource.TYPED).value,
        responsible=frame.people[RoleName.OFFICER, agency.code],
    )
    row.target = printed.year_target(data)
    row.as_printed = AsPrinted(
        number_text=data.number if data.number != number else None,
        signature=_signature(data.year, row.responsible),
    ).to_json()
    return row


def _signature(year: YearData | None, officer: User | None) -> Signature | None:
    if year is None or year.signed_on is None or officer is None:
        return None
    return Signature(name=officer.name_th, position=year.position, signed_on=year.signed_on)


def node_rows(frame: Frame, data: IndicatorData, row: Indicator) -> Iterator[IndicatorNode]:
    """The places in the long-term plan, from the strategy down, each once."""
    nodes = {node.code: node for code in data.nodes for node in frame.path_to(code)}
    for position, node in enumerate(nodes.values()):
        yield IndicatorNode(indicator=row, node=node, position=position)


def quarter_rows(
    frame: Frame, agency: AgencyData, data: IndicatorData, row: Indicator, at: datetime
) -> Iterator[QuarterReport]:
    """The four quarters and the year end."""
    for number, quarter in enumerate(data.quarters, 1):
        report = QuarterReport(indicator=row, quarter=number)
        report.target = printed.quarter_target(data, quarter)
        write_content(report, printed.quarter_content(data, number))
        _history(report, quarter, frame, agency, at)
        yield report
    report = QuarterReport(indicator=row, quarter=YEAR_END)
    if data.year is not None:
        write_content(report, printed.year_content(data))
    _history(report, data.year or YearData(status=Stage.DRAFT), frame, agency, at)
    yield report


def revision_row(report: QuarterReport, at: datetime) -> Revision:
    """The report as its officer left it."""
    return revision_of(report, by=report.submitted_by, at=report.submitted_at or at)


def evidence_rows(data: IndicatorData, row: Indicator) -> Iterator[Evidence]:
    """What the quarters and the year refer to, in order."""
    filed: list[tuple[int, Filed]] = [*enumerate(data.quarters, 1)]
    if data.year is not None:
        filed.append((YEAR_END, data.year))
    references = [(quarter, ref) for quarter, report in filed for ref in report.evidence]
    for position, (quarter, ref) in enumerate(references):
        yield Evidence(indicator=row, quarter=quarter, position=position, ref=ref, kind=evidence_kind(ref).value)


def _history(report: QuarterReport, filed: Filed, frame: Frame, agency: AgencyData, at: datetime) -> None:
    """Status, marks, and who moved the report when; whoever reports late loses marks for it."""
    status = filed.status.status
    year_be = frame.annual_plans[agency.code].fiscal_year_be
    due = due_on(year_be, report.quarter)
    report.status = status.value
    report.due_on = due
    today = timezone.localdate(at)
    if filed.status is Stage.DRAFT:
        report.due_on = working_day_from(today + timedelta(days=DAYS_LEFT))
    elif filed.status is Stage.LATE and today - due > _LATE_AT_MOST:
        report.due_on = working_day_from(today - timedelta(days=DAYS_LATE))
    if filed.marks is not None:
        quality, timeliness = filed.marks
        value = (quality + timeliness) / 2 if report.quarter != YEAR_END else _by_method(report, year_be)
        report.score = Score(value=value, quality=quality, timeliness=timeliness)
    if status is Status.DRAFT:
        return
    in_time = filed.marks is None or filed.marks[1] == 100
    submitted_on = due - timedelta(days=2 + report.quarter % 3) if in_time else due + timedelta(days=3)
    if isinstance(filed, YearData) and filed.signed_on is not None:
        submitted_on = filed.signed_on
    # Of what lies ahead, nothing has been done yet.
    submitted_on = min(submitted_on, today - timedelta(days=1 + max(_DAYS_AFTER.get(one, 0) for one in _up_to(status))))
    people = _people(frame, agency)
    report.submitted_by, report.submitted_at = people[Status.SUBMITTED], morning(submitted_on)
    report.first_submitted_at = report.submitted_at
    if status is Status.RETURNED:
        report.returned_by = people[Status.EVALUATED]
        report.returned_at = at - timedelta(days=_DAYS_SINCE_RETURN)
        report.correction_due_on = THE_COUNTRYS.correction_due_on(year_be, report.due_on, report.returned_at.date())
        report.return_reasons = {r.field: r.reason for r in filed.returned}
    if status is Status.PUBLISHED:
        report.published_version = report.version
    for passed in _up_to(status)[1:]:
        setattr(report, f"{passed}_by", people[passed])
        setattr(report, f"{passed}_at", morning(submitted_on + timedelta(days=_DAYS_AFTER[passed])))


def _up_to(status: Status) -> tuple[Status, ...]:
    """The statuses through which a report came to its own."""
    return _PASSED[: _PASSED.index(status) + 1] if status in _PASSED else (status,)


def _by_method(report: QuarterReport, fiscal_year_be: int) -> Decimal | None:
    """The score that the year's method suggests for a year end; an evaluator has followed it."""
    method = method_for(fiscal_year_be)
    return score(judge(report.indicator.target, report.result), method).value


def _people(frame: Frame, agency: AgencyData) -> dict[Status, User]:
    evaluator = next(user for (role, _), user in frame.people.items() if role is RoleName.EVALUATOR)
    return {
        Status.SUBMITTED: frame.people[RoleName.OFFICER, agency.code],
        Status.ENDORSED: frame.people[RoleName.COORDINATOR, agency.code],
        Status.EVALUATED: evaluator,
        Status.PUBLISHED: evaluator,
    }


def morning(day: date) -> datetime:
    """Ten o'clock in Bangkok."""
    return datetime.combine(day, time(3), tzinfo=UTC)
