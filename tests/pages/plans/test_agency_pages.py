"""The pages of agencies: from an empty city to the first plan; the list; one agency."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.actions.city.found_city import found_city
from samrit.actions.people.people import Details
from samrit.actions.plans.agencies_today import apply_changes_due
from samrit.actions.plans.agency_changes import merge_agency
from samrit.cli.main import run
from samrit.records.models import Agency, AnnualPlan, User
from samrit.thai.calendar import fiscal_year_be
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

ADDED = {"code": "2200", "name_th": "สำนักสิ่งแวดล้อม", "name_en": "Environment", "parent": "bma", "reason": "เดิม"}
SOMSRI = {"name_th": "สมศรี ตัวอย่าง", "username": "somsri", "role": "officer", "agency": "2200"}


def test_after_the_beginning_a_department_is_added_its_officer_invited_and_its_plan_begun() -> None:
    details = Details(name_th="ผู้ดูแล", username="admin")
    found_city(code="bma", name_th="กรุงเทพมหานคร", name_en="Bangkok", details=details, password="four words of mine", at=factories.AT)  # fmt: skip
    admin, officer = Client(), Client()
    admin.post("/office/login/", {"login": "admin", "password": "four words of mine"})

    added = admin.post(reverse("add_agency"), ADDED)
    invited = admin.post(reverse("invite"), SOMSRI)
    officer.force_login(User.objects.get(username="somsri"))
    year = fiscal_year_be(timezone.localdate()) + 1
    offered = officer.get(reverse("start_plan")).context["form"].initial
    begun = officer.post(reverse("start_plan"), {"agency": "2200", "fiscal_year_be": year, "method": "empty"})

    assert [answer.status_code for answer in (added, invited, begun)] == [303, 303, 303]
    assert (offered["fiscal_year_be"], offered["method"]) == (
        year - 1,
        "sheet",
    )  # nothing of this year, nothing to copy
    assert added["Location"] == "/office/agencies/2200/"
    assert AnnualPlan.objects.get().agency.path == "/bma/2200/"
    assert officer.get(begun["Location"]).status_code == 200


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_list_shows_codes_and_names_in_the_order_of_the_tree(language: str, as_somebody: AsSomebody) -> None:
    department = factories.agency("2200", name_th="สำนักสิ่งแวดล้อม")
    factories.agency("0100", name_th="สำนักปลัด")
    factories.agency("2201", parent=department, name_th="กองแผน")
    client = as_somebody(RoleName.OFFICER, over=department, language=language)

    page = client.get(reverse("agencies")).content.decode()
    by_name = client.get(reverse("agencies"), {"sort": "1", "as": "csv"}).content.decode("utf-8-sig")
    found = client.get(reverse("agencies"), {"words": "๒๒๐"}).content.decode()

    codes = [page.index(f'class="code">{code}<') for code in ("city", "0100", "2200", "2201")]
    assert codes == sorted(codes)
    in_order = [line.split(",")[0] for line in by_name.splitlines()[1:]]
    assert language == "en" or in_order == ["city", "2201", "0100", "2200"]  # in English by their English names
    assert ">0100<" not in found
    assert ">2201<" in found
    assert reverse("add_agency") not in page


def test_an_agency_shows_where_it_stands_and_what_happened_to_it(as_somebody: AsSomebody) -> None:
    factories.city()
    admin = as_somebody(RoleName.ADMINISTRATOR)
    admin.post(reverse("add_agency"), ADDED | {"parent": "city", "from_on": "1/10/2563"})

    page = admin.get(reverse("agency", args=["2200"])).content.decode()
    stranger = as_somebody(RoleName.OFFICER, over=factories.agency()).get(reverse("agency", args=["2200"]))

    assert "Environment" in page
    assert "1 October 2020" in page or "1 Oct 2020" in page
    assert "เดิม" in page
    assert reverse("add_agency") in page
    assert stranger.status_code == 200
    assert reverse("add_agency") not in stranger.content.decode()


def test_what_is_wrong_is_told_in_thai_and_nothing_is_lost(as_somebody: AsSomebody) -> None:
    factories.agency("2200")
    admin = as_somebody(RoleName.ADMINISTRATOR, language="th")

    answer = admin.post(reverse("add_agency"), ADDED | {"parent": "city"})

    assert answer.status_code == 422
    assert "มีหน่วยงานรหัส 2200 แล้ว" in answer.content.decode()
    assert 'value="สำนักสิ่งแวดล้อม"' in answer.content.decode()
    assert said("Add an agency") in answer.content.decode()


def test_the_command_line_adds_and_lists(capsys: pytest.CaptureFixture[str]) -> None:
    factories.city()
    factories.user(RoleName.ADMINISTRATOR, username="admin")
    given = ["--name-th", "สำนักสิ่งแวดล้อม", "--reason", "เดิม", "--by", "admin"]

    codes = [
        run(["agencies", "add", "--lang", "en", "--code", "2200", "--from", "1/10/2563", *given]),
        run(["agencies", "add", "--lang", "en", "--code", "2201", "--below", "2200", *given]),
        run(["agencies", "add", "--lang", "en", "--code", "2202", "--from", "some day", *given]),
        run(["agencies", "add", "--lang", "en", "--code", "2201", *given]),
        run(["agencies", "list", "--lang", "en"]),
    ]

    printed = capsys.readouterr()
    assert codes == [0, 0, 2, 2, 0]
    assert printed.out.splitlines() == [
        "added: 2200 สำนักสิ่งแวดล้อม",
        "added: 2201 สำนักสิ่งแวดล้อม",
        "city The city",
        "  2200 สำนักสิ่งแวดล้อม",
        "    2201 สำนักสิ่งแวดล้อม",
    ]
    assert "some day is no day" in printed.err
    assert "There is an agency with the code 2201 already" in printed.err


def test_a_year_keeps_the_name_that_the_department_had_in_it(as_somebody: AsSomebody) -> None:
    department = factories.agency("2200", name_th="สำนักเดิม")
    officer = factories.user(RoleName.OFFICER, over=department)
    plans = {year: factories.annual_plan(department, fiscal_year_be=year) for year in (2563, 2564, 2565)}
    for plan in plans.values():
        factories.indicator(plan, number="7", responsible=officer)
    reader = as_somebody(RoleName.ADMINISTRATOR, RoleName.OFFICER, language="th")
    before = {address: reader.get(address).content for address in year_addresses(plans[2563])}

    renamed = reader.post(
        reverse("change_agency", args=["2200", "rename"]),
        {"name_th": "สำนักใหม่", "from_on": "1/10/2563", "reason": "ข้อบัญญัติ"},
    )

    assert renamed.status_code == 303
    reader.get(renamed["Location"])  # where it is said that it is done
    after = {address: reader.get(address).content for address in year_addresses(plans[2563])}
    changed = [
        (address, line)
        for address, page in after.items()
        for line in set(without_token(page).splitlines()) ^ set(without_token(before[address]).splitlines())
    ]
    assert changed == []
    for plan in (plans[2564], plans[2565]):
        for address in year_addresses(plan):
            said_now = reader.get(address).content
            assert "สำนักเดิม".encode() not in said_now, address
    assert "สำนักใหม่" in reader.get(reverse("plan", args=["2200", 2564])).content.decode()
    assert "สำนักเดิม" in reader.get(reverse("plan", args=["2200", 2563])).content.decode()


def year_addresses(plan: AnnualPlan) -> list[str]:
    """The pages and papers of a plan's year."""
    of_plan = [reverse(name, args=["2200", plan.fiscal_year_be]) for name in ("plan", "definitions", "projects")]
    indicator = plan.indicators.get()
    of_indicator = [reverse(name, args=[indicator.pk]) for name in ("indicator", "definition")]
    papers = [reverse("report", args=[indicator.pk, suffix]) for suffix in ("json", "txt")]
    return [*of_plan, *of_indicator[:1], *papers]


def without_token(page: bytes) -> bytes:
    """A page without what is new each time that it is asked for."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*', b"", page)


def test_what_happens_to_an_agency_is_recorded_by_forms_and_withdrawn(as_somebody: AsSomebody) -> None:
    department = factories.agency("2200", name_th="สำนักเดิม")
    factories.agency("2300", name_th="สำนักรวม")
    admin = as_somebody(RoleName.ADMINISTRATOR)
    ahead = {"from_on": f"1/10/{fiscal_year_be(timezone.localdate()) + 5}", "reason": "คำสั่ง"}

    merged = admin.post(reverse("change_agency", args=["2200", "merge"]), {"other": "2300", **ahead})
    page = admin.get(reverse("agency", args=["2200"])).content.decode()
    heir = admin.get(reverse("agency", args=["2300"])).content.decode()
    again = admin.post(reverse("change_agency", args=["2200", "close"]), ahead)
    change = department.changes.get(kind="merged")
    withdrawn = admin.post(reverse("withdraw_agency_change", args=["2200", change.pk]))

    assert (merged.status_code, again.status_code, withdrawn.status_code) == (303, 422, 303)
    assert "Merged" in page
    assert reverse("agency", args=["2300"]) in page
    assert reverse("agency", args=["2200"]) in heir
    assert "was closed after" in again.content.decode()
    assert not department.changes.filter(kind="merged").exists()
    assert admin.get(reverse("change_agency", args=["2200", "burn"])).status_code == 404


def test_what_takes_the_place_of_another_change_of_the_day_says_so(
    as_somebody: AsSomebody, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.agency("2200", name_th="สำนักเดิม")
    factories.agency("2300", name_th="กลุ่มภารกิจ")
    admin = as_somebody(RoleName.ADMINISTRATOR)
    factories.user(RoleName.ADMINISTRATOR, username="admin")
    ahead = {"from_on": f"1/10/{fiscal_year_be(timezone.localdate()) + 5}", "reason": "คำสั่ง"}
    address, place = (reverse("change_agency", args=["2200", one]) for one in ("rename", "move"))

    pages = [
        admin.post(where, what | ahead, follow=True).content.decode()
        for where, what in (
            (address, {"name_th": "ชื่อแรก"}),
            (address, {"name_th": "ชื่อที่สอง"}),
            (place, {"other": "2300"}),
            (place, {"other": "city"}),
        )
    ]
    run(["agencies", "rename", "--code", "2200", "--name-th", "ชื่อที่สาม", "--from", ahead["from_on"], "--reason", "แก้", "--by", "admin", "--lang", "en"])  # fmt: skip

    shown = ["It takes the place of" in page for page in pages]
    assert shown == [False, True, False, True]
    assert re.search(r"It takes the place of what was recorded for [^:]*: ชื่อแรก", pages[1])
    assert re.search(r"It takes the place of what was recorded for [^:]*: ชื่อที่สอง", capsys.readouterr().out)


@pytest.mark.parametrize("change", ["rename", "move", "merge", "split", "close"])
def test_the_forms_of_changes_are_an_administrators(change: str, as_somebody: AsSomebody) -> None:
    department = factories.agency("2200")
    address = reverse("change_agency", args=["2200", change])

    answers = [as_somebody(role, over=department).get(address).status_code for role in RoleName]
    bound = as_somebody(RoleName.ADMINISTRATOR, over=department).post(address, {})

    assert answers == [200 if role is RoleName.ADMINISTRATOR else 403 for role in RoleName]
    assert bound.status_code == 422


@pytest.mark.parametrize("language", ["en", "th"])
def test_a_list_is_brought_looked_at_and_saved(language: str, as_somebody: AsSomebody) -> None:
    factories.agency("2200", name_th="สำนักเดิม")
    admin = as_somebody(RoleName.ADMINISTRATOR, language=language)
    listed = "รหัส,ชื่อหน่วยงาน,สังกัด\n2200,สำนักใหม่,\n2201,กองแผน,2200\n411,กองงาน,2200\n".encode()
    file = SimpleUploadedFile("agencies.csv", listed)

    came = admin.post(reverse("agencies_import"), {"file": file, "from_on": "1/10/2563", "reason": "คำสั่ง"})
    page = admin.get(came["Location"]).content.decode()
    pk = came["Location"].strip("/").split("/")[-1]
    early = admin.post(reverse("save_import", args=[pk]))
    admin.post(reverse("retype_import", args=[pk]), {"cell-A4": "0411", "was-A4": "411"})
    saved = admin.post(reverse("save_import", args=[pk]))
    end = admin.get(saved["Location"], follow=True)

    assert 'value="411"' in page
    assert not {said("Keep these decisions"), "Keep these decisions"} & set(
        re.split(r"[<>]", page)
    )  # nothing is to decide
    assert (early.status_code, saved.status_code, end.status_code) == (422, 303, 200)
    assert end.redirect_chain[-1][0] == reverse("agencies")
    assert set(Agency.objects.values_list("code", flat=True)) == {"city", "2200", "2201", "0411"}
    assert Agency.objects.get(code="2200").name_th == "สำนักใหม่"
    assert admin.get(reverse("agency_sheet"))["Content-Disposition"].endswith('"agencies.xlsx"')


def test_a_list_that_came_without_a_reason_is_asked_for_it_and_not_chosen_again(as_somebody: AsSomebody) -> None:
    factories.city()
    admin = as_somebody(RoleName.ADMINISTRATOR)
    file = SimpleUploadedFile("agencies.csv", "รหัส,ชื่อหน่วยงาน\n2200,สำนักใหม่\n".encode())

    came = admin.post(reverse("agencies_import"), {"file": file, "from_on": "", "reason": ""})
    page = admin.get(came["Location"]).content.decode()
    pk = came["Location"].strip("/").split("/")[-1]
    early = admin.post(reverse("save_import", args=[pk]), {"reason": " "})
    saved = admin.post(reverse("save_import", args=[pk]), {"reason": "คำสั่งที่ 7"})

    assert (came.status_code, early.status_code, saved.status_code) == (303, 422, 303)
    assert 'name="reason"' in page
    assert "Say why" in early.content.decode()
    assert Agency.objects.get(code="2200").changes.get().reason == "คำสั่งที่ 7"


def test_the_command_line_brings_a_list_and_takes_it_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    factories.city()
    factories.user(RoleName.ADMINISTRATOR, username="admin")
    good, bad, out = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "out.csv"
    good.write_text("รหัส,ชื่อหน่วยงาน,สังกัด\n2201,กองแผน,2200\n2200,สำนักสิ่งแวดล้อม,\n", encoding="utf-8")
    bad.write_text("รหัส,ชื่อหน่วยงาน,สังกัด\n2301,กองแผน,2300\n", encoding="utf-8")
    given = ["--lang", "en", "--reason", "เดิม", "--by", "admin", "--yes"]

    codes = [
        run(["agencies", "import", str(bad), *given]),
        run(["agencies", "import", str(good), *given]),
        run(["agencies", "export", "-o", str(out), "--lang", "en"]),
        run(["agencies", "import", *given]),
        run(["agencies", "export", "--lang", "en"]),
    ]

    printed = capsys.readouterr().out.splitlines()
    assert codes == [2, 0, 0, 2, 2]
    assert printed[0].startswith(f"{bad}:2: 2301 กองแผน: There is no agency 2300")
    assert "New 2" in printed
    assert printed[-1] == f"{out}: 3 agencies"
    assert "2201,กองแผน" in out.read_text(encoding="utf-8-sig")


def test_the_command_line_records_what_becomes_of_an_agency(capsys: pytest.CaptureFixture[str]) -> None:
    for code in ("2200", "2300", "2400", "2500"):
        factories.agency(code, name_th=f"สำนัก {code}")
    factories.user(RoleName.ADMINISTRATOR, username="admin")

    def done(*arguments: str) -> int:
        return run(["agencies", *arguments, "--reason", "คำสั่ง", "--by", "admin", "--from", "1/10/2563", "--lang", "en"])

    codes = [
        done("rename", "--code", "2200", "--name-th", "สำนักใหม่"),
        done("move", "--code", "2300", "--below", "2200"),
        done("merge", "--code", "2400", "--into", "2200"),
        done("close", "--code", "2500"),
        done("split", "--code", "2300", "--into", "2500", "--into", "2200"),
        done("merge", "--code", "2300"),
        done("move", "--code", "2300"),
    ]

    assert codes == [0, 0, 0, 0, 2, 2, 2]
    assert Agency.objects.get(code="2200").name_th == "สำนักใหม่"
    assert Agency.objects.get(code="2400").path == "/city/2200/2400/"
    assert "already (Moved); withdraw that first" in capsys.readouterr().err


def test_what_a_merged_agency_planned_is_found_from_the_one_that_goes_on(as_somebody: AsSomebody) -> None:
    old, heir = factories.agency("5018", name_th="เขตเดิม"), factories.agency("5013", name_th="เขตใหม่")
    AnnualPlan.objects.create(agency=old, fiscal_year_be=2569)
    by = factories.user(RoleName.ADMINISTRATOR, username="merging")
    merge_agency(agency=old, into=heir, from_on=date(2026, 4, 1), reason="ยุบรวม", by=by, at=factories.AT)
    apply_changes_due(on=timezone.localdate(), at=timezone.now())
    client = as_somebody(RoleName.ADMINISTRATOR, language="en")

    of_heir = client.get(reverse("agency", args=["5013"])).content.decode()
    of_old = client.get(reverse("plan", args=["5018", 2569])).content.decode()
    ended = client.get(reverse("agency", args=["5018"])).content.decode()

    assert reverse("plan", args=["5018", 2569]) in of_heir
    assert client.get(reverse("plan", args=["5013", 2569]))["Location"] == reverse("agency", args=["5013"])
    assert reverse("agency", args=["5013"]) in of_old
    assert "Merge it" not in ended
    assert "Add an agency below it" not in ended
