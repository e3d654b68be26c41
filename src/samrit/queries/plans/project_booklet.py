"""Part 1 of the annual report of a plan, as the writers take it: every project with its steps and its curve."""

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet

from samrit.queries.plans.project import curve_of, step_rows
from samrit.queries.plans.projects import Known, known_of, projects_page
from samrit.records.models import AnnualPlan, Progress, Project, Spending
from samrit.writers.projects import ProjectEntry, ProjectsBooklet, StepEntry


def projects_booklet(plan: AnnualPlan, *, today: date, plans: QuerySet[AnnualPlan] | None = None) -> ProjectsBooklet:
    """The booklet of a plan, or of several `plans` of its year, in the reader's language; a fixed number of SQL queries."""
    chosen = Q(annual_plan=plan) if plans is None else Q(annual_plan__in=plans)
    page = projects_page(plan, today=today, plans=plans)
    known = known_of(chosen)
    of_these = Project.objects.filter(chosen)
    notes = _notes(of_these)
    projects = of_these.select_related("responsible").in_bulk()
    entries = []
    for row in page.rows:
        project, of = projects[row.pk], known.get(row.pk, Known())
        entries.append(
            ProjectEntry(
                code=project.code,
                name=project.name(),
                responsible=str(project.responsible.names()) if project.responsible else "",
                starts_on=project.starts_on,
                ends_on=project.ends_on,
                rationale=project.rationale,
                objectives=project.objectives,
                targets=project.targets,
                indicators=tuple(number for _, number in row.indicators),
                status=row.status,
                steps=tuple(
                    StepEntry(
                        name=step.name,
                        weight=step.weight,
                        planned_from=step.planned_from,
                        planned_until=step.planned_until,
                        planned_percent=step.planned_percent,
                        reported_percent=step.reported.value if step.reported is not None else None,
                    )
                    for step in step_rows(of, row.status)
                ),
                curve=curve_of(project, of, row.status.on),
                notes=tuple(sorted(notes[row.pk])),
            )
        )
    totals = page.totals
    return ProjectsBooklet(
        agency=str(plan.agency_then),
        fiscal_year_be=plan.fiscal_year_be,
        on=totals.on,
        planned_percent=totals.planned_percent,
        actual_percent=totals.actual_percent,
        allotted_baht=totals.allotted_baht,
        spent_baht=totals.spent_baht,
        spent_percent=totals.spent_percent,
        projects=tuple(entries),
    )


def _notes(projects: QuerySet[Project]) -> dict[int, set[tuple[date, str]]]:
    """What was noted of each of these projects; a telling notes the same on each of its rows, and that is one note."""
    found: dict[int, set[tuple[date, str]]] = defaultdict(set)
    reported = Progress.objects.filter(milestone__project__in=projects).exclude(note="")
    for pk, on, note in reported.values_list("milestone__project_id", "on", "note"):
        found[pk].add((on, note))
    spent = Spending.objects.filter(project__in=projects).exclude(note="")
    for pk, on, note in spent.values_list("project_id", "on", "note"):
        found[pk].add((on, note))
    return found
