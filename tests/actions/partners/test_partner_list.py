"""Lists of partners: read and matched step by step, decided by a person, saved whole or not at all, then forgotten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

import factories
from factories import AT
from samrit.actions.importing import decide_rows, discard_import, save_import, work_on_reading, work_on_saving
from samrit.actions.partners import partners_import
from samrit.actions.partners.manage_partners import Entry, add_partner
from samrit.actions.partners.partners_import import Ground, listed_rows, upload_partner_list
from samrit.actions.people.person_rights import erase_person, export_person
from samrit.organisations.listed import NEW, OPEN, Listed
from samrit.queries.people.person_data import Asked
from samrit.records.models import Agency, Contact, Event, Fact, Import, Partner, Place, User
from samrit.vocabulary.codes import ImportState, RoleName
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.vocabulary.row_states import RowState

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=5)
LIST = """ชื่อหน่วยงาน,ภาคส่วน,เขต,ผู้ประสานงาน,โทรศัพท์
รร.วัดสวนหิน,โรงเรียน,พระนคร,ครูหนึ่ง ตัวอย่าง,02-000-0001
บริษัท น้ำใส จำกัด,เอกชน,,นายสอง ตัวอย่าง,02-000-0002
บจก.น้ำใส,,,,
โรงเรียนบ้านดอนทรายทอง,,,,
มูลนิธิสายธาร,แปลก,,,
""".encode()


@pytest.fixture
def agency() -> Agency:
    factories.fifty_districts()
    return factories.agency("2200")


@pytest.fixture
def officer(agency: Agency) -> User:
    return factories.user(RoleName.OFFICER, over=agency)


@pytest.fixture
def there(agency: Agency, officer: User) -> dict[str, Partner]:
    names = {"school": "โรงเรียนวัดสวนหิน", "typo": "โรงเรียนบ้านดอนทรายทองค์"}
    return {name: add_partner(agency=agency, entry=Entry(words), by=officer, at=AT) for name, words in names.items()}


def send_file(agency: Agency, by: User, *, data: bytes = LIST, ground: Ground | None = None) -> Import:
    upload = upload_partner_list(
        agency=agency, data=data, name="list.csv", ground=ground or Ground("นัดประชุม", AT.date()), by=by, at=LATER
    )
    work_on_reading(upload.pk, at=LATER)
    upload.refresh_from_db()
    return upload


def test_each_row_is_new_there_twice_alike_or_unclear(agency: Agency, officer: User, there: dict[str, Partner]) -> None:
    upload = send_file(agency, officer)

    rows = listed_rows(upload)
    assert [(row.number, row.state) for row in rows] == [
        (2, RowState.UNCHANGED), (3, RowState.NEW), (4, RowState.TWICE), (5, RowState.ALIKE), (6, RowState.UNCLEAR),
    ]  # fmt: skip
    assert (rows[0].same, rows[2].twice) == (there["school"].pk, 3)
    assert rows[3].alike[0][0] == there["typo"].pk
    assert rows[4].issues[0][0] == "B6"
    assert (upload.state, upload.done, upload.total, upload.data) == ("ready", 5, 5, None)


def test_a_list_is_saved_whole_and_what_it_held_is_gone(
    agency: Agency, officer: User, there: dict[str, Partner]
) -> None:
    upload = send_file(agency, officer)
    with pytest.raises(Invalid):
        save_import(row=upload, by=officer, at=LATER)
    decide_rows(row=upload, decisions={"5": NEW}, by=officer, at=AT)
    with pytest.raises(Invalid):
        save_import(row=upload, by=officer, at=LATER)

    save_import(row=upload, choice={"without_unclear": "on"}, by=officer, at=LATER)
    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == "saved"
    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == ""

    upload.refresh_from_db()
    made = list(Partner.objects.filter(upload=upload).order_by("pk"))
    assert [(row.name_th, row.sector, row.agency) for row in made] == [
        ("บริษัท น้ำใส จำกัด", "private", agency), ("โรงเรียนบ้านดอนทรายทอง", "unknown", agency),
    ]  # fmt: skip
    assert set(Contact.objects.values_list("name", "partner")) == {
        ("ครูหนึ่ง ตัวอย่าง", there["school"].pk), ("นายสอง ตัวอย่าง", made[0].pk),
    }  # fmt: skip
    assert Fact.objects.filter(kind="partner", known_until=None).count() == 4
    assert (upload.state, upload.content, upload.data, upload.stated) == (ImportState.SAVED, {}, None, {})
    event = Event.objects.get(action="save_partner_list")
    assert (event.after["partners"], len(event.after["facts"])) == (2, 2)
    assert "ตัวอย่าง" not in str(list(Event.objects.values_list("before", "after")))


def test_without_a_ground_nothing_about_people_is_kept(agency: Agency, officer: User) -> None:
    upload = send_file(agency, officer, ground=Ground())

    assert "ตัวอย่าง" not in str(upload.content)
    assert "ไม่ได้เก็บ" in upload.problems[-1]["th"]


@pytest.mark.usefixtures("there")
def test_nothing_joins_all_that_wait_at_once(agency: Agency, officer: User) -> None:
    upload = send_file(agency, officer)

    decide_rows(row=upload, decisions={"5": "999"}, rest="same", by=officer, at=AT)
    upload.refresh_from_db()
    assert listed_rows(upload)[3].state is RowState.ALIKE

    decide_rows(row=upload, decisions={}, rest="new", by=officer, at=AT)
    upload.refresh_from_db()
    assert (listed_rows(upload)[3].state, listed_rows(upload)[3].partner) == (RowState.NEW, None)


def test_a_district_is_known_by_its_name_and_a_slip_in_it_is_asked_about_once(agency: Agency, officer: User) -> None:
    rows = ["จตุจักร", "เขตดินแดง", "Bang Sue", "จตุจัก", "จตุจัก", "เมืองนนทบุรี", "-"]
    data = "ชื่อหน่วยงาน,เขต\n" + "".join(f"ชมรมที่ {n},{place}\n" for n, place in enumerate(rows, 1))
    upload = send_file(agency, officer, data=data.encode())
    states = [row.state for row in listed_rows(upload)]
    assert states == [RowState.NEW] * 3 + [RowState.PLACE] * 3 + [RowState.NEW]
    with pytest.raises(Invalid):
        save_import(row=upload, by=officer, at=LATER)

    said = {"5-place": str(Place.objects.get(code="1030").pk), "7-place": OPEN}
    decide_rows(row=upload, decisions=said, by=officer, at=AT)
    upload.refresh_from_db()
    save_import(row=upload, by=officer, at=LATER)
    work_on_saving(upload.pk, {}, by=officer, at=LATER)

    codes = Partner.objects.order_by("pk").values_list("place__code", flat=True)
    assert list(codes) == ["1030", "1026", "1029", "1030", "1030", None, None]


def test_a_failure_half_way_leaves_nothing_and_says_so(
    agency: Agency, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = send_file(agency, officer, data="ชื่อหน่วยงาน\nน้ำใส\nสายธาร\n".encode())
    save_import(row=upload, by=officer, at=LATER)
    real = partners_import.partner_of

    def broken(row: Listed) -> Partner:
        made = real(row)
        made.name_th = "" if row.number == 3 else made.name_th  # the last row breaks the constraint of the table
        return made

    monkeypatch.setattr(partners_import, "partner_of", broken)
    events = Event.objects.count()

    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == "ready"

    upload.refresh_from_db()
    assert (Partner.objects.count(), Fact.objects.count(), Event.objects.count()) == (0, 0, events)
    assert "ยังไม่ได้บันทึกสิ่งใด" in upload.failure["th"]
    monkeypatch.undo()
    save_import(row=upload, by=officer, at=LATER)
    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == "saved"
    assert Partner.objects.count() == 2


def test_the_table_itself_refuses_a_partner_without_a_name(agency: Agency) -> None:
    with pytest.raises(IntegrityError):
        Partner.objects.create(agency=agency, name_th="", key="", registered_at=AT)


def test_a_name_that_somebody_registered_meanwhile_stops_the_saving(agency: Agency, officer: User) -> None:
    upload = send_file(agency, officer, data="ชื่อหน่วยงาน\nบริษัท น้ำใส จำกัด\n".encode())
    add_partner(agency=agency, entry=Entry("บจก.น้ำใส"), by=officer, at=LATER)

    save_import(row=upload, by=officer, at=LATER)

    assert work_on_saving(upload.pk, {}, by=officer, at=LATER) == "ready"
    assert Partner.objects.count() == 1


def test_a_worker_that_died_is_followed_by_another_and_two_never_work_at_once(agency: Agency, officer: User) -> None:
    upload = upload_partner_list(agency=agency, data=LIST, name="", ground=Ground(), by=officer, at=AT)
    Import.objects.update(state=ImportState.READING.value, moved_at=LATER)

    assert work_on_reading(upload.pk, at=LATER + timedelta(seconds=1)) == ""
    assert work_on_reading(upload.pk, at=LATER + timedelta(minutes=1)) == "ready"


def test_what_is_no_list_is_told_and_a_list_is_its_owners(agency: Agency, officer: User) -> None:
    upload = send_file(agency, officer, data=b"\x00\x01")
    assert (upload.state, upload.content) == ("failed", {})
    assert "Excel" in upload.failure["th"]

    with pytest.raises(Denied):
        discard_import(row=upload, by=factories.user(RoleName.OFFICER, over=agency), at=LATER)
    discard_import(row=upload, by=officer, at=LATER)
    upload.refresh_from_db()
    assert (upload.state, upload.data) == ("discarded", None)


def test_a_person_is_given_all_and_erased_everywhere_also_in_lists_that_wait(agency: Agency, officer: User) -> None:
    upload = send_file(agency, officer)
    save_import(row=upload, choice={"without_unclear": "on"}, by=officer, at=LATER)
    work_on_saving(upload.pk, {}, by=officer, at=LATER)
    read, unread = send_file(agency, officer), upload_partner_list(
        agency=agency, data=LIST, name="", ground=Ground("นัด", AT.date()), by=officer, at=LATER
    )  # fmt: skip
    coordinator = factories.user(RoleName.COORDINATOR, over=agency)
    asked = Asked.of(name="นายสอง ตัวอย่าง", email="", phone="๐๒ ๐๐๐ ๐๐๐๒")
    contacts = list(Contact.objects.filter(phone="02-000-0002").values_list("pk", flat=True))
    assert len(contacts) == 1

    given = export_person(asked=asked, contacts=contacts, by=coordinator, at=LATER)
    with pytest.raises(Invalid):
        erase_person(asked=asked, contacts=contacts, reason="สอง ตัวอย่าง ขอให้ลบ", by=coordinator, at=LATER)
    with pytest.raises(Denied):
        erase_person(asked=asked, contacts=contacts, reason="ขอให้ลบ", by=officer, at=LATER)
    stated = erase_person(asked=asked, contacts=contacts, reason="เจ้าของข้อมูลขอให้ลบ", by=coordinator, at=LATER)

    assert ([one.pk for one in given.contacts], [one.upload.pk for one in given.lists]) == (
        contacts,
        [read.pk, unread.pk],
    )
    assert stated == (1, 2)
    work_on_reading(unread.pk, at=LATER)
    everywhere = str([list(model.objects.values()) for model in (Contact, Import, Event)])
    assert "สอง" not in everywhere
    assert not any(written in everywhere for written in ("000-0002", "020000002"))  # seals are digits, too
    assert "ครูหนึ่ง" in everywhere


def test_a_person_is_not_found_in_another_branch(agency: Agency) -> None:
    factories.partner(agency).contacts.create(
        agency=agency, name="หนึ่ง ตัวอย่าง", purpose="นัด", notified_on=AT.date(), added_at=AT
    )
    other = factories.user(RoleName.COORDINATOR, over=factories.agency("5018"))
    asked = Asked.of(name="หนึ่ง ตัวอย่าง", email="", phone="")

    with pytest.raises(Invalid):
        export_person(asked=asked, contacts=Contact.objects.values_list("pk", flat=True), by=other, at=LATER)
    with pytest.raises(Denied):
        erase_person(
            asked=asked, contacts=Contact.objects.values_list("pk", flat=True), reason="ขอ", by=other, at=LATER
        )
