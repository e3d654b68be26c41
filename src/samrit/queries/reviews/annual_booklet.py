"""The annual report of an agency with all below it, or of the whole city, as the writers take it; a fixed number of SQL queries.

Counts are those that the overview shows, and the summary is made of these very counts. An agency's report
says everything of each indicator; the city's lists them, so that thousands are one table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from samrit.queries.plans.plan import Row, load_rows
from samrit.queries.plans.plan_tree import in_plan_order
from samrit.queries.plans.project_booklet import projects_booklet
from samrit.queries.reports.indicator_years import is_endorsed
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.queries.reviews.counts import Period
from samrit.queries.reviews.off_track import OffTrack, highlights
from samrit.queries.reviews.selection import Selection, counts_by, counts_in
from samrit.records.models import (
    YEAR_END,
    Agency,
    AnnualPlan,
    Indicator,
    IndicatorNode,
    Measurement,
    PlanNode,
    QuarterReport,
)
from samrit.report import IndicatorReport
from samrit.scoring.counts import Counts, ScopeKind
from samrit.scoring.printed import asked_briefly
from samrit.scoring.words import reported
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message, language
from samrit.vocabulary.choices import VERDICT_WORDS, Accumulation
from samrit.vocabulary.doubts import DOUBT_WORDS
from samrit.vocabulary.workflow import STATE_WORDS, Status
from samrit.writers.annual_words import next_steps, summary
from samrit.writers.booklet_values import (
    AgencyLine,
    Booklet,
    Details,
    DoubtfulResult,
    IndicatorLine,
    Outcome,
    QuarterLine,
    ReasonedResult,
    Strategy,
)
from samrit.writers.counts_words import resolved_by
from samrit.writers.value_drawing import Value, quarter_drawing

_NO_VERDICT = Message("No verdict yet")
_NOT_IN = Message("the report of the year is not in, so it doesn't count yet")
_Details = Mapping[int, Details]


def annual_booklet(agency: Agency, fiscal_year_be: int, *, today: date) -> Booklet | None:
    """The report of an agency, of the city where it is the root, in the reader's language; None where nothing is planned there in that year."""
    year = fiscal_year_be
    plans = AnnualPlan.objects.filter(agency__path__startswith=agency.path, fiscal_year_be=year)
    of_plans = {plan.pk: plan for plan in plans.select_related("agency").order_by("agency__path")}
    if not of_plans:
        return None
    is_city = agency.parent_id is None
    selection = Selection() if is_city else Selection((agency.path,), agency.code)
    period = Period(year, YEAR_END)
    years = [period, Period(year - 1, YEAR_END)]
    counts = counts_in(selection, years, today=today)
    before = [(one.fiscal_year_be, counts[one]) for one in years[1:] if counts[one].indicators]
    first = next(iter(of_plans.values()))
    projects = projects_booklet(first, today=today, plans=plans)
    outcomes = tuple(_outcomes(agency, year))
    named = highlights(period, selection)
    city = agency if is_city else Agency.objects.get(parent=None)
    name = agency.name()
    return Booklet(
        city=city.name(),
        agency=name if is_city or first.agency_id != agency.pk else str(first.agency_then),
        fiscal_year_be=year,
        on=today,  # reports of a year come in, and are decided, behind its end
        summary=tuple(summary(counts[period], before, projects, outcomes)),
        counts=counts[period],
        strategies=tuple(_strategies(of_plans, selection, period, today, {} if is_city else _details(plans))),
        agencies=tuple(_agencies(agency, selection, period, today)),
        missed=_reasoned(named.missed),
        projects=projects if projects.projects else None,
        outcomes=outcomes,
        has_details=not is_city,
        best=_reasoned(named.ahead),
        doubtful=tuple(
            DoubtfulResult(o.number, o.name, o.agency, o.result, str(DOUBT_WORDS[doubt]), resolved_by(doubt))
            for o, doubt in named.doubtful
        ),
        next_steps=tuple(next_steps(counts[period], _planned_next(agency, year), year + 1)),
        language=language(),
    )


def _reasoned(found: Iterable[OffTrack]) -> tuple[ReasonedResult, ...]:
    return tuple(ReasonedResult(o.number, o.name, o.agency, o.result, o.target, o.reason, o.state) for o in found)


def _planned_next(agency: Agency, year: int) -> int:
    """How many indicators the next year's plans have as yet."""
    next_plans = {"annual_plan__agency__path__startswith": agency.path, "annual_plan__fiscal_year_be": year + 1}
    return Indicator.objects.filter(**next_plans).count()


def _agencies(agency: Agency, selection: Selection, period: Period, today: date) -> Iterator[AgencyLine]:
    below = list(Agency.objects.filter(parent=agency).order_by("path"))
    counts = counts_by(ScopeKind.AGENCY, [one.code for one in below], selection, [period], today=today)
    for one in below:
        found = counts.get((one.code, period), Counts())
        if found.indicators:
            yield AgencyLine(one.name(), found)


def _strategies(
    plans: Mapping[int, AnnualPlan], selection: Selection, period: Period, today: date, details: _Details
) -> Iterator[Strategy]:
    nodes = {node.pk: node for node in PlanNode.objects.select_related("plan")}
    serves = _first_nodes(plans)
    of_year = QuarterReport.objects.filter(indicator=OuterRef("pk"), quarter=YEAR_END).exclude(status=Status.DRAFT)
    listed = Indicator.objects.filter(annual_plan__in=plans).values_list("pk", "code", Exists(of_year))
    facts = {pk: (code, is_counted) for pk, code, is_counted in listed}
    lines: dict[int | None, list[IndicatorLine]] = defaultdict(list)
    rows = load_rows(plans, today=today)
    for pk, plan in plans.items():
        for row in rows.get(pk, ()):
            lines[_top(serves.get(row.pk), nodes)].append(_line(row, facts[row.pk], str(plan.agency_then), details))
    tops = sorted((nodes[pk] for pk in lines if pk is not None), key=in_plan_order)
    counts = counts_by(ScopeKind.NODE, [str(one.pk) for one in tops], selection, [period], today=today)
    for node in tops:
        yield Strategy(
            node.code, node.name(), counts.get((str(node.pk), period), Counts()), tuple(lines[node.pk])
        )  # fmt: skip
    if lines[None]:
        yield Strategy("", "", Counts(), tuple(lines[None]))


def _first_nodes(plans: Iterable[int]) -> dict[int, int]:
    """By indicator, the place in a plan that it serves first."""
    links = IndicatorNode.objects.filter(indicator__annual_plan__in=list(plans)).order_by("-position", "-pk")
    return dict(links.values_list("indicator_id", "node_id"))


def _top(node: int | None, nodes: Mapping[int, PlanNode]) -> int | None:
    """The place without one above it that a place lies in."""
    while node is not None and (above := nodes[node].parent_id) is not None:
        node = above
    return node


def _line(row: Row, facts: tuple[str, bool], agency: str, details: _Details) -> IndicatorLine:
    """An indicator with its verdict; one that the bar above has among those that aren't in says so."""
    against = [DOUBT_WORDS[row.doubt]] if row.doubt is not None else []
    code, is_counted = facts
    if not is_counted and row.verdict is not None:
        against.append(_NOT_IN)
    return IndicatorLine(
        code=code,
        number=row.number,
        name=row.name,
        agency=agency,
        target=row.target,
        result=row.year,
        verdict=str(VERDICT_WORDS[row.verdict] if row.verdict is not None else _NO_VERDICT),
        doubt=", ".join(map(str, against)),
        details=details.get(row.pk),
    )


def _details(plans: QuerySet[AnnualPlan]) -> _Details:
    indicators = with_reports(Indicator.objects.filter(annual_plan__in=plans)).select_related("responsible")
    return {one.pk: _detail(one, indicator_report(one)) for one in indicators}


def _detail(indicator: Indicator, report: IndicatorReport) -> Details:
    rows = {row.quarter: row for row in indicator.quarters.all()}
    values = [
        Value(
            str(Message("Q{n}", n=quarter)),
            rows[quarter].result_value if quarter in rows else None,
            is_hollow=quarter in rows and not is_endorsed(rows[quarter]),
        )
        for quarter in (1, 2, 3, 4)
    ]
    return Details(
        responsible=str(indicator.responsible.names()) if indicator.responsible else "",
        quarters=tuple(
            QuarterLine(
                one.quarter,
                str(asked_briefly((one.target.value_text, one.target.unit_text))),
                str(reported(one.result)),
                str(STATE_WORDS[rows[one.quarter].status]),
            )
            for one in report.quarters
            if one.quarter in rows
        ),
        chart=quarter_drawing(values, indicator.target_value, Accumulation(indicator.accumulation)),
        summary=report.year_end.narrative,
        supporting_factors=report.supporting_factors,
        obstacles=report.obstacles,
        definition=report.definition,
        method=report.method,
        evidence=tuple(one.printed for one in report.evidence),
    )


def _outcomes(agency: Agency, year: int) -> Iterator[Outcome]:
    """What was measured in the year by the agency or one below it; what was made anew counts once."""
    first, last = fiscal_year_dates(year)
    made = Measurement.objects.filter(
        agency__path__startswith=agency.path, superseded_by=None, starts_at__date__range=(first, last)
    )
    for one in made.select_related("load_series").defer("answer").order_by("starts_at", "pk"):
        yield Outcome(
            one.name, one.starts_at.date(), one.saved_mwh, one.low_mwh, one.high_mwh, one.t_co2, one.is_distinguishable,
            one.load_series.is_synthetic,
        )  # fmt: skip
