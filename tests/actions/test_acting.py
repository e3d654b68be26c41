"""Everything is written in one way: transaction, lock, permission, on whose behalf, one event."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from factories import AT
from samrit.actions.acting import Reasoned, acting, unasked
from samrit.actions.permissions import Permission
from samrit.actions.report_permissions import EDIT_QUARTER, OnReport
from samrit.ledger.link_tokens import new_token
from samrit.records.models import Agency, Event, PartnerLink, QuarterReport, Role
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.workflow import Action, Status

pytestmark = pytest.mark.django_db
NOT_NOW = Message("Not now.")


def test_the_event_says_who_did_what_when_and_on_whose_behalf() -> None:
    agency, head, deputy = factories.agency(), factories.user(), factories.user()
    day = date(2021, 1, 10)
    Role.objects.create(
        user=deputy,
        role=RoleName.OFFICER.value,
        agency=agency,
        on_behalf_of=head,
        from_on=day,
        until_on=day,
        reason="ลา",
    )

    with acting(Permission.FILE, agency, deputy, AT) as act:
        act.log("rename", agency, before={"name": "ก"}, after={"name": "ข"})

    event = Event.objects.get()
    assert (event.action, event.subject_id, event.by, event.on_behalf_of) == ("rename", agency.pk, deputy, head)
    assert (event.at, event.before, event.after) == (AT, {"name": "ก"}, {"name": "ข"})


def test_who_may_not_writes_nothing_and_leaves_no_event() -> None:
    agency, by = factories.agency(), factories.user(RoleName.EXECUTIVE)

    with pytest.raises(Denied, match="officer"), acting(Permission.FILE, agency, by, AT) as act:
        act.log("rename", agency)

    assert not Event.objects.exists()


def test_what_was_written_before_a_refusal_is_not_there() -> None:
    agency, by = factories.agency(), factories.user(RoleName.OFFICER)

    def rename() -> None:
        with acting(Permission.FILE, agency, by, AT) as act:
            Agency.objects.filter(pk=agency.pk).update(name_th="ใหม่")
            act.log("rename", agency)
            raise Invalid(NOT_NOW)

    with pytest.raises(Invalid, match="Not now"):
        rename()

    assert not Event.objects.exists()
    assert Agency.objects.get(pk=agency.pk).name_th == agency.name_th


def test_the_permission_is_asked_of_the_row_as_it_is_locked() -> None:
    report, by = factories.quarter(), factories.user(RoleName.OFFICER)
    QuarterReport.objects.filter(pk=report.pk).update(status=Status.SUBMITTED.value)

    def lock(row: QuarterReport) -> QuarterReport:
        rows = QuarterReport.objects.select_for_update(of=("self",)).select_related("indicator__annual_plan__agency")
        return rows.get(pk=row.pk)

    assert EDIT_QUARTER.allows(report, by, AT)
    with pytest.raises(Denied, match="can't be edited"), acting(EDIT_QUARTER, report, by, AT, lock=lock):
        pytest.fail("it was submitted meanwhile")


def test_more_permissions_than_one_are_all_asked() -> None:
    agency, by = factories.agency(), factories.user(RoleName.OFFICER)

    with pytest.raises(Denied), acting(Permission.FILE, agency, by, AT) as act:
        act.require(Permission.SET_YEAR, agency)


def test_a_partners_link_is_named_nowhere_and_remembered_as_used() -> None:
    link = PartnerLink.objects.create(
        **new_token(),
        campaign=factories.campaign(),
        partner=factories.partner(),
        made_by=factories.user(),
        made_at=AT,
        expires_on=AT.date(),
    )
    stated: Reasoned[Agency, PartnerLink] = Reasoned(lambda _agency, _by, _at: None)

    with acting(stated, link.campaign.agency, link, AT) as act:
        act.log("tell", link.campaign)

    assert (Event.objects.get().by, PartnerLink.objects.get(pk=link.pk).last_used_at) == (None, AT)


def test_the_system_acts_unasked() -> None:
    agency = factories.agency()

    with unasked(None, AT) as act:
        act.log("recount", agency)

    assert (Event.objects.get().by, Event.objects.get().on_behalf_of) == (None, None)


def test_a_permission_guards_hides_and_explains_with_one_sentence(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    report, officer, executive = (
        factories.quarter(),
        factories.user(RoleName.OFFICER),
        factories.user(RoleName.EXECUTIVE),
    )

    for permission in (EDIT_QUARTER, OnReport(Action.SUBMIT)):
        assert permission.allows(report, officer, AT)
        assert permission.why_not(report, officer, AT) is None
        with django_assert_num_queries(1 if permission is EDIT_QUARTER else 0):  # their roles, read once
            assert not permission.allows(report, executive, AT)
            why = permission.why_not(report, executive, AT)
        with pytest.raises(Denied) as refusal:
            permission.check(report, executive, AT)
        assert refusal.value.message == why
