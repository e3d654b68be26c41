"""A project's page: who is responsible, whose the project is, and of which year, stay apart."""

import pytest

from samrit.readers import read
from samrit.report import ProjectReport

PERSON = (
    "http://example.go.th/mobile/myproject.php?pid=50970000-7002\n\nความคืบหน้าโครงการ/กิจกรรม\n\nโครงการสวนหน้าบ้าน : 50970000-7002\n\n"
    "ความคืบหน้าโครงการ ร้อยละ 30\n\n{above}\n\n*** สยป. ประเมินโครงการ : ไตรมาสที่ 1\n\nหลักการและเหตุผล\n\nบ้านร้อน\n\nวัตถุประสงค์\n\nให้เย็น\n\n"
    "เป้าหมาย\n\nปีงบประมาณ 2566\n\nผู้รับผิดชอบ : นางสาวขวัญ โทร. 0 2999 0001\n\nปีงบประมาณ พ.ศ. ๒๕๖๘\n\nผลการดำเนินงาน\n\nเริ่มแล้ว\n"
)


@pytest.mark.parametrize("office", ["ฝ่ายโยธา สำนักงานเขตตัวอย่าง", "กองสวน", "สำนักการตัวอย่าง", "กลุ่มงานสวนสาธารณะ"])
def test_an_office_below_a_projects_progress_stays_where_a_person_is_responsible(office: str) -> None:
    report = read(PERSON.format(above=office).encode()).report

    assert isinstance(report, ProjectReport)
    assert (report.agency, report.responsible, report.contact) == (office, "นางสาวขวัญ", "โทร. 0 2999 0001")
    assert (report.fiscal_year_be, report.targets, report.narrative) == (2568, "ปีงบประมาณ 2566", "เริ่มแล้ว")
    assert report.unplaced == ()


def test_what_stands_below_a_projects_progress_and_is_no_office_is_told() -> None:
    reading = read(PERSON.format(above="เร่งรัดแล้ว").encode())

    assert [one.text for one in reading.report.unplaced] == ["เร่งรัดแล้ว"]
    assert [one.code for one in reading.issues] == ["not-understood"]


def test_a_table_of_steps_is_the_steps() -> None:
    table = "ขั้นตอน\tน้ำหนัก\tผล\nเตรียมดิน\t40\t100\nปลูก\t60\t20"
    report = read(f"{PERSON.format(above='กองสวน')}งบประมาณ\n20,000 บาท\n{table}\n".encode()).report

    assert isinstance(report, ProjectReport)
    assert report.steps == table
    assert [one.text for one in report.unplaced] == ["งบประมาณ\n20,000 บาท"]
