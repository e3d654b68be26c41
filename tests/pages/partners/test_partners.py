"""The pages of the register: found as people write, entered after a look at duplicates, changed, merged, parted; contacts."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

import factories
from factories import AT
from samrit.actions.partners.merge_partners import merge_partners
from samrit.queries.partners.partner_register import PartnerFilter, listed
from samrit.records.models import Agency, Contact, NotDuplicate, Partner, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return factories.agency("2200")


@pytest.fixture
def officer(agency: Agency) -> User:
    return factories.user(RoleName.OFFICER, over=agency)


@pytest.fixture
def page(officer: User) -> Callable[..., str]:
    client = Client()
    client.force_login(officer)

    def asked(name: str, *args: object, sent: dict[str, object] | None = None, status: int = 200) -> str:
        address = reverse(name, args=args)
        answer = client.get(address) if sent is None else client.post(address, sent)
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.content.decode()

    return asked


@pytest.mark.parametrize(
    "words", ["ร.ร.สวนหิน", "สวนหิน", "โรงเรียน สวนหิน", "stone garden", "STONE", "สวห", "หิน โรงเรียน", "นํ้าริมสวน"]
)
def test_a_partner_is_found_however_it_is_written(agency: Agency, words: str) -> None:
    school = factories.partner(agency, name_th="โรงเรียนสวนหิน")
    Partner.objects.filter(pk=school.pk).update(name_en="Stone Garden School", short_name="สวห.")
    factories.partner(agency, name_th="มูลนิธิสายธาร")
    duplicate = factories.partner(agency, name_th="โรงเรียนน้ำริมสวน")
    merge_partners(survivor=school, merged=duplicate, by=factories.user(RoleName.COORDINATOR), at=AT)

    assert list(listed(PartnerFilter(words=words))) == [school]


def test_the_list_is_narrowed_and_shows_who_took_part(agency: Agency, page: Callable[..., str]) -> None:
    row = factories.partner(agency, name_th="โรงเรียนสวนหิน")
    factories.practice(factories.campaign(agency), row)

    assert "โรงเรียนสวนหิน" in page("partners")
    assert list(listed(PartnerFilter(sector="state"))) == []
    assert list(listed(PartnerFilter(agency="2200"))) == [row]
    assert list(listed(PartnerFilter(place="1001"))) == []
    assert "กิจกรรมรณรงค์" in page("partner", row.pk)


def test_what_looks_like_a_partner_is_shown_before_it_is_saved(agency: Agency, page: Callable[..., str]) -> None:
    there = factories.partner(agency, name_th="โรงเรียนวัดสวนหิน")
    sent: dict[str, object] = {"agency": "2200", "name_th": "รร.วัดสวนหิม", "sector": "education"}

    assert "โรงเรียนวัดสวนหิน" in page("near_partners", sent=sent)
    assert "โรงเรียนวัดสวนหิน" not in page("near_partners", sent=sent | {"but": str(there.pk)})
    assert "โรงเรียนวัดสวนหิน" in page("new_partner", sent=sent, status=422)
    assert Partner.objects.count() == 1
    page("new_partner", sent=sent | {"acknowledged": str(there.pk)}, status=303)
    assert Partner.objects.filter(name_th="รร.วัดสวนหิม", sector="education").exists()


def test_of_two_who_edit_nobody_loses_words(agency: Agency, page: Callable[..., str]) -> None:
    row = factories.partner(agency, name_th="โรงเรียนสวนหิน")
    assert 'value="1"' in page("edit_partner", row.pk)
    sent: dict[str, object] = {"version": "1", "sector": "education"}
    page("edit_partner", row.pk, sent=sent | {"name_th": "โรงเรียนสวนหินงาม"}, status=303)

    answer = page("edit_partner", row.pk, sent=sent | {"name_th": "โรงเรียนสวนหินสวย"}, status=409)

    assert "โรงเรียนสวนหินงาม" in answer
    assert "โรงเรียนสวนหินสวย" in answer
    page("edit_partner", row.pk, sent=sent | {"version": "2", "name_th": "โรงเรียนสวนหินสวย"}, status=303)
    row.refresh_from_db()
    assert row.name_th == "โรงเรียนสวนหินสวย"


def test_duplicates_are_shown_merged_parted_and_held_apart(agency: Agency, page: Callable[..., str]) -> None:
    one, other = (factories.partner(agency, name_th=name) for name in ("โรงเรียนวัดสวนหิน", "ร.ร.วัดสวนหิน"))
    factories.practice(factories.campaign(agency), other)
    assert "ร.ร.วัดสวนหิน" in page("partner_duplicates")

    assert "การขยายผลสู่การปฏิบัติ 1 รายการ" in page("merge_partners", one.pk, other.pk)
    page("merge_partners", one.pk, other.pk, sent={}, status=303)

    assert "ร.ร.วัดสวนหิน" not in page("partner_duplicates")
    assert "ร.ร.วัดสวนหิน" in page("partner", one.pk)
    assert "โรงเรียนวัดสวนหิน" in page("partner", other.pk)
    page("undo_merge", other.merged_by.get().pk, sent={}, status=303)
    assert "ร.ร.วัดสวนหิน" in page("partner_duplicates")
    page("mark_not_duplicates", sent={"one": str(one.pk), "other": str(other.pk)}, status=303)
    assert "ร.ร.วัดสวนหิน" not in page("partner_duplicates")
    assert NotDuplicate.objects.count() == 1
    page("mark_not_duplicates", sent={"one": "x", "other": str(other.pk)}, status=404)


def test_contacts_are_seen_by_who_keeps_them_and_stand_nowhere_else(agency: Agency, page: Callable[..., str]) -> None:
    row = factories.partner(agency, name_th="โรงเรียนสวนหิน")
    sent: dict[str, object] = {
        "name": "ครูหนึ่ง ตัวอย่าง", "email": "one@example.org", "phone": "02", "purpose": "นัด", "notified_on": "2021-01-05",
    }  # fmt: skip
    page("add_contact", row.pk, sent=sent | {"purpose": ""}, status=422)
    page("add_contact", row.pk, sent=sent, status=303)
    contact = Contact.objects.get()
    assert "ครูหนึ่ง" in page("partner", row.pk)
    page("change_contact", contact.pk, sent=sent | {"phone": "03"}, status=303)

    for somebody in (factories.user(RoleName.EVALUATOR), factories.user(RoleName.OFFICER, over=factories.agency())):
        other = Client()
        other.force_login(somebody)
        for address in (
            reverse("partner", args=[row.pk]),
            reverse("partners"),
            reverse("partner_sheet"),
            reverse("city_history"),
        ):
            acknowledged = other.get(address).content.decode(errors="replace")
            assert "ครูหนึ่ง" not in acknowledged
            assert "one@example.org" not in acknowledged
        for name in ("change_contact", "remove_contact"):
            assert other.post(reverse(name, args=[contact.pk]), sent).status_code == 403
        assert other.get(reverse("edit_partner", args=[row.pk])).status_code == 403
        assert other.get(reverse("add_contact", args=[row.pk])).status_code == 403

    page("remove_contact", contact.pk, sent={"reason": "ครูหนึ่ง ตัวอย่าง ย้าย"}, status=422)
    page("remove_contact", contact.pk, sent={"reason": "ย้าย"}, status=303)
    assert "ครูหนึ่ง" not in page("partner", row.pk)
    page("change_contact", contact.pk, status=404)


def test_the_register_goes_out_as_a_file_that_comes_in_again(agency: Agency, officer: User) -> None:
    from samrit.organisations.columns import REGISTER_COLUMNS
    from samrit.readers.organisation_list import read_organisation_list

    factories.partner(agency, name_th="โรงเรียนสวนหิน")
    client = Client()
    client.force_login(officer)

    data = client.get(reverse("partner_sheet")).content

    rows = read_organisation_list(data, REGISTER_COLUMNS).rows
    assert [dict(row.entry) for row in rows] == [{"name_th": "โรงเรียนสวนหิน", "sector": "private"}]
    assert client.get(reverse("partner_template")).status_code == 200
