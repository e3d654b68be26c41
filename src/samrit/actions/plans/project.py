"""The projects of an annual plan: add one, change what is planned of it, take it out again."""

from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Max

from samrit.actions.acting import Acting, acting
from samrit.actions.report_permissions import BUILD_PLAN
from samrit.actions.saving import save_checked
from samrit.definitions.project import PlannedStep, ProjectPlan, changed
from samrit.ledger.locking import lock_plan
from samrit.queries.people.directory import Directory
from samrit.records.models import AnnualPlan, Indicator, Milestone, Progress, Project, Spending, User
from samrit.report import ProjectReport
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message, ShownYear
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion


def add_project(*, plan: AnnualPlan, planned: ProjectPlan, by: User, at: datetime) -> Project:
    """Put a new project at the end of a plan, with its steps and the indicators that it serves."""
    with acting(BUILD_PLAN, plan, by, at, lock=lock_plan) as act:
        return write_project(act.subject, None, planned, act)


def take_project(*, plan: AnnualPlan, report: ProjectReport, by: User, at: datetime) -> Project:
    """Save what a paper says of a project into the one of the plan with its code, else its name, else into a new one.

    What the paper says is written; what it doesn't say stays as it was. A new one takes the days of the fiscal year. How
    far it is stands on the paper without the weights and days of its steps, so no step is made of it.
    """
    same = {"code": report.code} if report.code else {"name_th": report.name}
    found = plan.projects.filter(**same).first()
    before = planned_of(found) if found else new_project(plan)
    words: dict[str, Any] = {"name_th": report.name, "code": report.code}
    words |= {name: getattr(report, name) for name in ("rationale", "objectives", "targets")}
    planned = replace(before, **{name: text for name, text in words.items() if text})
    if found is None:
        return add_project(plan=plan, planned=planned, by=by, at=at)
    return change_project(project=found, planned=planned, version=found.version, by=by, at=at)


def change_project(*, project: Project, planned: ProjectPlan, version: int, by: User, at: datetime) -> Project:
    """Change what is planned of a project; `version` is that which the person had before them.

    Saving what stands there already changes nothing and leaves no event. A step of which progress was told stays.
    """
    with acting(BUILD_PLAN, project.annual_plan, by, at, lock=lock_plan) as act:
        row = lock_project(project.pk)
        theirs = planned_of(row)
        if theirs == planned:
            return row
        if row.version != version:
            raise StaleVersion(mine=planned, theirs=theirs, version=row.version)
        return write_project(row.annual_plan, row, planned, act)


def new_project(plan: AnnualPlan) -> ProjectPlan:
    """A project of which nothing is known but its plan: it takes the days of the fiscal year."""
    first, last = fiscal_year_dates(plan.fiscal_year_be)
    return ProjectPlan(name_th="", starts_on=first, ends_on=last)


def write_project(
    plan: AnnualPlan, row: Project | None, planned: ProjectPlan, act: Acting[Any, User], **source: Any
) -> Project:
    """Write it, a new one at the end of the plan, inside the transaction of whoever acts; the event names also its `source`."""
    if row is None:
        last = plan.projects.aggregate(last=Max("position"))["last"]
        made = Project(annual_plan=plan, position=1 if last is None else last + 1)
        _write(made, planned)
        act.log("add_project", made, after=_payload(planned.said()) | source)
        return made
    old, new = changed(planned_of(row), planned)
    row.version += 1
    _write(row, planned)
    act.log("change_project", row, before=_payload(old), after=_payload(new) | source)
    return row


def remove_project(*, project: Project, by: User, at: datetime) -> None:
    """Take out a project of which nothing was ever told; the event keeps what was planned of it."""
    with acting(BUILD_PLAN, project.annual_plan, by, at, lock=lock_plan) as act:
        row = lock_project(project.pk)
        if has_reports(row):
            raise Denied(Message("Progress or spending of this project was told already, and what was told stays."))
        planned, gone = planned_of(row), copy(row)
        row.delete()
        act.log("remove_project", gone, before=_payload(planned.said()))


def lock_project(pk: int) -> Project:
    """The project as it stands now; nobody else writes in it until we are done. Hold its plan first."""
    found = Project.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise Invalid(Message("The project is no longer in the plan."))
    return found


def has_reports(project: Project) -> bool:
    """Whether progress or spending was ever told."""
    return (
        Progress.objects.filter(milestone__project=project).exists()
        or Spending.objects.filter(project=project).exists()
    )


def planned_of(project: Project) -> ProjectPlan:
    """What the records say that is planned of a project."""
    return ProjectPlan(
        name_th=project.name_th,
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        code=project.code,
        name_en=project.name_en,
        rationale=project.rationale,
        objectives=project.objectives,
        targets=project.targets,
        responsible=project.responsible.username if project.responsible else "",
        budget_allotted_baht=project.budget_allotted_baht,
        indicators=tuple(project.indicators.order_by("pk").values_list("pk", flat=True)),
        steps=tuple(
            PlannedStep(step.name, step.weight, step.planned_from, step.planned_until, step.pk)
            for step in project.milestones.order_by("position", "pk")
        ),
    )


def _write(project: Project, planned: ProjectPlan) -> None:
    for problem in planned.problems():
        raise Invalid(problem)
    plan = project.annual_plan
    first, last = fiscal_year_dates(plan.fiscal_year_be)
    if planned.starts_on > last or planned.ends_on < first:
        raise Invalid(
            Message(
                "No day of the project lies in fiscal year {fiscal_year_be}.",
                fiscal_year_be=ShownYear(plan.fiscal_year_be),
            )
        )
    project.code, project.name_th, project.name_en = planned.code, planned.name_th, planned.name_en
    project.rationale, project.objectives, project.targets = planned.rationale, planned.objectives, planned.targets
    project.starts_on, project.ends_on = planned.starts_on, planned.ends_on
    project.budget_allotted_baht = planned.budget_allotted_baht
    project.responsible = _person(planned.responsible, project)
    save_checked(project)
    served = plan.indicators.filter(pk__in=planned.indicators)
    if len(served) != len(set(planned.indicators)):
        raise Invalid(Message("An indicator that was chosen is not one of this plan."))
    project.indicators.set(served)
    _write_steps(project, planned.steps)


def _write_steps(project: Project, steps: tuple[PlannedStep, ...]) -> None:
    there = {step.pk: step for step in project.milestones.all()}
    gone = set(there) - {step.pk for step in steps}
    reported = Progress.objects.filter(milestone__in=gone).select_related("milestone").first()
    if reported is not None:
        raise Invalid(
            Message("The step “{milestone}” stays: its progress was told already.", milestone=reported.milestone.name)
        )
    Milestone.objects.filter(pk__in=gone).delete()
    for position, step in enumerate(steps):
        if step.pk is not None and step.pk not in there:
            raise Invalid(Message("A step that was changed is no longer there."))
        row = there[step.pk] if step.pk is not None else Milestone(project=project)
        row.position, row.name, row.weight = position, step.name, step.weight
        row.planned_from, row.planned_until = step.planned_from, step.planned_until
        save_checked(row)


def _person(username: str, project: Project) -> User | None:
    """Whom a name means; who is responsible already stays so, though they have left the agency."""
    if not username:
        return None
    if project.responsible is not None and project.responsible.username == username:
        return project.responsible
    found = Directory.of(project.annual_plan.agency, project.annual_plan.fiscal_year_be).people.get(username)
    if found is None:
        raise Invalid(Message("The responsible officer has a role over this agency."))
    return found


def _payload(said: dict[str, Any]) -> dict[str, Any]:
    """What an event says, the indicators by their numbers or names."""
    if "indicators" not in said:
        return said
    rows = Indicator.objects.filter(pk__in=said["indicators"]).order_by("position", "pk")
    serves = [number or name for number, name in rows.values_list("number", "name_th")]
    return {name: value for name, value in said.items() if name != "indicators"} | {"serves": serves}
