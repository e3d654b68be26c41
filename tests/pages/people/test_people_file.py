"""Many people in one file: read, looked at row by row, invited; then mails, or a letter each."""

from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

import factories
from catalogue import said
from samrit.actions.people.invitations import send_invitation
from samrit.actions.people.people_import import PeopleImporter
from samrit.readers.people_sheet import read_people_sheet
from samrit.readers.workbook import read_workbook
from samrit.records.models import Agency, Event, Import, Role, User
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
HEAD = "ชื่อ-สกุล,ตำแหน่ง,ชื่อผู้ใช้,อีเมล,บทบาท,รหัสหน่วยงาน"


@pytest.fixture
def administrator() -> User:
    factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")
    factories.agency("2300", name_th="สำนักการศึกษา")
    return factories.user(RoleName.ADMINISTRATOR)


@pytest.fixture
def client(administrator: User) -> Client:
    made = Client()
    made.force_login(administrator)
    return made


def upload_people(client: Client, lines: Sequence[str], *, name: str = "people.csv") -> Import:
    data = "\n".join([HEAD, *lines]).encode()
    answer = client.post(reverse("people_import"), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 303, answer.content.decode()
    return Import.objects.latest("pk")


def save(client: Client, upload: Import, **choice: str) -> None:
    answer = client.post(reverse("save_import", args=[upload.pk]), choice)
    assert answer.status_code == 303, answer.content.decode()


@pytest.mark.parametrize(
    ("line", "roles", "agencies", "username", "issues"),
    [
        ("นาง ก,นักวิชาการ,kor,kor@city.example,officer,2200", ("officer",), ("2200",), "kor", 0),
        ("นาง ก,,,kor@city.example,ผู้รับผิดชอบตัวชี้วัด,๒๒๐๐", ("officer",), ("2200",), "kor", 0),
        ('นาง ก,,kor,,"officer, head","2200; 2300"', ("officer", "head"), ("2200", "2300"), "kor", 0),
        ("นาง ก,,kor,-,ผู้ดูแลระบบ,2200", ("administrator",), ("2200",), "kor", 0),
        ("นาง ก,,kor,,Agency coordinator,สำนักสิ่งแวดล้อม", ("coordinator",), ("สำนักสิ่งแวดล้อม",), "kor", 0),
        ("นาง ก,,kor,kor@city,officer,2200", ("officer",), ("2200",), "kor", 1),
        ("นาง ก,,two words,,officer,2200", ("officer",), ("2200",), "two words", 1),
        ("นาง ก,,,,officer,2200", ("officer",), ("2200",), "", 1),
        (",,kor,,officer,2200", ("officer",), ("2200",), "kor", 1),
        ("นาง ก,,kor,,caretaker,2200", (), ("2200",), "kor", 1),
        ("นาง ก,,kor,,officer,", ("officer",), (), "kor", 1),
    ],
)
def test_a_row_says_who_it_is_and_what_they_are(
    line: str, roles: tuple[str, ...], agencies: tuple[str, ...], username: str, issues: int
) -> None:
    (row,) = read_people_sheet(f"{HEAD}\n{line}".encode()).rows

    assert (row.roles, row.agencies) == (roles, agencies)
    assert row.entry.get("username", "") == username
    assert len(row.issues) == issues, [one.message.en for one in row.issues]


def test_people_are_invited_with_their_roles_whole_or_not_at_all(client: Client, administrator: User) -> None:
    there = factories.user(RoleName.OFFICER, username="there")
    upload = upload_people(
        client,
        [
            "นาง ก,นักวิชาการ,kor,kor@city.example,officer,2200",
            "นาง ก,,kor,,head,2300",
            "นาย ข,,khor,,เจ้าหน้าที่,2300",
            "คนเดิม,,there,,coordinator,2200",
            "นาย ค,,khor,,officer,2200",
            "นาย ง,,ngor,,officer,9999",
        ],
    )
    shown = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    refused = client.post(reverse("save_import", args=[upload.pk]))

    assert "F7" in shown
    assert "C6" in shown
    assert refused.status_code == 422
    assert not User.objects.filter(username="kor").exists()

    save(client, upload, without_unclear="on")

    kor = User.objects.get(username="kor")
    assert (kor.name_th, kor.position, kor.email, kor.invited_by) == (
        "นาง ก", "นักวิชาการ", "kor@city.example", administrator,
    )  # fmt: skip
    given = set(Role.objects.values_list("user__username", "role", "agency__code"))
    assert {
        ("kor", "officer", "2200"),
        ("kor", "head", "2300"),
        ("khor", "officer", "2300"),
        ("there", "coordinator", "2200"),
    } <= given
    assert not User.objects.filter(username="ngor").exists()
    assert Event.objects.filter(action="invite").count() == 2
    assert Event.objects.filter(action="give_role", subject_id=there.pk).count() == 1
    stored = Import.objects.get(pk=upload.pk)
    assert set(stored.content) == {"invited", "roles"}
    assert bytes(stored.data or b"") == b""
    assert stored.blob is None


def test_the_same_file_again_changes_nothing(client: Client) -> None:
    lines = ["นาง ก,,kor,,officer,2200"]
    save(client, upload_people(client, lines))
    before = Event.objects.filter(action__in=("invite", "give_role")).count()

    again = client.post(reverse("save_import", args=[upload_people(client, lines).pk]))

    assert again.status_code == 422
    assert Event.objects.filter(action__in=("invite", "give_role")).count() == before


@pytest.mark.usefixtures("administrator")
def test_nobody_gives_roles_beyond_their_branch() -> None:
    branch = Client()
    branch.force_login(factories.user(RoleName.ADMINISTRATOR, over=Agency.objects.get(code="2300")))

    upload = upload_people(branch, ["นาง ก,,kor,,officer,2200", "นาง ข,,khor,,officer,2300"])
    save(branch, upload, without_unclear="on")

    assert set(User.objects.filter(username__in=["kor", "khor"]).values_list("username", flat=True)) == {"khor"}


def test_an_officer_brings_nobody() -> None:
    officer = Client()
    officer.force_login(factories.user(RoleName.OFFICER))

    for name in ("people_import", "people_template", "letters", "letters_pdf"):
        assert officer.get(reverse(name)).status_code == 403


@pytest.mark.usefixtures("administrator")
def test_who_has_no_mail_gets_a_letter_with_a_link_that_opens_the_account(client: Client) -> None:
    upload = upload_people(client, ["นาง ก ใจดี,นักวิชาการ,kor,,officer,2200", "นาย ข ใจงาม,,khor,,head,2300"])
    save(client, upload)
    done = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    page = client.get(reverse("letters"), {"file": upload.pk}).content.decode()
    pdf = client.get(reverse("letters_pdf"), {"file": upload.pk})

    assert reverse("letters_pdf") in done
    assert page.count('class="sheet letter"') == 2
    assert said("Your account in Samrit") in page
    assert "Your account in Samrit" in page
    assert pdf["Content-Type"] == "application/pdf"
    assert "no-store" in pdf["Cache-Control"]
    document = PdfDocument(pdf.content)
    words = [page.get_textpage().get_text_bounded() for page in document]
    assert ["kor" in words[0], "khor" in words[1], len(words)] == [True, True, 2]
    link = page.split('<p class="link">')[1].split("</p>")[0].partition("//")[2].partition("/")[2]
    stranger = Client()
    form = stranger.get(f"/{link}", follow=True)
    assert form.status_code == 200
    chosen = {"password1": "four words of mine", "password2": "four words of mine"}
    stranger.post(form.request["PATH_INFO"], chosen, follow=True)
    assert User.objects.get(username="kor").has_usable_password()
    assert client.get(reverse("letters")).content.decode().count('class="sheet letter"') == 1


def test_invitations_leave_by_mail_where_mail_leaves(
    client: Client,
    administrator: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.BASE_URL = settings.SITE_URL = "https://samrit.example"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    upload = upload_people(client, ["นาง ก,,kor,kor@city.example,officer,2200", "นาย ข,,khor,,head,2300"])
    with django_capture_on_commit_callbacks(execute=True):
        save(client, upload)

    assert [letter.to for letter in mail.outbox] == [["kor@city.example"]]
    assert "https://samrit.example/office/" in str(mail.outbox[0].body)
    assert client.get(reverse("letters")).content.decode().count('class="sheet letter"') == 1  # of who has no address
    assert send_invitation.call(User.objects.get(username="kor").pk, administrator.pk)


def test_the_template_holds_the_headings_and_the_codes(client: Client) -> None:
    sheets = read_workbook(client.get(reverse("people_template")).content)

    assert [sheet.rows[0][0] for sheet in sheets] == [said("Name in Thai", context="of a person"), said("Role")]
    assert ["2200", "สำนักสิ่งแวดล้อม"] in [row[:2] for row in sheets[1].rows]


@pytest.mark.parametrize(("typed", "meant"), [("700", "0700"), ("๗๐๐", "0700"), ("12", "0012"), ("701", "")])
def test_a_code_that_lost_its_zero_is_asked_about_and_typed_anew(client: Client, typed: str, meant: str) -> None:
    factories.agency("0700")
    factories.agency("0012")
    upload = upload_people(client, [f"นาง ก,,kor,,officer,{typed}"])
    page = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    client.post(reverse("retype_import", args=[upload.pk]), {"cell-F2": "0700", "was-F2": typed})
    save(client, upload)

    asked, unknown = (
        said("Was a zero lost? The agency may be {code}."),
        said("There is no agency with the code “{code}”."),
    )
    assert (asked.format(code=meant) if meant else unknown.format(code=typed)) in page
    assert Role.objects.filter(user__username="kor", agency__code="0700").exists()


@pytest.mark.parametrize("words", ["นางใหม่ คนละคน,,there,,head,2300", "นางใหม่ คนละคน,,,there@city.example,head,2300"])
def test_a_log_in_that_is_somebody_elses_gives_nothing_until_it_is_answered(client: Client, words: str) -> None:
    there = factories.user(RoleName.OFFICER, username="there")
    User.objects.filter(pk=there.pk).update(email="there@city.example", name_th="นางสาวขวัญ ธนาวงศ์")
    upload = upload_people(client, ["นาย ข,,khor,,officer,2200", words])
    page = client.get(reverse("import_file", args=[upload.pk])).content.decode()

    assert client.post(reverse("save_import", args=[upload.pk])).status_code == 422
    assert 'name="cell-A3"' in page
    for typed, is_same in (("ขวัญ  ธนาวงศ์", True), ("ขวัญตา ธนาวงศ์", False), ("น.ส.ขวัญ ธนาวงศ์", True)):
        client.post(reverse("retype_import", args=[upload.pk]), {"cell-A3": typed, "was-A3": "-"})
        states = [row.state.value for row in PeopleImporter(Import.objects.get(pk=upload.pk)).resolved]
        assert states == ["new", "role" if is_same else "unclear"], typed
    save(client, upload)
    assert Role.objects.filter(user__username="there", role="head", agency__code="2300").exists()
    assert User.objects.get(username="there").name_th == "นางสาวขวัญ ธนาวงศ์"
