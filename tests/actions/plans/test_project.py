"""Projects of a plan: planned, changed, removed; what is told of them is only added."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

import factories
from samrit.actions.plans.project import add_project, change_project, planned_of, remove_project
from samrit.actions.plans.report_progress import ProgressEntry, report_progress
from samrit.definitions.project import PlannedStep, ProjectPlan
from samrit.records.models import AnnualPlan, Event, FiscalYear, Milestone, Progress, Project, Spending, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, Refused, StaleVersion

pytestmark = pytest.mark.django_db

D = Decimal
AT = datetime(2021, 4, 2, 3, 0, tzinfo=UTC)
MARCH = date(2021, 3, 31)
STEPS = (
    PlannedStep("สำรวจ", D(25), date(2020, 10, 1), date(2020, 12, 31)),
    PlannedStep("ดำเนินงาน", D(75), date(2021, 1, 1), date(2021, 9, 30)),
)


@pytest.fixture
def plan() -> AnnualPlan:
    return factories.annual_plan(factories.agency("2200"))


@pytest.fixture
def officer(plan: AnnualPlan) -> User:
    return factories.user(RoleName.OFFICER, over=plan.agency)


def planned(plan: AnnualPlan, officer: User) -> ProjectPlan:
    return ProjectPlan(
        name_th="โครงการสวนริมคลอง",
        code="2200-P01",
        starts_on=date(2020, 10, 1),
        ends_on=date(2021, 9, 30),
        responsible=officer.username,
        budget_allotted_baht=D(400_000),
        indicators=(factories.indicator(plan, number="32").pk,),
        steps=STEPS,
    )


@pytest.fixture
def project(plan: AnnualPlan, officer: User) -> Project:
    return add_project(plan=plan, planned=planned(plan, officer), by=officer, at=AT)


def step_ids(project: Project) -> list[int]:
    return list(project.milestones.order_by("position").values_list("pk", flat=True))


def test_a_new_project_has_all_that_was_planned_and_one_event(plan: AnnualPlan, officer: User) -> None:
    asked = planned(plan, officer)

    made = add_project(plan=plan, planned=asked, by=officer, at=AT)

    event, stored = Event.objects.get(), planned_of(Project.objects.get())
    assert replace(stored, steps=tuple(replace(step, pk=None) for step in stored.steps)) == asked
    assert (event.action, event.subject_id, event.before) == ("add_project", made.pk, {})
    assert (event.after["serves"], event.after["steps"][1]["weight"]) == (["32"], "75")


def test_a_change_is_one_event_and_saving_the_same_is_none(project: Project, officer: User) -> None:
    stored = planned_of(project)
    first, second = stored.steps
    new = PlannedStep("ตรวจรับ", D(25), date(2021, 9, 1), date(2021, 9, 30))
    asked = replace(stored, name_th="โครงการสวน", steps=(replace(second, weight=D(50)), new, first))

    change_project(project=project, planned=stored, version=1, by=officer, at=AT)
    changed = change_project(project=project, planned=asked, version=1, by=officer, at=AT)

    event = Event.objects.get(action="change_project")
    assert [step.name for step in planned_of(changed).steps] == ["ดำเนินงาน", "ตรวจรับ", "สำรวจ"]
    assert (changed.version, set(event.before), event.after["name_th"]) == (2, {"name_th", "steps"}, "โครงการสวน")


def test_of_two_who_change_it_the_second_is_shown_both(project: Project, officer: User) -> None:
    stored = planned_of(project)
    change_project(project=project, planned=replace(stored, targets="ใหม่"), version=1, by=officer, at=AT)

    with pytest.raises(StaleVersion) as clash:
        change_project(project=project, planned=replace(stored, targets="อื่น"), version=1, by=officer, at=AT)

    assert (clash.value.mine.targets, clash.value.theirs.targets, clash.value.version) == ("อื่น", "ใหม่", 2)
    assert planned_of(Project.objects.get()).targets == "ใหม่"


def test_what_cannot_stand_is_refused_in_a_sentence(plan: AnnualPlan, officer: User) -> None:
    good, other = planned(plan, officer), factories.indicator()
    short = replace(STEPS[1], weight=D("74.5"))
    wrong = {
        "sum to 99.5;": replace(good, steps=(STEPS[0], short)),
        "no earlier than it starts": replace(good, ends_on=date(2020, 9, 30)),
        "not one of this plan": replace(good, indicators=(other.pk,)),
        "has a role over this agency": replace(good, responsible="nobody"),
        "name": replace(good, name_th=" "),
        "lies within the days": replace(good, starts_on=date(2020, 10, 2)),
        "longer than 10 years": replace(good, ends_on=date(2921, 9, 30)),
        "in fiscal year 2021": replace(good, starts_on=date(2021, 10, 1), ends_on=date(2021, 12, 31), steps=()),
    }

    for said, asked in wrong.items():
        with pytest.raises(Invalid, match=said):
            add_project(plan=plan, planned=asked, by=officer, at=AT)

    assert (Project.objects.count(), Event.objects.count()) == (0, 0)


def test_only_who_builds_the_plan_and_only_while_the_year_is_open(project: Project, plan: AnnualPlan) -> None:
    asked = replace(planned_of(project), targets="ใหม่")
    executive = factories.user(RoleName.EXECUTIVE, over=plan.agency)
    coordinator = factories.user(RoleName.COORDINATOR, over=plan.agency)
    with pytest.raises(Denied):
        change_project(project=project, planned=asked, version=1, by=executive, at=AT)
    with pytest.raises(Denied):
        report_progress(project=project, entry=ProgressEntry(MARCH, {}, D(1)), by=coordinator, at=AT)

    FiscalYear.objects.create(fiscal_year_be=2564, closed_at=AT, closed_by=executive)
    AnnualPlan.objects.update(closed_at=AT)

    for action in (
        lambda by: change_project(project=project, planned=asked, version=1, by=by, at=AT),
        lambda by: remove_project(project=project, by=by, at=AT),
        lambda by: report_progress(project=project, entry=ProgressEntry(MARCH, {}, D(1)), by=by, at=AT),
    ):
        with pytest.raises(Denied, match="closed"):
            action(factories.user(RoleName.OFFICER, over=plan.agency))


def test_a_telling_is_added_with_one_event_and_a_correction_is_told_later(project: Project, officer: User) -> None:
    survey, work = step_ids(project)
    first = ProgressEntry(MARCH, {survey: D(100), work: D(40)}, D(150_000))
    report_progress(project=project, entry=first, by=officer, at=AT)

    report_progress(
        project=project, entry=ProgressEntry(MARCH, {work: D(30)}, note="นับซ้ำ"), by=officer, at=AT + timedelta(hours=1)
    )

    rows = Progress.objects.order_by("pk").values_list("milestone_id", "on", "percent", "note")
    events = Event.objects.filter(action="report_progress").order_by("pk")
    assert list(rows) == [
        (survey, MARCH, D(100), ""),
        (work, MARCH, D(40), ""),
        (work, MARCH, D(30), "นับซ้ำ"),
    ]
    assert [one.total_baht for one in Spending.objects.all()] == [150_000]
    assert [event.after for event in events] == [
        {
            "on": "2021-03-31",
            "steps": [{"name": "สำรวจ", "percent": "100"}, {"name": "ดำเนินงาน", "percent": "40"}],
            "spent_baht": "150000",
        },
        {"on": "2021-03-31", "steps": [{"name": "ดำเนินงาน", "percent": "30"}], "note": "นับซ้ำ"},
    ]


def test_nothing_is_told_of_days_to_come_nor_falls_without_a_reason(project: Project, officer: User) -> None:
    survey, work = step_ids(project)
    strange = factories.project().milestones.get().pk
    report_progress(project=project, entry=ProgressEntry(MARCH, {work: D(40)}, D(150_000)), by=officer, at=AT)
    wrong = {
        "to come": ProgressEntry(date(2021, 4, 3), {work: D(50)}),
        "year again": ProgressEntry(date(1964, 3, 1), {work: D(50)}),
        "falls below": ProgressEntry(date(2021, 4, 1), {work: D(39)}),
        "spent in all falls": ProgressEntry(date(2021, 4, 1), {}, D("149999.99")),
        "progress of “ดำเนินงาน” falls": ProgressEntry(
            date(2021, 3, 1), {work: D(60)}
        ),  # the day before says more than March
        "Give the progress": ProgressEntry(MARCH, {}),
        "steps of the project changed": ProgressEntry(MARCH, {strange: D(1)}),
        "0 to 100": ProgressEntry(MARCH, {survey: D(101)}),
    }

    for said, entry in wrong.items():
        with pytest.raises(Invalid, match=said):
            report_progress(project=project, entry=entry, by=officer, at=AT)

    assert (Progress.objects.count(), Event.objects.filter(action="report_progress").count()) == (1, 1)


def test_spending_more_than_was_allotted_is_taken_and_told(project: Project, officer: User) -> None:
    payload = report_progress(project=project, entry=ProgressEntry(MARCH, {}, D(400_001)), by=officer, at=AT)

    assert [message.en for message in payload] == ["400,001.00 baht were spent of 400,000.00 baht allotted."]
    assert Spending.objects.get().total_baht == 400_001


def test_what_was_told_keeps_its_project_and_its_step(project: Project, officer: User) -> None:
    survey, work = step_ids(project)
    report_progress(project=project, entry=ProgressEntry(MARCH, {survey: D(10)}), by=officer, at=AT)
    stored = planned_of(project)
    without = replace(stored, steps=(replace(stored.steps[1], weight=D(100)),))

    with pytest.raises(Refused, match="what was told stays"):
        remove_project(project=project, by=officer, at=AT)
    with pytest.raises(Invalid, match="stays"):
        change_project(project=project, planned=without, version=1, by=officer, at=AT)

    assert set(Milestone.objects.values_list("pk", flat=True)) == {survey, work}


def test_a_project_of_which_nothing_was_told_is_removed_and_stays_in_the_trail(project: Project, officer: User) -> None:
    pk = project.pk

    remove_project(project=project, by=officer, at=AT)

    event = Event.objects.get(action="remove_project")
    assert (Project.objects.count(), event.subject_id, event.before["name_th"]) == (0, pk, "โครงการสวนริมคลอง")
