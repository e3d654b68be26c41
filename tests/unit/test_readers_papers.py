"""Forms and pages of the present system in one text are reports of their own."""

import itertools

import pytest

from samrit.readers import read_all
from samrit.report import IndicatorReport, ProjectReport

FORM = """**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผนปฏิบัติราชการประจำปี แยกรายตัวชี้วัด ****

1. ชื่อตัวชี้วัด : 3. จำนวนท่าเรือที่ซ่อมแล้วเสร็จ

2. ระดับความสำเร็จ : [x] ผลผลิต (Output) [ ] ผลลัพธ์ (Outcome)

3. คำนิยาม :

:: ท่าเรือ หมายถึง ท่าเรือสาธารณะ

4. วิธีการคำนวณ :

:: นับท่าเรือ

5. เป้าหมาย : 9 (ท่า)

: ผลงานที่ทำได้ = 8 (ท่า)

6. รายงานผลการดำเนินงาน (รายไตรมาส) :

(6.1) ไตรมาสที่ 1 : สำรวจแล้ว

(6.2) ไตรมาสที่ 2 : ซ่อม 2 ท่า

(6.3) ไตรมาสที่ 3 : ซ่อม 5 ท่า

(6.4) ไตรมาสที่ 4 : ซ่อม 8 ท่า

9. หลักฐานอ้างอิง :

:: https://city.example.go.th/mobile/mykpi.php?pid=3300-0001

ลงชื่อ.....(ผู้รับผิดชอบโครงการ)

ตำแหน่ง

.....
"""
PAGE = """https://city.example.go.th/mobile/mykpi.php?pid=4100-0042

รายละเอียดตัวชี้วัด

Back Home

ตัวชี้วัดที่ 5 : (5.1) จำนวนป้ายรถที่ปรับปรุง : 4100-0042

ค่าเป้าหมาย ป้าย : 60

ผลงานที่ทำได้ ป้าย : 58

ประเภทตัวชี้วัด : ตัวชี้วัดเชิงยุทธศาสตร์
(ตัวชี้วัดระดับผลผลิต (output))

ผลงานเทียบกับเป้าหมายรายไตรมาส

ไตรมาสที่
(1 - 4)
*ผลงาน*
(ป้าย)
*ผลประเมินตัวชี้วัด*
(* 2.1 / 2.2 *)
1
8
100
100 / 100
2
23
100
100 / 100
3
41
100
100 / 100
4
58
100
100 / 100

รายงานผลฯ ไตรมาสที่ 1

ปรับปรุง 8 ป้าย

รายงานผลฯ ไตรมาสที่ 4

ปรับปรุงครบ 58 ป้าย
"""
PROJECT = """https://city.example.go.th/mobile/myproject.php?pid=33000000-0007

ความคืบหน้าโครงการ/กิจกรรม

Back Home

โครงการซ่อมท่าเรือ : 33000000-0007

ความคืบหน้าโครงการ ร้อยละ 40

*** สยป. ประเมินโครงการ : ไตรมาสที่ 2

หลักการและเหตุผล

ท่าเรือเก่า

วัตถุประสงค์

เพื่อความปลอดภัย

เป้าหมาย

ซ่อม 9 ท่า
"""
NAMES = {FORM: "จำนวนท่าเรือที่ซ่อมแล้วเสร็จ", PAGE: "จำนวนป้ายรถที่ปรับปรุง", PROJECT: "โครงการซ่อมท่าเรือ"}


@pytest.mark.parametrize(
    "papers", [*itertools.permutations((FORM, PAGE, PROJECT)), (FORM, PAGE, FORM), (PAGE, PAGE, FORM)]
)
def test_papers_of_two_kinds_in_one_text_are_each_read_as_if_alone(papers: tuple[str, ...]) -> None:
    readings = read_all("\n\n".join(papers).encode(), "papers.txt")

    assert [one.report for one in readings] == [read_all(paper.encode(), "one.txt")[0].report for paper in papers]
    assert [one.report.name for one in readings] == [NAMES[paper] for paper in papers]


def test_the_rows_of_a_page_below_a_form_are_its_quarters() -> None:
    page = read_all(f"{FORM}\n{PAGE}".encode(), "papers.txt")[1].report

    assert isinstance(page, IndicatorReport)
    assert [one.result.value for one in page.quarters] == [8, 23, 41, 58]


def test_a_form_without_its_heading_may_stand_above_a_page() -> None:
    unheaded = FORM.partition("****\n")[2]
    readings = read_all(f"{unheaded}\n{PROJECT}".encode(), "papers.txt")

    assert [type(one.report) for one in readings] == [IndicatorReport, ProjectReport]


def test_a_form_that_refers_to_a_page_is_one_report() -> None:
    assert len(read_all(FORM.replace(":: https", "https").encode(), "form.txt")) == 1


def test_each_field_of_each_paper_stands_where_it_stood() -> None:
    text = f"{PAGE}\n{FORM}"
    readings = read_all(text.encode(), "papers.txt")

    assert readings[1].source == text
    assert text[readings[1].places["target"].start :].startswith("9 (ท่า)")
