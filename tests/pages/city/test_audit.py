"""The page of the audit trail: whether it is whole, and the line to note elsewhere."""

import pytest
from django.db import transaction
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.actions.permissions import PERMISSIONS, Permission
from samrit.ledger.trail import record
from samrit.ledger.verification import trail_head
from samrit.vocabulary.codes import RoleName
from tampering import tamper

pytestmark = pytest.mark.django_db


def one_event() -> None:
    with transaction.atomic():
        record("submit", factories.quarter(), by=factories.user(), at=factories.AT, after={"status": "submitted"})


@pytest.mark.parametrize("role", RoleName)
def test_it_opens_for_those_who_have_to_believe_the_trail(role: RoleName, as_somebody: AsSomebody) -> None:
    one_event()
    may = role in PERMISSIONS[Permission.VERIFY]

    assert as_somebody(role).get("/office/audit/").status_code == (200 if may else 403)
    assert as_somebody(role).get("/office/audit/history/").status_code == (200 if may else 403)


def test_whoever_verifies_for_one_agency_does_not_read_the_history_of_all(as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.EVALUATOR, over=factories.agency())

    assert "/office/audit/history/" not in client.get("/office/audit/").content.decode()
    assert client.get("/office/audit/history/").status_code == 403


def test_a_whole_trail_is_told_with_the_line_to_note(as_somebody: AsSomebody) -> None:
    one_event()

    page = as_somebody(RoleName.EVALUATOR).get("/office/audit/?verify=files").content.decode()

    assert "The trail is whole" in page
    assert "1 event was read." in page
    assert "0 files were read." in page
    assert f"<code>{trail_head()}</code>" in page


def test_a_broken_trail_is_told_in_sentences(as_somebody: AsSomebody) -> None:
    one_event()
    tamper("UPDATE records_event SET action = 'publish'")

    page = as_somebody(RoleName.EXECUTIVE, language="th").get("/office/audit/?verify=trail").content.decode()

    assert said("The trail is not whole") in page
    assert "ถูกแก้ไข เนื้อหาไม่ตรงกับค่าแฮชที่บันทึกไว้" in page


def test_what_happened_to_accounts_is_for_administrators(as_somebody: AsSomebody) -> None:
    with transaction.atomic():
        record("suspend", factories.user(), by=factories.user(), at=factories.AT, after={"reason": "ย้ายหน่วยงาน"})

    shown = [
        "ย้ายหน่วยงาน" in as_somebody(role).get("/office/audit/history/").content.decode()
        for role in (RoleName.ADMINISTRATOR, RoleName.EVALUATOR)
    ]

    assert shown == [True, False]


def test_a_record_that_was_changed_past_the_system_is_settled_by_an_administrator(as_somebody: AsSomebody) -> None:
    agency, administrator = factories.agency(), as_somebody(RoleName.ADMINISTRATOR)
    one_event()
    tamper(f"UPDATE records_agency SET name_en = 'Other' WHERE id = {agency.pk}")
    address = f"/office/audit/rows/agency/{agency.pk}/"

    assert f'href="{address}"' in administrator.get("/office/audit/?verify=trail").content.decode()
    assert "was changed past the system" in administrator.get(address).content.decode()
    assert administrator.post(address, {"reason": ""}).status_code == 422
    answer = administrator.post(address, {"reason": "ตรวจกับคำสั่งแล้ว"}, follow=True)
    assert "It is kept as it stands, and an event says why." in answer.content.decode()
    assert "The trail is whole" in administrator.get("/office/audit/?verify=trail").content.decode()
    assert administrator.get(address).status_code == 404


def test_nobody_else_settles_a_record(as_somebody: AsSomebody) -> None:
    agency = factories.agency()
    one_event()
    tamper(f"UPDATE records_agency SET name_en = 'Other' WHERE id = {agency.pk}")

    for role in set(RoleName) - {RoleName.ADMINISTRATOR}:
        assert as_somebody(role).post(f"/office/audit/rows/agency/{agency.pk}/", {"reason": "x"}).status_code == 403
