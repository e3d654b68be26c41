"""Tables inside a form: the quarters in rows, a place in the plan in two cells, and what a page number says of the end."""

import zipfile
from io import BytesIO

import pytest

from samrit.readers import read
from samrit.readers.layout import texts
from samrit.readers.recognition import is_open_document, is_workbook
from samrit.readers.source import Source
from samrit.report import IndicatorReport

_HEAD = "1. ชื่อตัวชี้วัด : จำนวนท่าเรือที่ปรับปรุง"
_TAIL = ("7. ปัจจัยสนับสนุนการดำเนินงาน : -", "ลงชื่อ นายทดสอบ (ผู้รายงาน)", "ตำแหน่ง วิศวกรโยธา")


def _read(*blocks: str | list[list[str]]) -> IndicatorReport:
    (text,) = texts([_HEAD, "5. เป้าหมาย : 9 (แห่ง)", *blocks, *_TAIL])
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


@pytest.mark.parametrize("names", ["1234", "๑๒๓๔", ("ไตรมาสที่ 1", "ไตรมาสที่ 2", "ไตรมาสที่ 3", "ไตรมาสที่ 4")])
@pytest.mark.parametrize(
    "heads",
    [
        ("ไตรมาส", "ค่าเป้าหมาย", "ผลงาน", "รายละเอียด"),
        ("ไตรมาสที่", "เป้าหมาย", "ผลงานที่ทำได้", "ผลการดำเนินงาน"),
    ],
)
def test_a_table_of_quarters_gives_targets_results_and_words(
    heads: tuple[str, ...], names: str | tuple[str, ...]
) -> None:
    rows = [[name, str(at * 2), str(at * 2 + 1), f"ซ่อมท่าแห่งที่ {at}"] for at, name in enumerate(names, 1)]
    report = _read("6. รายงานผลการดำเนินงาน (รายไตรมาส) :", [list(heads), *rows])

    assert all(q.target.value_text == str(q.quarter * 2) for q in report.quarters)
    assert all(q.result.value_text == str(q.quarter * 2 + 1) for q in report.quarters)
    assert [q.narrative for q in report.quarters] == [row[3] for row in rows]


def test_a_column_that_no_field_has_stands_with_the_quarters_words() -> None:
    report = _read("6. รายงานผลการดำเนินงาน (รายไตรมาส) :", [["ไตรมาส", "ผลงาน", "ช่างที่ทำ"], ["1", "2", "ทีมเหนือ"]])

    assert report.quarters[0].narrative == "ช่างที่ทำ : ทีมเหนือ"


def test_a_label_may_share_its_cell_with_the_heading_above_it() -> None:
    report = _read(
        [["6. รายงานผลการดำเนินงาน (รายไตรมาส)\n(6.1) ไตรมาสที่ 1", "ซ่อมสองท่า"], ["(6.2) ไตรมาสที่ 2", "ซ่อมอีกท่า"]]
    )

    assert [q.narrative for q in report.quarters[:2]] == ["ซ่อมสองท่า", "ซ่อมอีกท่า"]


def test_headings_across_the_table_leave_the_numbers_with_their_labels() -> None:
    rows = [["6.1", "ไตรมาสที่ 1", "ซ่อมหนึ่งท่า"], ["6.2", "ไตรมาสที่ 2", "ซ่อมสองท่า"], ["6.3", "ไตรมาสที่ 3", "-"]]
    across = (["รายงาน", "", ""], ["6. รายงานผลการดำเนินงาน (รายไตรมาส)", "", ""], ["ท้ายตาราง"])
    report = _read([across[0], across[1], *rows, across[2]])

    assert [q.narrative for q in report.quarters[:2]] == ["ซ่อมหนึ่งท่า", "ซ่อมสองท่า"]


@pytest.mark.parametrize("label", ["ประเด็นยุทธศาสตร์", "ยุทธศาสตร์"])
def test_a_place_in_the_plan_may_stand_in_two_cells(label: str) -> None:
    report = _read([[label, "ด้านที่ ๓ - มหานครสำหรับทุกคน"]])

    assert [(node.label, node.code_text, node.name_th) for node in report.nodes] == [(label, "๓", "มหานครสำหรับทุกคน")]
    assert not report.unplaced


def test_a_signed_form_does_not_break_off_at_its_page_number() -> None:
    text = "\n".join((_HEAD, "5. เป้าหมาย : 9 (แห่ง)", *_TAIL, "หน้า 1 จาก 2"))

    assert not read(text.encode()).report.broken_off


@pytest.mark.parametrize(("kind", "is_text"), [("text", True), ("spreadsheet", False)])
def test_a_document_that_was_packed_anew_is_known_by_its_kind(kind: str, is_text: bool) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("META-INF/manifest.xml", "content.xml"):
            archive.writestr(name, "<x/>")
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    source = Source(buffer.getvalue(), "")

    assert (is_open_document(source), is_workbook(source)) == (is_text, not is_text)


def test_quarters_may_be_the_columns_of_a_table() -> None:
    rows = [
        ["รายการ", "ไตรมาส 1", "ไตรมาส 2"],
        ["เป้าหมาย", "2", "5"],
        ["ผลงาน", "2.50", "4"],
        ["การดำเนินงาน", "สำรวจท่า", "ซ่อมท่า"],
        ["ช่างที่ทำ", "ทีมเหนือ", ""],
    ]
    report = _read("6. รายงานผลการดำเนินงาน (รายไตรมาส) :", rows)

    assert [(q.target.value_text, q.result.value_text) for q in report.quarters] == [("2", "2.50"), ("5", "4")]
    assert [q.narrative for q in report.quarters] == ["สำรวจท่า\nช่างที่ทำ : ทีมเหนือ", "ซ่อมท่า"]


def test_quarters_may_be_rows_below_an_indicator_whose_name_goes_over_them() -> None:
    heads = ["ที่", "ตัวชี้วัด", "เป้าหมาย", "ไตรมาส", "ผลงาน", "คำอธิบายผลการดำเนินงาน"]
    merged = [["1", "ท่าเรือที่ซ่อม", "9", "1", "2", "สำรวจ"], ["", "", "", "2", "5", "ซ่อม"]]
    named = [["1", "ท่าเรือที่ซ่อม", "3", "1", "2", "สำรวจ"], ["1", "ท่าเรือที่ซ่อม", "9", "2", "5", "ซ่อม"]]
    for rows, of_year, of_quarters in ((merged, "9", ["", ""]), (named, "", ["3", "9"])):
        (text,) = texts([[heads, *rows]])
        report = read(text.encode()).report
        assert isinstance(report, IndicatorReport)
        first, second, *_ = report.quarters
        assert report.target.value_text == of_year
        assert [first.target.value_text, second.target.value_text] == of_quarters
        assert [first.result.value_text, second.result.value_text] == ["2", "5"]
        assert [first.narrative, second.narrative] == ["สำรวจ", "ซ่อม"]


def test_a_figure_in_another_column_is_told_and_no_part_of_what_was_done() -> None:
    rows = "ตัวชี้วัด\tจำนวนม้านั่ง\nเป้าหมาย\t40 ตัว\nไตรมาส\tผลในไตรมาส\tผลสะสม\tรายละเอียด\n1\t12\t12\tซื้อไม้\n2\t15\t27\tประกอบม้านั่ง\n"
    report = read(rows.encode()).report

    assert isinstance(report, IndicatorReport)
    assert [(str(one.result.value), one.narrative) for one in report.quarters] == [("12", "ซื้อไม้"), ("27", "ประกอบม้านั่ง")]
    assert [one.text for one in report.unplaced] == ["ผลในไตรมาส = 12", "ผลในไตรมาส = 15"]


def test_a_column_of_dashes_is_no_part_of_what_stands_beside_it() -> None:
    report = _read([["3. คำนิยาม", "ท่าที่มีหลังคา", "-"], ["8. อุปสรรคต่อการดำเนินงาน", "-", ""]])

    assert (report.definition, report.obstacles) == ("ท่าที่มีหลังคา", "-")
