"""Whoever was asked whether two are one is not asked again: what was said in a list, on a form or of a sign-in sheet stays said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

import factories
from factories import AT
from samrit.actions.importing import decide_rows, save_import, work_on_reading, work_on_saving
from samrit.actions.partners.manage_partners import Entry, add_partner
from samrit.actions.partners.partners_import import Ground, listed_rows, upload_partner_list
from samrit.organisations.listed import NEW
from samrit.queries.partners.partner_duplicates import duplicates
from samrit.queries.partners.partner_names import near
from samrit.records.models import Agency, Import, NotDuplicate, Partner, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.row_states import RowState

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=5)
PAIRS = 41


@pytest.fixture
def agency() -> Agency:
    factories.fifty_districts()
    return factories.agency("2200")


@pytest.fixture
def officer(agency: Agency) -> User:
    return factories.user(RoleName.OFFICER, over=agency)


def sent(agency: Agency, officer: User, *names: str) -> Import:
    data = "\n".join(["ชื่อหน่วยงาน,เขต", *(name if "," in name else f"{name}," for name in names)]).encode()
    upload = upload_partner_list(agency=agency, data=data, name="list.csv", ground=Ground(), by=officer, at=LATER)
    work_on_reading(upload.pk, at=LATER)
    upload.refresh_from_db()
    return upload


def saved(upload: Import, officer: User, *, rest: str = "", **said: str) -> None:
    decide_rows(
        row=upload, decisions={f"{name[1:]}": value for name, value in said.items()}, rest=rest, by=officer, at=LATER
    )
    upload.refresh_from_db()
    save_import(row=upload, by=officer, at=LATER)
    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == "saved"


def test_forty_one_pairs_that_were_said_to_be_two_are_not_asked_again(agency: Agency, officer: User) -> None:
    streets = [f"สมาคมริมคลองสายที่ {at}" for at in range(PAIRS)]
    saved(sent(agency, officer, *streets), officer, rest=NEW)
    assert not duplicates((agency.path,))
    slips = [name.replace("สมาคม", "สมามคม") for name in streets]
    upload = sent(agency, officer, *slips)
    assert [row.state for row in listed_rows(upload)] == [RowState.ALIKE] * PAIRS

    saved(upload, officer, rest=NEW)

    assert (Partner.objects.count(), NotDuplicate.objects.count()) == (2 * PAIRS, PAIRS)
    assert duplicates((agency.path,)) == []
    again = sent(agency, officer, *streets, *slips)
    assert {row.state for row in listed_rows(again)} == {RowState.UNCHANGED}


def test_two_rows_of_one_list_that_were_said_to_be_two_stay_two(agency: Agency, officer: User) -> None:
    upload = sent(agency, officer, "สมาคมห้วยขวางนคร", "สมามคมห้วยขวางนคร", "บจก. น้ำใส", "บมจ. น้ำใส", "หจก. น้ำใส")
    states = [row.state for row in listed_rows(upload)]
    assert states == [RowState.NEW, RowState.ALIKE, RowState.NEW, RowState.ALIKE, RowState.NEW]

    saved(upload, officer, _3=NEW, _5=NEW)

    assert Partner.objects.count() == 5
    assert duplicates((agency.path,)) == []


def test_a_spelling_that_was_said_to_be_one_is_known_the_next_time(agency: Agency, officer: User) -> None:
    there = add_partner(agency=agency, entry=Entry("สมาคมห้วยขวางนคร"), by=officer, at=AT)
    saved(
        sent(agency, officer, "สมามคมห้วยขวางนคร", "สมาคมหวยขวางนคร", "ชมรมใหม่"),
        officer,
        _2=str(there.pk),
        _3=str(there.pk),
    )

    there.refresh_from_db()
    assert there.also_named.splitlines() == ["สมามคมห้วยขวางนคร", "สมาคมหวยขวางนคร"]
    again = sent(agency, officer, "สมามคมห้วยขวางนคร", "สมาคมหวยขวางนคร")
    assert [row.same for row in listed_rows(again)] == [there.pk, there.pk]


def test_the_entry_of_another_agency_gets_no_spelling_from_here(agency: Agency, officer: User) -> None:
    elsewhere = factories.partner(factories.agency("1900"), name_th="สมาคมห้วยขวางนคร")

    saved(sent(agency, officer, "สมามคมห้วยขวางนคร", "ชมรมใหม่"), officer, _2=str(elsewhere.pk))

    elsewhere.refresh_from_db()
    assert elsewhere.also_named == ""


def test_what_was_said_on_the_form_is_not_asked_again(agency: Agency, officer: User) -> None:
    there = add_partner(agency=agency, entry=Entry("สมาคมห้วยขวางนคร"), by=officer, at=AT)
    client = Client()
    client.force_login(officer)
    typed = {"agency": agency.code, "name_th": "สมามคมห้วยขวางนคร", "sector": "unknown"}
    assert "สมาคมห้วยขวางนคร" in client.post(reverse("new_partner"), typed).content.decode()

    answer = client.post(reverse("new_partner"), typed | {"acknowledged": str(there.pk)})

    made = Partner.objects.latest("pk")
    assert (answer.status_code, made.name_th) == (303, "สมามคมห้วยขวางนคร")
    assert duplicates((agency.path,)) == []
    assert near(["สมามคมห้วยขวางนคร"], but=made.pk) == ()
    changed = {"name_th": made.name_th, "sector": "private", "version": made.version}
    assert client.post(reverse("edit_partner", args=[made.pk]), changed).status_code == 303


def test_rows_of_one_name_in_several_districts_are_as_many_partners(agency: Agency, officer: User) -> None:
    upload = sent(agency, officer, "ชมรมผู้สูงอายุ,จตุจักร", "ชมรมผู้สูงอายุ,ดินแดง", "ชมรมผู้สูงอายุ,เขตจตุจักร", "ชมรมผู้สูงอายุ,บางซื่อ")

    assert [row.state for row in listed_rows(upload)] == [RowState.NEW, RowState.NEW, RowState.TWICE, RowState.NEW]
    saved(upload, officer)
    assert duplicates((agency.path,)) == []
    again = sent(agency, officer, "ชมรมผู้สูงอายุ,ดินแดง", "ชมรมผู้สูงอายุ,")
    assert [row.state for row in listed_rows(again)] == [RowState.UNCHANGED, RowState.ALIKE]


def test_a_row_without_a_district_joins_no_two_that_have_one(agency: Agency, officer: User) -> None:
    upload = sent(agency, officer, "ชมรมผู้สูงอายุ,", "ชมรมผู้สูงอายุ,จตุจักร", "ชมรมผู้สูงอายุ,ดินแดง")

    assert [row.state for row in listed_rows(upload)] == [RowState.NEW, RowState.TWICE, RowState.NEW]
    saved(upload, officer)
    assert list(Partner.objects.order_by("pk").values_list("place__code", flat=True)) == ["1030", "1026"]
    assert duplicates((agency.path,)) == []
