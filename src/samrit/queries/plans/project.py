"""The page of one project: how it stands, its steps, its curve, what was told last."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from samrit.queries.plans.projects import Known, known_of, progress_status_of
from samrit.records.models import Progress, Project, Spending
from samrit.scoring.s_curve import ProgressStatus, ReportedValue, Step, last_reported, planned
from samrit.scoring.s_curve_points import Curve, curve
from samrit.thai.translation import either

TELLINGS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: what was planned of it, and what was told last (None where nothing was)."""

    pk: int
    number: int
    name: str
    weight: Decimal
    planned_from: date
    planned_until: date
    planned_percent: Decimal
    reported: ReportedValue | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody noted when they told of a day."""

    on: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What the page of a project shows; `curve` is None where there are no steps."""

    status: ProgressStatus
    steps: tuple[StepRow, ...]
    spent: ReportedValue | None
    curve: Curve | None
    indicators: tuple[tuple[int, str], ...]
    notes: tuple[Note, ...]


def project_page(project: Project, *, today: date) -> ProjectPage:
    """A project as it stands; seven SQL queries."""
    known = known_of(Q(pk=project.pk)).get(project.pk, Known())
    status = progress_status_of(known, project.budget_allotted_baht, project.annual_plan, today)
    served = project.indicators.order_by("position", "pk").values_list("pk", "number", "name_th", "name_en")
    return ProjectPage(
        status=status,
        steps=step_rows(known, status),
        spent=last_reported(known.spending, status.on),
        curve=curve_of(project, known, status.on),
        indicators=tuple(
            (pk, f"{number}. {either(name_th, name_en)}" if number else name_th)
            for pk, number, name_th, name_en in served
        ),
        notes=_notes(project),
    )


def step_rows(known: Known, status: ProgressStatus) -> tuple[StepRow, ...]:
    """The steps as they stand on the day."""
    return tuple(
        StepRow(
            pk=known.pks[at],
            number=at + 1,
            name=known.names[at],
            weight=step.weight,
            planned_from=step.planned_from,
            planned_until=step.planned_until,
            planned_percent=planned([Step(Decimal(100), step.planned_from, step.planned_until)], status.on),
            reported=last_reported(step.reported, status.on),
            is_late=at in status.late_steps,
        )
        for at, step in enumerate(known.steps)
    )


def curve_of(project: Project, known: Known, on: date) -> Curve | None:
    """The S-curve of a project that has steps."""
    if not known.steps:
        return None
    return curve(
        known.steps,
        first=project.starts_on,
        last=project.ends_on,
        on=on,
        spending=known.spending,
        allotted_baht=project.budget_allotted_baht,
    )


def _notes(project: Project) -> tuple[Note, ...]:
    """What was noted, newest first; one telling notes the same on each of its rows."""
    rows: list[Progress | Spending] = [
        *Progress.objects.filter(milestone__project=project).exclude(note="").select_related("reported_by"),
        *Spending.objects.filter(project=project).exclude(note="").select_related("reported_by"),
    ]
    found = {
        (row.reported_at, row.on, row.note): Note(row.on, row.note, row.reported_by.name() if row.reported_by else "")
        for row in rows
    }
    return tuple(found[key] for key in sorted(found, reverse=True)[:TELLINGS_SHOWN])
