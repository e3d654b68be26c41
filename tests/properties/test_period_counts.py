"""Whatever people do, the counts of every scope are what counting the records from zero gives."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import factories as make
from factories import AT, YEAR_BE
from samrit.actions.city.year import add_holiday
from samrit.actions.evidence.change_evidence import remove_evidence
from samrit.actions.period_results import count_all, fold_counts
from samrit.actions.plans.agency_changes import move_agency
from samrit.actions.plans.define_indicator import define_indicator, remove_indicator
from samrit.actions.plans.plan_tree import change_node, entry_of
from samrit.actions.plans.write_definition import current_definition
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reports.recount import recount
from samrit.actions.reviews import review
from samrit.ledger.content import content_of
from samrit.queries.plans.plan import load_rows, summarize
from samrit.queries.plans.plan_counts import PlanCounts, plan_counts
from samrit.queries.reviews.counts import Period, scope_counts
from samrit.records.models import (
    Agency,
    AnnualPlan,
    Evidence,
    Indicator,
    IndicatorNode,
    PeriodResult,
    PlanNode,
    QuarterReport,
    ScopeCounts,
    User,
)
from samrit.report import Absence, Kind, Result, Target, Verdict
from samrit.scoring.counts import Counts, ScopeKind
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Refused

RESULTS = (Result.of(9, "หน่วยงาน"), Result.of(5, "หน่วยงาน"), Result.of(2, "หน่วยงาน"), Result.none(Absence.NOT_MEASURABLE_YET, "รอผล"), Result())  # fmt: skip
SUMS = ("exceeds", "meets", "nearly", "misses", "unjudged", "doubtful", "unreported", "unsupported", "weight_total", "weight_sound")  # fmt: skip
_Key = tuple[Any, ...]


def stored() -> dict[_Key, tuple[int, ...]]:
    """The sums of every scope's period and day that aren't nought."""
    keys = ("scope_kind", "scope_code", "fiscal_year_be", "quarter", "due_on")
    rows = ScopeCounts.objects.values_list(*keys).annotate(*(Sum(name) for name in SUMS)).order_by()
    return {row[:5]: row[5:] for row in rows if any(row[5:])}


class PeriodCountsTest(TestCase):
    """Two departments, one with a division, five indicators on the places of a plan."""

    people: ClassVar[dict[str, User]]

    @classmethod
    def setUpTestData(cls) -> None:
        """The world that every example begins with, counted once."""
        first = make.agency(code="north")
        division, second = make.agency(code="north-1", parent=first), make.agency(code="south")
        top = make.plan_node("1")
        places = [make.plan_node("1.1"), make.plan_node("1.2"), make.plan_node("2")]
        PlanNode.objects.filter(code__in=("1.1", "1.2")).update(parent=top)
        roles = (RoleName.OFFICER, RoleName.COORDINATOR, RoleName.HEAD, RoleName.EVALUATOR, RoleName.ADMINISTRATOR)
        cls.people = {role.value: make.user(role) for role in roles}
        for at, agency in enumerate((first, first, division, second, second)):
            plan, _ = AnnualPlan.objects.get_or_create(agency=agency, fiscal_year_be=YEAR_BE)
            row = make.indicator(plan, responsible=cls.people["officer"])
            row.weight = (None, Decimal("0.1"), Decimal("33.3333"), Decimal(20), None)[at]
            row.save()
            row.quarters.update(target_value_text="ไม่น้อยกว่า 5", target_unit_text="หน่วยงาน")
            for node in places[at % 3 :][:2]:
                IndicatorNode.objects.create(indicator=row, node=node)
            Evidence.objects.create(indicator=row, ref="ทะเบียน", quarter=1)
        count_all()

    @settings(max_examples=8, deadline=None)
    @given(steps=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 4), st.integers(1, 5), st.integers(0, 4)), max_size=14))  # fmt: skip
    def test_the_counts_follow(self, steps: list[tuple[int, int, int, int]]) -> None:
        """After any acts, in any order, some of them refused; folded or not."""
        for number, (action, *places) in enumerate(steps):
            with suppress(Refused):
                ACTIONS[action](self, *places, AT + timedelta(minutes=number))

        saved = stored()
        assert {key: value for key, value in saved.items() if not any(value)} == {}
        fold_counts()
        assert stored() == saved
        assert recount(AT) == 0
        self._agrees_with_the_plans()
        ScopeCounts.objects.all().delete()
        PeriodResult.objects.all().delete()
        count_all()
        assert stored() == saved

    def _agrees_with_the_plans(self) -> None:
        """What the page of a plan says of the year's handed-in reports is what is counted of them."""
        today = date(2022, 1, 31)
        plans = list(AnnualPlan.objects.all())
        of_plans = load_rows([plan.pk for plan in plans], today=today)
        rows = [row for rows in of_plans.values() for row in rows]
        for day in (date(2021, 2, 1), today):  # some quarters are late, or all
            counted = plan_counts(plans, today=day)
            of_the_day = load_rows([plan.pk for plan in plans], today=day)
            for plan in plans:
                page = summarize(of_the_day.get(plan.pk, ()), plan.fiscal_year_be)
                assert counted[plan.pk] == PlanCounts(
                    page.indicators, page.quarters_reported, page.quarters_due, page.late, page.with_errors, page.year
                )
        done = set(QuarterReport.objects.filter(quarter=5).exclude(status__in=("draft", "returned")).values_list("indicator_id", flat=True))  # fmt: skip
        sound = [row.verdict for row in rows if row.pk in done and row.doubt is None]
        year = Period(YEAR_BE, 5)
        counts = scope_counts(ScopeKind.CITY, [year], today=today).get(("", year), Counts())
        assert counts.indicators == len(rows)
        assert [counts.exceeds, counts.meets, counts.nearly, counts.misses, counts.unjudged] == [
            *(sound.count(verdict) for verdict in Verdict), sound.count(None)
        ]  # fmt: skip


def _report(place: int, quarter: int) -> QuarterReport:
    rows = list(Indicator.objects.order_by("pk"))
    return rows[place % len(rows)].quarters.select_related("indicator__annual_plan__agency").get(quarter=quarter)


def _edit(world: PeriodCountsTest, place: int, quarter: int, choice: int, at: datetime) -> None:
    row = _report(place, quarter)
    content = content_of(row).replace(result=RESULTS[choice], narrative="ประชุมแล้ว")
    edit_quarter(report=row, content=content, version=row.version, by=world.people["officer"], at=at)


def _submit(world: PeriodCountsTest, place: int, quarter: int, _choice: int, at: datetime) -> None:
    review.submit(report=_report(place, quarter), by=world.people["officer"], at=at, unchanged_because="ครบแล้ว")


def _decide(world: PeriodCountsTest, place: int, quarter: int, choice: int, at: datetime) -> None:
    row = _report(place, quarter)
    if choice == 0:
        review.endorse(report=row, by=world.people["head"], at=at)
    elif choice == 1:
        review.withdraw(report=row, by=world.people["officer"], at=at)
    else:
        review.return_(report=row, reasons={"": "ขาดหลักฐาน"}, by=world.people["coordinator"], at=at)


def _define(world: PeriodCountsTest, place: int, quarter: int, choice: int, at: datetime) -> None:
    row = _report(place, quarter).indicator
    now = current_definition(row)
    new = now.replace(target=Target(value_text="ไม่น้อยกว่า 9", unit_text="หน่วยงาน"))
    if choice:
        new = now.replace(weight=Decimal(choice), kind=list(Kind)[choice])
    define_indicator(indicator=row, definition=new, version=row.version, by=world.people["coordinator"], at=at)


def _remove(world: PeriodCountsTest, place: int, quarter: int, _choice: int, at: datetime) -> None:
    if Indicator.objects.count() > 3:
        remove_indicator(indicator=_report(place, quarter).indicator, by=world.people["coordinator"], at=at)


def _move_agency(world: PeriodCountsTest, place: int, _quarter: int, choice: int, at: datetime) -> None:
    agencies = list(Agency.objects.exclude(parent=None).order_by("pk"))
    to = ([*agencies, make.city()])[choice % (len(agencies) + 1)]
    move_agency(agency=agencies[place % len(agencies)], parent=to, from_on=date(2019, 1, 1 + choice), reason="จัดใหม่", by=world.people["administrator"], at=at)  # fmt: skip


def _move_node(world: PeriodCountsTest, place: int, _quarter: int, choice: int, at: datetime) -> None:
    nodes = list(PlanNode.objects.order_by("pk"))
    node = nodes[place % len(nodes)]
    entry = replace(entry_of(node), parent=(["", *(one.code for one in nodes)])[choice])
    change_node(node=node, entry=entry, version=node.version, reason="ปรับแผน", by=world.people["administrator"], at=at)


def _no_evidence(world: PeriodCountsTest, place: int, quarter: int, _choice: int, at: datetime) -> None:
    row = _report(place, quarter).indicator.evidence.filter(removed_at=None).first()
    if row is not None:
        remove_evidence(evidence=row, reason="ซ้ำ", by=world.people["officer"], at=at)


def _holiday(world: PeriodCountsTest, place: int, quarter: int, choice: int, at: datetime) -> None:
    due = _report(place, quarter).due_on
    add_holiday(on=due + timedelta(days=choice // 3), name_th="วันหยุด", by=world.people["administrator"], at=at)


def _fold(_world: PeriodCountsTest, *_places: object) -> None:
    fold_counts()


ACTIONS: tuple[Callable[..., None], ...] = (
    _edit, _edit, _submit, _submit, _decide, _define, _remove, _move_agency, _move_node, _no_evidence, _holiday, _fold,
)  # fmt: skip
