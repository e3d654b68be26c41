"""On a phone, in Thai: a file of load data is brought, looked at and saved, and an event is measured from it."""

from pathlib import Path

import pytest
from visiting import PASSWORD, PHONE, Visit

import factories
from load_files import csv
from samrit.records.models import LoadSeries, Measurement
from samrit.vocabulary.codes import RoleName

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_file_to_the_answer(visit: Visit, tmp_path: Path) -> None:
    officer = factories.user(RoleName.OFFICER, over=factories.agency("2200"))
    officer.set_password(PASSWORD)
    officer.save()
    file = tmp_path / "load.csv"
    file.write_bytes(csv())
    page, found = visit.page, []

    def assess() -> None:
        found.extend(visit.barriers())
        if visit.is_wider_than_the_screen():
            found.append(f"{page.url} scrolls sideways")

    visit.resize(PHONE)
    visit.log_in(officer.username)
    visit.open("/office/load/new/")
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=name]").fill("การใช้ไฟฟ้าเขตนครหลวง")
    visit.follow(page.get_by_role("button", name="อ่านไฟล์"))
    visit.sees("โปรดระบุว่าเวลาในไฟล์คือต้นช่วงหรือท้ายช่วง")
    assess()
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=label][value=start]").check()
    visit.follow(page.get_by_role("button", name="อ่านไฟล์"))
    visit.sees("14,400 จากที่ควรมี 14,400")
    assess()
    visit.follow(page.get_by_role("button", name="ถูกต้อง บันทึก"))
    visit.follow(page.get_by_role("link", name="วัดผลจากข้อมูลนี้"))
    assess()
    for name, value in {"name": "ปิดไฟ 1 ชั่วโมง", "day": "2021-03-27", "starts": "20:30", "ends": "21:30"}.items():
        page.locator(f"[name={name}]").fill(value)
    visit.follow(page.get_by_role("button", name="กำหนดแผนการวัดและวัดผล"))
    visit.sees("ประหยัดไฟได้เฉลี่ย")
    assess()
    visit.open("/office/measurements/")
    visit.sees("ปิดไฟ 1 ชั่วโมง")
    assess()
    visit.open("/office/measurements/factors/")
    assess()

    assert found == []
    assert (LoadSeries.objects.count(), Measurement.objects.get().is_distinguishable) == (1, True)
