"""A sign-in sheet comes in: people are counted and not named; all of it is saved, or nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from visitors import AsSomebody

import factories
from samrit.records.models import Attendance, Event, Import, Partner
from samrit.vocabulary.codes import How, RoleName

pytestmark = pytest.mark.django_db

ROWS = "ลำดับ,ชื่อ-สกุล,หน่วยงาน\n1,สมหญิง ลับมาก,มูลนิธิตัวอย่างสีเขียว\n2,สมชาย ลับมาก,มูลนิธิตัวอย่างสีเขียว\n3,สมศรี ลับมาก,ชมรมใหม่\n"


def sheet() -> SimpleUploadedFile:
    return SimpleUploadedFile("ใบลงชื่อ.csv", ROWS.encode())


def test_rows_are_summed_matched_and_saved_without_a_name_of_anybody(as_somebody: AsSomebody) -> None:
    activity, known = factories.activity(), factories.partner(name_th="มูลนิธิตัวอย่างสีเขียว")
    client = as_somebody(RoleName.OFFICER)
    client.post(reverse("sign_in_sheet", args=[activity.pk]), {"file": sheet()})
    upload = Import.objects.get()

    shown = client.get(reverse("import_file", args=[upload.pk])).content.decode()
    upload.decisions = {}
    upload.save()
    half = client.post(reverse("save_import", args=[upload.pk]), {"row-2": str(known.pk)})
    assert (half.status_code, Attendance.objects.count()) == (422, 0)
    assert f'name="row-2" value="{known.pk}" checked' in half.content.decode(), "what was chosen is remembered"
    client.post(reverse("save_import", args=[upload.pk]), {"row-4": "new"})

    assert "personal data" in shown
    came = {(one.partner.name_th, one.people, one.how) for one in Attendance.objects.select_related("partner")}
    assert came == {("มูลนิธิตัวอย่างสีเขียว", 2, How.SHEET), ("ชมรมใหม่", 1, How.SHEET)}
    upload.refresh_from_db()
    assert (upload.state, upload.content, upload.decisions, upload.data, upload.blob) == ("saved", {}, {}, None, None)
    assert "ลับมาก" not in f"{shown}{list(Event.objects.values())}{list(Import.objects.values())}"
    assert client.post(reverse("discard_import", args=[upload.pk])).status_code == 403


def test_a_sheet_is_let_go_and_is_nobody_elses(as_somebody: AsSomebody) -> None:
    activity = factories.activity()
    as_somebody(RoleName.OFFICER).post(reverse("sign_in_sheet", args=[activity.pk]), {"file": sheet()})
    upload = Import.objects.get()
    other = as_somebody(RoleName.OFFICER, over=factories.agency("2100"))

    assert other.get(reverse("import_file", args=[upload.pk])).status_code == 403
    assert other.post(reverse("discard_import", args=[upload.pk])).status_code == 403
    as_somebody(RoleName.COORDINATOR).post(reverse("discard_import", args=[upload.pk]))

    upload.refresh_from_db()
    assert (upload.state, Partner.objects.count()) == ("discarded", 0)


def test_a_cell_is_typed_anew_on_the_page_and_read_as_the_sheet_was(as_somebody: AsSomebody) -> None:
    activity = factories.activity()
    client = as_somebody(RoleName.OFFICER)
    rows = "หน่วยงาน,จำนวน,หมายเหตุ\nมูลนิธิสีเขียว,มาก,ลับมาก\n,4,\nชมรมใหม่,2,\n"
    client.post(reverse("sign_in_sheet", args=[activity.pk]), {"file": SimpleUploadedFile("a.csv", rows.encode())})
    upload = Import.objects.get()
    page, retype = (reverse(name, args=[upload.pk]) for name in ("import_file", "retype_import"))

    shown = client.get(page).content.decode()
    client.post(retype, {"cell-B2": "หลายสิบ", "was-B2": "มาก", "cell-A3": "ชมรมเก่า", "was-A3": ""})
    still = client.get(page).content.decode()
    client.post(retype, {"cell-B2": "๑,๐๓๐ คน", "was-B2": "หลายสิบ", "cell-A9": "อื่น", "row-4": "out"})
    done = client.get(page).content.decode()

    assert ('name="cell-B2" value="มาก"' in shown, 'name="cell-A3" value=""' in shown) == (True, True)
    assert ("“หลายสิบ” is no number of people" in still, "ชมรมเก่า" in still, "cell-A3" in still) == (True, True, True)
    assert ("1030 people" in done or "1,030 people" in done, "cell-B2" in done) == (True, True)
    client.post(reverse("save_import", args=[upload.pk]))
    came = {(one.partner.name_th, one.people) for one in Attendance.objects.select_related("partner")}
    assert came == {("มูลนิธิสีเขียว", 1030), ("ชมรมเก่า", 4)}
    assert "ลับมาก" not in f"{list(Import.objects.values())}"
