"""All that the records hold about where an indicator's numbers are from, loaded in a fixed number of SQL queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from samrit import report as typed
from samrit.ledger.content import saved_content
from samrit.records.models import (
    Capture,
    CountingRuleVersion,
    Event,
    Figure,
    Import,
    Indicator,
    QuarterReport,
    Review,
    Revision,
    Tally,
    User,
)
from samrit.records.ready import ReadyQuery, attach
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ImportState
from samrit.vocabulary.workflow import Action

_PLANNING = ("add_indicator", "define_indicator", "save_upload")


@dataclass(frozen=True, slots=True)
class Saved:
    """One saving of a report: the row without its content, and the content."""

    row: Revision
    content: typed.QuarterReport


@dataclass(frozen=True, slots=True)
class StoredRecords:
    """What the records hold about one indicator; by the key of the report where it is one report's.

    `events` are those that told a target, newest first; `copied` the copy of last year's plan; `package` the import by
    which the whole year came; `tallies` the last count of each report, `counted_at` when each was counted. `on_behalf` names who had delegated the role in which somebody saved.
    """

    saved: Mapping[int, tuple[Saved, ...]]
    figures: Mapping[int, tuple[Figure, ...]]
    marks: Mapping[int, Review]
    evaluators: Mapping[int, User]
    tallies: Mapping[int, Tally]
    counted_at: frozenset[tuple[int, datetime]]
    rules: tuple[CountingRuleVersion, ...]
    uploads: tuple[Import, ...]
    plan_uploads: Mapping[str, Import]
    events: tuple[Event, ...]
    copied: Event | None
    package: Event | None
    on_behalf: Mapping[tuple[int, datetime], User]

    def upload_at(self, at: datetime) -> Import | None:
        """The file whose import saved something at this very time."""
        return next((one for one in self.uploads if one.decided_at == at), None)

    def came_by_package(self, at: datetime) -> bool:
        """Whether what was saved then is older than this installation's records: it came with a package."""
        return self.package is not None and at < self.package.at


def stored_records(indicator: Indicator) -> StoredRecords:
    """Load it for an indicator whose quarters are loaded; eight SQL queries, and one more for figures read in links."""
    reports = [row.pk for row in indicator.quarters.all()]
    tallies = _TALLIES(reports)
    stated, plan = _events(indicator, reports)
    return StoredRecords(
        saved=_saved(reports),
        figures=_by_report(_figures(reports)),
        marks={one.report_id: one for one in _MARKS(reports)},
        evaluators=_evaluators(indicator),
        tallies={one.report_id: one for one in tallies},
        counted_at=frozenset((one.report_id, one.as_of) for one in tallies),
        rules=tuple(_RULES(indicator.pk)),
        uploads=_uploads(indicator),
        plan_uploads=_plan_uploads(stated),
        events=tuple(one for one in stated if one.action in _PLANNING),
        copied=next((one for one in plan if one.action == "copy_plan" and _is_copied(one, indicator)), None),
        package=next((one for one in plan if one.action == "import_package"), None),
        on_behalf={
            (one.subject_id, one.at): one.on_behalf_of
            for one in stated
            if one.action == "edit_quarter" and one.on_behalf_of is not None
        },
    )


def _figures(reports: list[int]) -> list[Figure]:
    """The figures with what they stand on; the copies of links by one query more, where one was read in a link."""
    figures = _FIGURES(reports)
    read_in = {one.evidence_id: one.evidence for one in figures if one.evidence is not None}
    copies: dict[int, list[Capture]] = defaultdict(list)
    for copy in _COPIES(sorted(key for key in read_in if key is not None)):
        copies[copy.evidence_id].append(copy)
    for figure in figures:
        if figure.evidence is not None:
            attach(figure.evidence, "captures", copies[figure.evidence.pk])
    return figures


_FIGURES = ReadyQuery(
    lambda reports: (
        Figure.objects.filter(report__in=reports)
        .select_related(
            "reported_by",
            "evidence__blob",
            "evidence__added_by",
            "measurement__load_series__blob",
            "measurement__made_by",
        )
        .order_by("report", "field", "start")
    )
)
_COPIES = ReadyQuery(
    lambda evidence: (
        Capture.objects.filter(evidence__in=evidence, blob__isnull=False).select_related("blob").order_by("-at", "-pk")
    )
)
_MARKS = ReadyQuery(
    lambda reports: (
        Review.objects.filter(report__in=reports, action=Action.EVALUATE.value).select_related("by").order_by("pk")
    )
)
_TALLIES = ReadyQuery(
    lambda reports: Tally.objects.filter(report__in=reports).select_related("rule__made_by").order_by("pk")
)
_RULES = ReadyQuery(
    lambda indicator: (
        CountingRuleVersion.objects.filter(indicator=indicator).select_related("made_by").order_by("number")
    )
)
_REVISIONS = ReadyQuery(
    lambda reports: Revision.objects.filter(report__in=reports).select_related("saved_by").order_by("report", "number")
)
_PEOPLE = ReadyQuery(lambda people: User.objects.filter(pk__in=people))
_UPLOADS = ReadyQuery(
    lambda indicator: (
        Import.objects.filter(indicator=indicator, state=ImportState.SAVED.value)
        .select_related("decided_by")
        .defer("data")
        .order_by("pk")
    )
)
_EVENTS = ReadyQuery(
    lambda indicator, reports, plan: (
        Event.objects.filter(
            Q(subject_type="indicator", subject_id=indicator, action__in=_PLANNING)
            | Q(subject_type="quarterreport", subject_id__in=reports, action="edit_quarter", on_behalf_of__isnull=False)
            | Q(subject_type="annualplan", subject_id=plan, action="copy_plan")
            | Q(action="import_package")
        )
        .select_related("by", "on_behalf_of")
        .order_by("-pk")
    )
)


def person(user: User | None) -> Message | None:
    """Somebody's name in both languages."""
    return user.names() if user is not None else None


def _saved(reports: list[int]) -> Mapping[int, tuple[Saved, ...]]:
    found: dict[int, list[Saved]] = defaultdict(list)
    for row in _REVISIONS(reports):
        found[row.report_id].append(Saved(row, saved_content(row)))
    return {report: tuple(those) for report, those in found.items()}


def _evaluators(indicator: Indicator) -> Mapping[int, User]:
    rows = {row.pk: row.evaluated_by_id for row in indicator.quarters.all() if row.evaluated_by_id is not None}
    people = {one.pk: one for one in _PEOPLE(sorted(set(rows.values())))}
    return {report: people[pk] for report, pk in rows.items() if pk in people}


def _by_report(figures: Iterable[Figure]) -> Mapping[int, tuple[Figure, ...]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in figures:
        found[one.report_id].append(one)
    return {report: tuple(those) for report, those in found.items()}


def _events(indicator: Indicator, reports: list[int]) -> tuple[list[Event], list[Event]]:
    """The events that told something about the numbers, and those about the plan as a whole; newest first."""
    # A list is never empty in a query that is ready; no report has this key.
    found = _EVENTS(indicator.pk, reports or [0], indicator.annual_plan_id)
    plan = [one for one in found if one.action in ("copy_plan", "import_package")]
    return [one for one in found if one not in plan], plan


def _is_copied(event: Event, indicator: Indicator) -> bool:
    return any(one.get("indicator") == indicator.pk for one in event.after.get("indicators", ()))


def _uploads(indicator: Indicator) -> tuple[Import, ...]:
    return tuple(_UPLOADS(indicator.pk))


def _plan_uploads(events: list[Event]) -> Mapping[str, Import]:
    keys = {one.after["plan_upload"] for one in events if one.after.get("plan_upload")}
    rows = Import.objects.filter(pk__in=keys).defer("data", "content", "problems")
    return {str(row.pk): row for row in rows}


def numbered(indicator: Indicator) -> Mapping[int, QuarterReport]:
    """The reports of an indicator by their quarter, as they were loaded."""
    return {row.quarter: row for row in indicator.quarters.all()}
