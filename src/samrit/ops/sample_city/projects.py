"""The projects of an agency, with what was told of them month by month."""

from datetime import UTC, date, datetime, time, timedelta

from samrit.ops.sample_city.frame import Frame
from samrit.ops.sample_city.schema import AgencyData, ProjectData
from samrit.records.models import Indicator, Milestone, Progress, Project, Spending
from samrit.thai.digits import to_arabic
from samrit.vocabulary.codes import RoleName

_DAYS_UNTIL_REPORTED = 5


def write_projects(frame: Frame, agency: AgencyData) -> None:
    """Write an agency's projects; its officer is responsible and told what was told, some days after the month's end."""
    plan = frame.annual_plans[agency.code]
    officer = frame.people[RoleName.OFFICER, agency.code]
    indicators = {to_arabic(row.number): row for row in Indicator.objects.filter(annual_plan=plan)}
    for position, data in enumerate(agency.projects, 1):
        project = Project.objects.create(
            annual_plan=plan,
            position=position,
            code=data.code,
            name_th=data.name_th,
            name_en=data.name_en,
            rationale=data.rationale,
            objectives=data.objectives,
            targets=data.targets,
            responsible=officer,
            starts_on=data.starts_on,
            ends_on=data.ends_on,
            budget_allotted_baht=data.budget,
        )
        project.indicators.set(indicators[number] for number in data.serves)
        notes = dict(data.notes)
        steps = _steps(project, data)
        Progress.objects.bulk_create(
            Progress(
                milestone=step,
                on=on,
                percent=percent,
                note=notes.get(on, ""),
                reported_by=officer,
                reported_at=_reported_at(on),
            )
            for step, of in zip(steps, data.steps, strict=True)
            for on, percent in of.reported
        )
        Spending.objects.bulk_create(
            Spending(
                project=project,
                on=on,
                total_baht=baht,
                note=notes.get(on, ""),
                reported_by=officer,
                reported_at=_reported_at(on),
            )
            for on, baht in data.spent
        )


def _steps(project: Project, data: ProjectData) -> list[Milestone]:
    return Milestone.objects.bulk_create(
        Milestone(
            project=project,
            position=position,
            name=step.name,
            weight=step.weight,
            planned_from=step.planned_from,
            planned_until=step.planned_until,
        )
        for position, step in enumerate(data.steps)
    )


def _reported_at(on: date) -> datetime:
    """Ten o'clock in Bangkok."""
    return datetime.combine(on + timedelta(days=_DAYS_UNTIL_REPORTED), time(3), tzinfo=UTC)
