"""Who is told what: those whom an action concerns, never the one who did it, in a bounded number of queries."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from catalogue import said
from factories import AT
from samrit.actions.notices import notify_all
from samrit.actions.people.choose_for_oneself import choose_mail
from samrit.actions.people.notify import (
    notify_of_dead_link,
    notify_of_delegation,
    notify_of_transition,
    read_notices,
)
from samrit.actions.reviews import review
from samrit.queries.people.notices import notice_page, notifications, unread_count
from samrit.records.models import Evidence, Notice, QuarterReport, Role, User
from samrit.thai.calendar import Language
from samrit.thai.translation import ShownDay, in_language
from samrit.vocabulary.codes import NoticeKind, RoleName
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db


def report(
    number: int = 1, *, status: Status, responsible: User | None = None, deputy: User | None = None
) -> QuarterReport:
    indicator = factories.indicator(factories.annual_plan(factories.agency("2200")), responsible=responsible)
    indicator.deputy = deputy
    indicator.save()
    return factories.quarter(indicator, number, status=status)


def kinds() -> set[tuple[str, str]]:
    return {(notice.user.username, notice.kind) for notice in Notice.objects.select_related("user")}


def test_a_submitted_report_waits_for_those_who_may_endorse_it() -> None:
    row = report(status=Status.SUBMITTED)
    agency = row.indicator.annual_plan.agency
    factories.user(RoleName.HEAD, over=agency, username="head")
    factories.user(RoleName.COORDINATOR, username="coordinator of the city")
    factories.user(RoleName.EVALUATOR, username="evaluator")
    factories.user(RoleName.HEAD, over=factories.agency("2100"), username="head of another")
    gone = factories.user(RoleName.HEAD, over=agency)
    User.objects.filter(pk=gone.pk).update(is_active=False)

    notify_of_transition(Action.SUBMIT, row, by=factories.user(RoleName.OFFICER), at=AT)

    assert kinds() == {("head", "waiting"), ("coordinator of the city", "waiting")}
    assert set(Notice.objects.values_list("details__action", flat=True)) == {"endorse"}


def test_nobody_is_asked_to_endorse_what_is_their_own_or_what_they_did_themselves() -> None:
    head = factories.user(RoleName.HEAD, RoleName.OFFICER, username="head and officer")
    row = report(status=Status.SUBMITTED, responsible=head)

    notify_of_transition(Action.SUBMIT, row, by=head, at=AT)

    assert kinds() == set()


def test_an_endorsed_report_waits_for_the_evaluators() -> None:
    factories.user(RoleName.EVALUATOR, username="evaluator")

    notify_of_transition(Action.ENDORSE, report(status=Status.ENDORSED), by=factories.user(RoleName.HEAD), at=AT)

    assert kinds() == {("evaluator", "waiting")}


def test_a_year_end_waits_for_nobody_before_it_is_signed() -> None:
    factories.user(RoleName.HEAD, username="head")

    notify_of_transition(Action.SUBMIT, report(5, status=Status.SUBMITTED), by=factories.user(RoleName.OFFICER), at=AT)

    assert kinds() == set()


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        (Action.RETURN, Status.RETURNED, NoticeKind.RETURNED),
        (Action.REOPEN, Status.RETURNED, NoticeKind.REOPENED),
        (Action.EVALUATE, Status.EVALUATED, NoticeKind.EVALUATED),
        (Action.PUBLISH, Status.PUBLISHED, NoticeKind.PUBLISHED),
    ],
)
def test_those_responsible_are_told_what_became_of_their_report(
    action: Action, status: Status, kind: NoticeKind
) -> None:
    officer, deputy = factories.user(username="officer"), factories.user(username="deputy")

    notify_of_transition(
        action, report(status=status, responsible=officer, deputy=deputy), by=factories.user(RoleName.EVALUATOR), at=AT
    )

    assert kinds() == {("officer", kind), ("deputy", kind)}


def test_a_report_of_nobody_is_returned_to_the_coordinators() -> None:
    factories.user(RoleName.COORDINATOR, username="coordinator")

    notify_of_transition(Action.RETURN, report(status=Status.RETURNED), by=factories.user(RoleName.EVALUATOR), at=AT)

    assert kinds() == {("coordinator", "returned")}


def test_telling_many_costs_no_more_queries_than_telling_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    row = report(status=Status.SUBMITTED)
    for _ in range(12):
        factories.user(RoleName.HEAD)
    by = factories.user(RoleName.OFFICER)

    with django_assert_max_num_queries(3):
        notify_of_transition(Action.SUBMIT, row, by=by, at=AT)

    assert Notice.objects.count() == 12


def test_every_kind_has_its_words_in_both_languages() -> None:
    officer, giver = factories.user(username="officer"), factories.user(username="giver")
    giver.name_th, giver.name_en = "คนให้", "Giver"
    giver.save()
    row = report(status=Status.RETURNED, responsible=officer)
    row.score_value = Decimal("4.50")
    evidence = Evidence.objects.create(indicator=row.indicator, quarter=1, ref="https://gone.example/")
    role = Role(user=officer, role=RoleName.HEAD.value, agency=row.indicator.annual_plan.agency)
    role.from_on = role.until_on = AT.date()
    for action in (Action.RETURN, Action.REOPEN, Action.PUBLISH):
        notify_of_transition(action, row, by=giver, at=AT)
    row.status = Status.EVALUATED.value
    notify_of_transition(Action.EVALUATE, row, by=giver, at=AT)
    notify_of_dead_link(evidence, at=AT)
    notify_of_delegation(role, by=giver, at=AT)
    for kind in (NoticeKind.DUE, NoticeKind.OVERDUE, NoticeKind.FALLBACK, NoticeKind.NO_EFFECT):
        details = {"due_on": "2021-01-15", "why": "silent"}
        notify_all(kind, [officer.pk], report=row, at=AT, details=details)
    notify_all(NoticeKind.WAITING, [officer.pk], report=row, at=AT, details={"action": "endorse"})
    practice = factories.practice(factories.campaign(), factories.partner(name_th="ภาคีตัวอย่าง"))
    notify_all(NoticeKind.PRACTICE, [officer.pk], practice=practice, at=AT)
    taken_over = {"count": "2", "agency_th": "สำนักตัวอย่าง", "agency_en": "Sample Department"}
    notify_all(NoticeKind.HANDED_OVER, [officer.pk], by=giver, at=AT, details=taken_over)

    said = {}
    for spoken in get_args(Language):
        with in_language(spoken):
            said[spoken] = {
                str(one.kind): one.words
                for one in notifications(Notice.objects.order_by("pk"), officer, today=AT.date())
            }

    assert set(said["en"]) == set(NoticeKind)
    assert said["th"]["returned"] == "คนให้ ส่งรายงานไตรมาสที่ 1 กลับให้แก้ไข"
    assert said["th"]["due"] == "รายงานไตรมาสที่ 1 ครบกำหนดส่ง 15 ม.ค. 2564"
    assert said["th"]["waiting"] == "รายงานไตรมาสที่ 1 รอท่านรับรอง"
    assert "ภาคีตัวอย่าง" in said["th"]["practice"]
    assert said["en"]["evaluated"] == "Giver evaluated Quarter 1: score 4.5 of 100"
    assert said["en"]["handed_over"] == "Giver handed over 2 indicators of Sample Department to you"
    assert said["en"]["fallback"] == "Please see to quarter 1 (due 15 Jan 2021): officer has not acted"
    assert said["en"]["delegated"] == (
        "Giver delegated the role of head of agency to you, A department, from 10 Jan 2021 to 10 Jan 2021"
    )


def test_the_actions_themselves_tell() -> None:
    officer, head = factories.user(RoleName.OFFICER, username="officer"), factories.user(RoleName.HEAD, username="head")
    row = report(status=Status.DRAFT, responsible=officer)

    review.submit(report=row, by=officer, at=AT)
    review.return_(report=row, reasons={"result": "ขาดหลักฐาน"}, by=head, at=AT)

    assert list(Notice.objects.order_by("pk").values_list("user__username", "kind", "by__username")) == [
        ("head", "waiting", "officer"),
        ("officer", "returned", "head"),
    ]
    assert [one.more for one in notice_page(officer, today=AT.date()).unread] == [
        ("ผลงาน: ขาดหลักฐาน", said("To be corrected by {day}", day=ShownDay(date(2021, 1, 19), short=True)))
    ]


def test_a_notice_is_read_by_its_owner_alone() -> None:
    mine, other = factories.user(), factories.user()
    notify_all(NoticeKind.PUBLISHED, [mine.pk, other.pk], report=report(status=Status.PUBLISHED), at=AT)
    theirs = Notice.objects.get(user=other)

    assert read_notices(by=mine, at=AT, only=theirs.pk) == 0
    assert read_notices(by=mine, at=AT) == 1

    assert (unread_count(mine), unread_count(other)) == (0, 1)
    assert [one.is_read for one in notice_page(mine, today=AT.date()).read] == [True]


def test_the_choice_of_mail_is_kept() -> None:
    by = factories.user()

    choose_mail(wants_mail=False, by=by)

    assert User.objects.get(pk=by.pk).wants_mail is False
