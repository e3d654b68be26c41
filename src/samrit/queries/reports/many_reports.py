"""Reports that came in together: what was read of each, and which can be saved without a look at each by itself."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Q

from samrit.ledger.reading import stored_reading
from samrit.queries.counting.counting_rules import open_rules
from samrit.queries.reports.preview import Change, changes_by, fits, plans_under
from samrit.queries.reports.to_report import with_reports
from samrit.readers.reading import Reading
from samrit.readers.remarks import HARMLESS
from samrit.records.models import AnnualPlan, Import, Indicator, User
from samrit.report import IndicatorReport, Report
from samrit.thai.translation import Message, language
from samrit.vocabulary.codes import AT_WORK, ImportState


class ListState(StrEnum):
    """How a report of a list stands, for whoever decides."""

    AT_WORK = "at_work"
    READ = "read"  # while others are still being read
    SOUND = "sound"  # can be saved together with others
    DOUBTFUL = "doubtful"  # is looked at by itself
    SAME = "same"  # everything stands there already
    REFUSED = "refused"
    SKIPPED = "skipped"
    SAVED = "saved"
    DISCARDED = "discarded"


STATE_WORDS: dict[ListState, Message] = {
    ListState.AT_WORK: Message("Being worked on"),
    ListState.READ: Message("Has been read"),
    ListState.SOUND: Message("Sound"),
    ListState.DOUBTFUL: Message("Doubtful"),
    ListState.SAME: Message("Nothing new"),
    ListState.REFUSED: Message("Not readable"),
    ListState.SKIPPED: Message("Skipped"),
    ListState.SAVED: Message("Saved in the records"),
    ListState.DISCARDED: Message("Not saved, let go"),
}
STATE_TONES = {
    ListState.SOUND: "good",
    ListState.SAVED: "good",
    ListState.DOUBTFUL: "near",
    ListState.REFUSED: "miss",
}
_OF_STATE = {
    **dict.fromkeys(AT_WORK, ListState.AT_WORK),
    ImportState.READY: ListState.READ,
    ImportState.FAILED: ListState.REFUSED,
    ImportState.SAVED: ListState.SAVED,
    ImportState.DISCARDED: ListState.DISCARDED,
}

UNSURE = Message.counted(
    "The reader was not sure of {count} thing.", "The reader was not sure of {count} things.", count=0
)
REPLACING = Message.counted(
    "It would put something else into {count} field in which something stands.",
    "It would put something else into {count} fields in which something stands.",
    count=0,
)
UNCLEAR_PLAN = Message("It is not clear into which annual plan it belongs.")
NAMELESS = Message("It has neither code nor number, so nothing tells which indicator it is about.")
PROJECT = Message("It is about a project; what is not taken of it stands on its own page.")
CLOSED = Message("It would change what is closed.")
COUNTED = Message("The result is counted by a rule, and the file says something else.")
CONFLICT = Message("Another report of this list says something else about the same indicator.")


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file among many: how it stands, and why."""

    row: Import
    state: ListState
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return str(STATE_WORDS[self.state])

    @property
    def tone(self) -> str:
        """The tone of these words: good, near, miss or none."""
        return STATE_TONES.get(self.state, "")


@dataclass(frozen=True, slots=True)
class ListedReport(ListedFile):
    """One report, and what was read of it. `plan` is where it would be saved."""

    name: str = ""
    number: str = ""
    year: int | None = None
    quarters: tuple[int, ...] = ()
    issues: int | None = None
    plan: AnnualPlan | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class ReportList:
    """All reports of a list, in the order in which they came.

    `plans` are those that whoever decides may choose from, for all that name none; `chosen` is the one that they chose.
    """

    batch: str
    reports: tuple[ListedReport, ...]
    plans: tuple[AnnualPlan, ...] = ()
    chosen: AnnualPlan | None = None

    def of(self, *states: ListState) -> tuple[ListedReport, ...]:
        """Those that stand so."""
        return tuple(one for one in self.reports if one.state in states)

    @property
    def counts(self) -> list[tuple[ListState, str, int]]:
        """How many stand how."""
        found = [(one, str(words), len(self.of(one))) for one, words in STATE_WORDS.items()]
        return [entry for entry in found if entry[2]]

    @property
    def may_choose(self) -> bool:
        """Whether one plan may be chosen for several that don't tell theirs."""
        return bool(self.plans) and (self.chosen is not None or any(one.plan is None for one in self.undecided))

    @property
    def sound(self) -> tuple[ListedReport, ...]:
        """What can be saved together."""
        return self.of(ListState.SOUND)

    @property
    def undecided(self) -> tuple[ListedReport, ...]:
        """What is neither saved nor let go, and not worked on."""
        return self.of(ListState.SOUND, ListState.DOUBTFUL, ListState.SAME, ListState.REFUSED, ListState.SKIPPED)

    @property
    def at_work(self) -> tuple[ListedReport, ...]:
        """What a worker has, or waits for one."""
        return self.of(ListState.AT_WORK)

    @property
    def done(self) -> int:
        """How many are not waited for any more."""
        return len(self.reports) - len(self.at_work)


def report_list(batch: str, by: User, *, writable: Iterable[str], plan: int | None = None) -> ReportList:
    """What somebody brought together, for one who may write in these branches; judged once nothing is worked on any more.

    `plan` is the key of the plan into which those go that don't tell theirs.

    The number of queries doesn't grow with the reports.
    """
    rows = Import.objects.filter(kind="report", uploaded_by=by, stated__batch=batch)
    is_at_work = rows.filter(state__in=AT_WORK).exists()
    deferred = ("data", "content") if is_at_work else ("data",)
    chosen = rows.select_related("uploaded_by", "indicator", "annual_plan__agency").defer(*deferred)
    found = sorted(chosen, key=lambda row: (row.stated.get("place", 1), row.stated.get("report", 1), row.pk))
    if is_at_work:
        return ReportList(batch, tuple(_listed(row) for row in found))
    readings = {row.pk: stored_reading(row) for row in found if row.content}
    open_ones = [(row, readings[row.pk]) for row in found if row.is_open]
    plans = plans_under(writable) if open_ones else ()
    chosen_plan = next((one for one in plans if one.pk == plan), None)
    judged = _judged(open_ones, plans, chosen_plan) if open_ones else {}
    reports = tuple(judged.get(row.pk) or _listed(row, readings.get(row.pk)) for row in found)
    return ReportList(batch, reports, plans, chosen_plan)


def open_lists(by: User) -> list[dict[str, object]]:
    """The lists in which something of somebody's waits: name, first file, when they came, how many reports wait."""
    rows = Import.objects.filter(kind="report", uploaded_by=by, decided_at=None, stated__has_key="batch")
    pairs = rows.order_by("pk").values_list("stated__batch", "file_name", "uploaded_at")
    lists: dict[str, dict[str, object]] = {}
    counts: dict[str, int] = defaultdict(int)
    for batch, name, at in pairs:
        lists.setdefault(batch, {"batch": batch, "first": name, "at": at})
        counts[batch] += 1
    return [one | {"count": counts[batch]} for batch, one in reversed(lists.items())]


def _listed(row: Import, reading: Reading | None = None) -> ListedReport:
    """A report as it stands by its file alone."""
    state = _OF_STATE[ImportState(row.state)]
    if state is ListState.REFUSED and row.stated.get("skipped"):
        state = ListState.SKIPPED
    why = str(row.failure.get(language(), ""))
    one = ListedReport(row, state, (why,) if why else ())
    if reading is None:
        return one
    report = reading.report
    return replace(
        one,
        name=report.name,
        number=report.number if isinstance(report, IndicatorReport) else report.code,
        year=report.fiscal_year_be,
        quarters=tuple(one.quarter for one in report.quarters) if isinstance(report, IndicatorReport) else (),
        issues=len(reading.issues),
    )


def _judged(
    rows: Sequence[tuple[Import, Reading]], plans: tuple[AnnualPlan, ...], of_all: AnnualPlan | None
) -> dict[int, ListedReport]:
    reports = {row.pk: reading.report for row, reading in rows}
    chosen = {pk: _only_plan(report, plans) or _of_all(report, of_all) for pk, report in reports.items()}
    papers = {pk: report for pk, report in reports.items() if isinstance(report, IndicatorReport)}
    there = _indicators(papers.values(), [plan.pk for plan in chosen.values() if plan is not None])
    counted = {one.row.indicator_id for one in open_rules(indicator_ids=[one.pk for one in there])}
    changes: dict[int, tuple[Change, ...]] = {}
    updates: dict[int, Indicator | None] = {}
    for pk, paper in papers.items():
        plan = chosen[pk]
        updates[pk] = _same(paper, plan, there) if plan is not None else None
        changes[pk] = changes_by(paper, updates[pk])
    clashing = _clashing(papers, chosen, changes)
    judged: dict[int, ListedReport] = {}
    for row, reading in rows:
        one, plan = _listed(row, reading), chosen[row.pk]
        doubts = [*one.reasons, *map(str, _doubts(reading, plan))]
        if row.pk in papers:
            target = updates[row.pk]
            is_counted = target is not None and target.pk in counted
            doubts += map(str, _doubts_about(changes[row.pk], target, plan, is_counted=is_counted))
            doubts += [str(CONFLICT)] if row.pk in clashing else []
        is_same = row.pk in papers and updates[row.pk] is not None and not changes[row.pk]
        state = ListState.SAME if is_same else ListState.DOUBTFUL if doubts else ListState.SOUND
        is_new = row.pk in papers and updates[row.pk] is None
        judged[row.pk] = replace(one, state=state, reasons=tuple(doubts), plan=plan, is_new=is_new)
    return judged


def _only_plan(report: Report, plans: tuple[AnnualPlan, ...]) -> AnnualPlan | None:
    """The one plan of the report's year and agency; of its year where it names no agency and there is one."""
    of_year = [plan for plan in plans if fits(report, plan)[0]]
    its = [plan for plan in of_year if fits(report, plan)[1]]
    found = its or ([] if _is_named(report) else of_year)
    return found[0] if len(found) == 1 else None


def _of_all(report: Report, plan: AnnualPlan | None) -> AnnualPlan | None:
    """The plan that was chosen for all, unless the report names another year or another agency."""
    if plan is None:
        return None
    of_year, is_its = fits(report, plan)
    return plan if (of_year or report.fiscal_year_be is None) and (is_its or not _is_named(report)) else None


def _is_named(report: Report) -> bool:
    """Whether a report tells of which agency it is."""
    return bool(report.agency or (report.agency_code if isinstance(report, IndicatorReport) else report.code))


def _indicators(papers: Iterable[IndicatorReport], plans: list[int]) -> list[Indicator]:
    papers = list(papers)
    codes = {paper.code for paper in papers if paper.code}
    numbers = {paper.number for paper in papers if paper.number}
    wanted = Indicator.objects.filter(Q(code__in=codes) | Q(number__in=numbers), annual_plan__in=plans)
    return list(with_reports(wanted).order_by("pk"))


def _same(paper: IndicatorReport, plan: AnnualPlan, there: list[Indicator]) -> Indicator | None:
    """What saving would update: the plan's indicator with the report's code, else with its number."""
    mine = [one for one in there if one.annual_plan_id == plan.pk]
    by_code = (one for one in mine if paper.code and one.code == paper.code)
    by_number = (one for one in mine if paper.number and one.number == paper.number)
    return next(by_code, None) or next(by_number, None)


def _doubts(reading: Reading, plan: AnnualPlan | None) -> list[Message]:
    unsettled = [issue for issue in reading.issues if issue.code not in HARMLESS]
    doubts = []
    if unsettled:
        doubts.append(UNSURE.filled(count=len(unsettled)))
    if plan is None:
        doubts.append(UNCLEAR_PLAN)
    if not isinstance(reading.report, IndicatorReport):
        doubts.append(PROJECT)
    elif not reading.report.code and not reading.report.number:
        doubts.append(NAMELESS)
    return doubts


def _doubts_about(
    changes: tuple[Change, ...], updates: Indicator | None, plan: AnnualPlan | None, *, is_counted: bool
) -> list[Message]:
    doubts = []
    touched = {change.quarter for change in changes}
    quarters = [row for row in updates.quarters.all() if row.quarter in touched] if updates is not None else []
    is_signed = updates is not None and bool(changes) and updates.signoff_id is not None
    if is_signed or (plan is not None and plan.is_closed) or not all(row.is_open for row in quarters):
        doubts.append(CLOSED)
    if is_counted and any(change.is_result for change in changes):
        doubts.append(COUNTED)
    replaced = [change for change in changes if change.old] if updates is not None else []
    if replaced:
        doubts.append(REPLACING.filled(count=len(replaced)))
    return doubts


def _clashing(
    papers: dict[int, IndicatorReport],
    chosen: dict[int, AnnualPlan | None],
    changes: dict[int, tuple[Change, ...]],
) -> set[int]:
    """The reports of a list that would write different words into the same field of the same indicator."""
    of_one: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for pk, paper in papers.items():
        plan = chosen[pk]
        for kind, key in (("code", paper.code), ("number", paper.number)):
            if plan is not None and key:
                of_one[plan.pk, kind, key].append(pk)
    found: set[int] = set()
    for pks in of_one.values():
        said: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for pk in pks if len(pks) > 1 else ():
            of_field: dict[str, list[str]] = defaultdict(list)  # a report has several goals, several pieces of evidence
            for change in changes[pk]:
                of_field[change.name].append(change.new)
            for name, words in of_field.items():
                said[name].add(tuple(words))
        if any(len(words) > 1 for words in said.values()):
            found.update(pks)
    return found
