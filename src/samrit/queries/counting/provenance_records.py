"""All that the records hold about where an indicator's numbers are from, loaded in a fixed number of SQL queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q

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
    copies = Prefetch(
        "evidence__captures",
        Capture.objects.filter(blob__isnull=False).select_related("blob").order_by("-at", "-pk"),
    )
    figures = (
        Figure.objects.filter(report__in=reports)
        .select_related(
            "reported_by",
            "evidence__blob",
            "evidence__added_by",
            "measurement__load_series__blob",
            "measurement__made_by",
        )
        .prefetch_related(copies)
        .order_by("report", "field", "start")
    )
    reviews = (
        Review.objects.filter(report__in=reports, action=Action.EVALUATE.value).select_related("by").order_by("pk")
    )
    tallies = list(Tally.objects.filter(report__in=reports).select_related("rule__made_by").order_by("pk"))
    stated, plan = _events(indicator, reports)
    return StoredRecords(
        saved=_saved(reports),
        figures=_by_report(figures),
        marks={one.report_id: one for one in reviews},
        evaluators=_evaluators(indicator),
        tallies={one.report_id: one for one in tallies},
        counted_at=frozenset((one.report_id, one.as_of) for one in tallies),
        rules=tuple(
            CountingRuleVersion.objects.filter(indicator=indicator).select_related("made_by").order_by("number")
        ),
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


def person(user: User | None) -> Message | None:
    """Somebody's name in both languages."""
    return user.names() if user is not None else None


def _saved(reports: list[int]) -> Mapping[int, tuple[Saved, ...]]:
    found: dict[int, list[Saved]] = defaultdict(list)
    for row in Revision.objects.filter(report__in=reports).select_related("saved_by").order_by("report", "number"):
        found[row.report_id].append(Saved(row, saved_content(row)))
    return {report: tuple(those) for report, those in found.items()}


def _evaluators(indicator: Indicator) -> Mapping[int, User]:
    rows = {row.pk: row.evaluated_by_id for row in indicator.quarters.all() if row.evaluated_by_id is not None}
    people = User.objects.in_bulk(list(rows.values()))
    return {report: people[pk] for report, pk in rows.items() if pk in people}


def _by_report(figures: Iterable[Figure]) -> Mapping[int, tuple[Figure, ...]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    for one in figures:
        found[one.report_id].append(one)
    return {report: tuple(those) for report, those in found.items()}


def _events(indicator: Indicator, reports: list[int]) -> tuple[list[Event], list[Event]]:
    """The events that told something about the numbers, and those about the plan as a whole; newest first."""
    about = (
        Q(subject_type="indicator", subject_id=indicator.pk, action__in=_PLANNING)
        | Q(subject_type="quarterreport", subject_id__in=reports, action="edit_quarter", on_behalf_of__isnull=False)
        | Q(subject_type="annualplan", subject_id=indicator.annual_plan_id, action="copy_plan")
        | Q(action="import_package")
    )
    found = list(Event.objects.filter(about).select_related("by", "on_behalf_of").order_by("-pk"))
    plan = [one for one in found if one.action in ("copy_plan", "import_package")]
    return [one for one in found if one not in plan], plan


def _is_copied(event: Event, indicator: Indicator) -> bool:
    return any(one.get("indicator") == indicator.pk for one in event.after.get("indicators", ()))


def _uploads(indicator: Indicator) -> tuple[Import, ...]:
    rows = Import.objects.filter(indicator=indicator, state=ImportState.SAVED.value).select_related("decided_by")
    return tuple(rows.defer("data").order_by("pk"))


def _plan_uploads(events: list[Event]) -> Mapping[str, Import]:
    keys = {one.after["plan_upload"] for one in events if one.after.get("plan_upload")}
    rows = Import.objects.filter(pk__in=keys).defer("data", "content", "problems")
    return {str(row.pk): row for row in rows}


def numbered(indicator: Indicator) -> Mapping[int, QuarterReport]:
    """The reports of an indicator by their quarter, as they were loaded."""
    return {row.quarter: row for row in indicator.quarters.all()}
