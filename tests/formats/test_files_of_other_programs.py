"""The form as people have it, in Word, on a web page, in a sheet, as rich text: every field is right, whoever made it."""

import html

import pytest

from paper_makers import (
    OWN_WORDS,
    ROWS,
    open_document,
    page_of_lines,
    page_of_rows,
    rich_text,
    sheet,
    word_numbered,
    word_of_lines,
    word_of_rows,
)
from samrit.readers import read, read_all
from samrit.report import IndicatorReport, Level

LINES = [line for line in OWN_WORDS.read_text(encoding="utf-8").splitlines() if line.strip()]


def form(data: bytes) -> IndicatorReport:
    """The one report in a file."""
    (reading,) = read_all(data)
    assert isinstance(reading.report, IndicatorReport)
    return reading.report


def closely(report: IndicatorReport) -> IndicatorReport:
    """A report whose paragraphs stand right below one another: formats part them or don't."""
    quarters = tuple(one.replace(narrative=one.narrative.replace("\n\n", "\n")) for one in report.quarters)
    return report.replace(quarters=quarters)


def odt(lines: list[str]) -> bytes:
    """Lines as paragraphs of OpenDocument."""
    return open_document("".join(f"<text:p>{html.escape(line)}</text:p>" for line in lines))


WHOLE = {
    "word": word_of_lines(LINES),
    "html": page_of_lines(LINES).encode(),
    "html in the Thai code page": page_of_lines(LINES, head='<meta http-equiv="Content-Type" content="text/html; charset=windows-874">').encode("cp874"),
    "html in UTF-16": page_of_lines(LINES).encode("utf-16"),
    "odt": odt(LINES),
    "rtf": rich_text(LINES),
}  # fmt: skip


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_the_form_reads_the_same_from_any_file(data: bytes) -> None:
    text = form(OWN_WORDS.read_bytes())

    assert closely(form(data)) == closely(text)


TABLES = {
    "word": word_of_rows(),
    "word with automatic numbers": word_numbered(),
    "html": page_of_rows().encode(),
    "sheet": sheet(ROWS),
    "sheet with a column between": sheet([(label, "", value) for label, value in ROWS]),
}


@pytest.mark.parametrize("data", TABLES.values(), ids=TABLES)
def test_a_form_laid_out_as_a_table_has_every_field(data: bytes) -> None:
    report = form(data)
    said = dict(ROWS)

    assert (report.number, f"32. {report.name}") == ("32", said["1. ชื่อตัวชี้วัด"])
    assert report.level is Level.OUTPUT
    assert (report.definition, report.method) == (said["3. คำนิยาม"], said["4. วิธีการคำนวณ"])
    assert (report.target.printed, report.result.printed) == (said["5. เป้าหมาย"], said["ผลงานที่ทำได้"])
    assert [one.narrative for one in report.quarters] == [said[f"(6.{n}) ไตรมาสที่ {n}"] for n in range(1, 5)]
    assert (report.year_end.verdict_text, report.year_end.narrative) == ("เป็นไปตามเป้าหมาย", "ชุมชนคัดแยกขยะได้ 41 ชุมชน")
    assert (report.supporting_factors, report.obstacles) == ("ความร่วมมือของชุมชน", "ขาดรถเก็บขนแยกประเภท")
    assert [one.ref for one in report.evidence] == ["https://example.org/waste"]


def test_values_below_their_labels_are_found() -> None:
    rows = [
        *ROWS[:7],
        tuple(f"ไตรมาสที่ {n}" for n in range(1, 5)),
        ("สำรวจ", "อบรม", "ติดตาม", "ครบ 41 ชุมชน"),
        *ROWS[11:],
    ]

    report = form(sheet(rows))

    assert [one.narrative for one in report.quarters] == ["สำรวจ", "อบรม", "ติดตาม", "ครบ 41 ชุมชน"]


def test_a_table_with_an_indicator_in_each_row_gives_them_all() -> None:
    rows = [
        ("สรุปผลตามตัวชี้วัด",),
        ("หน่วยงาน : สำนักงานเขตตัวอย่าง",),
        ("ลำดับ", "รหัส", "ตัวชี้วัด", "หน่วยนับ", "เป้าหมาย", "ผลการดำเนินงาน", "", "", "", "ผลงาน", "ปัญหาอุปสรรค"),
        ("", "", "", "", "", "ไตรมาสที่ 1", "ไตรมาสที่ 2", "ไตรมาสที่ 3", "ไตรมาสที่ 4", "", ""),
        ("มิติที่ 1 ประสิทธิผล",),
        (1, "5099-0001", "จำนวนชุมชนที่คัดแยกขยะ", "ชุมชน", 40, 5, 20, 30, 41, 41, "ขาดรถ\nขาดคน"),
        (
            2.1,
            "5099-0002",
            "ร้อยละของสวนที่มีทางลาด",
            "ร้อยละ",
            80,
            "20.00",
            "41.00",
            "เลื่อนไปไตรมาสหน้า",
            "84.50",
            "84.50",
            "",
        ),
    ]

    reports = [reading.report for reading in read_all(sheet(rows))]

    assert all(isinstance(report, IndicatorReport) for report in reports)
    first, second = (report for report in reports if isinstance(report, IndicatorReport))
    assert (first.number, first.code, first.name) == ("1", "5099-0001", "จำนวนชุมชนที่คัดแยกขยะ")
    assert first.agency == second.agency == "สำนักงานเขตตัวอย่าง"
    assert (first.target.printed, first.result.printed) == ("40 (ชุมชน)", "41 (ชุมชน)")
    assert [one.result.value_text for one in first.quarters] == ["5", "20", "30", "41"]
    assert first.obstacles == "ขาดรถ\nขาดคน"
    assert (second.number, second.code) == ("2.1", "5099-0002")
    assert second.quarters[2].narrative == "เลื่อนไปไตรมาสหน้า"
    assert second.quarters[3].result.printed == "84.50 (ร้อยละ)"


def test_every_sheet_of_a_workbook_is_read() -> None:
    other = tuple((label, value.replace("32. จำนวนชุมชน", "33. จำนวนโรงเรียน")) for label, value in ROWS)

    readings = read_all(sheet(ROWS, other, [("หมายเหตุ",)]))

    assert [reading.report.name.split("ที่")[0] for reading in readings] == ["จำนวนชุมชน", "จำนวนโรงเรียน"]


def test_what_nobody_sees_of_a_web_page_is_not_read() -> None:
    page = page_of_rows().replace(
        "<table>",
        "<nav hidden>ซ่อน</nav><script>var x = '5. เป้าหมาย : 99'</script><p style='display:none'>5. เป้าหมาย : 99</p><table>",
    )

    reading = read(page.encode())

    assert "99" not in reading.source
    assert "ซ่อน" not in reading.source


def test_a_page_saved_by_a_browser_knows_where_it_is_from() -> None:
    text = (OWN_WORDS.parent / "pages").glob("*.txt")
    lines = min(text).read_text(encoding="utf-8").splitlines()
    address, *body = lines
    saved = f"<!-- saved from url=({len(address):04}){address} -->\n{page_of_lines(body)}"

    assert read(saved.encode()).report == read("\n".join(lines).encode()).report


def test_a_page_of_the_present_system_keeps_its_table_of_quarters() -> None:
    rows = (
        ("1", "20.00", "100.0000<br>100 / 100"),
        ("2", "41.00", "100 / 100"),
        ("3", "66.50", ""),
        ("4", "84.50", "100 / 50"),
    )
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    narratives = "".join(f"<h4>รายงานผลฯ ไตรมาสที่ {n}</h4><p>ทำครั้งที่ {n}</p>" for n in range(1, 5))
    page = (
        "<!doctype html><meta charset=utf-8><table><tr><td><h3>รายละเอียดตัวชี้วัด</h3><p>7. ร้อยละของสวนที่มีทางลาด : 5099-0303</p>"
        "<p>ค่าเป้าหมาย ร้อยละ : 80.0000<br>ผลงานที่ทำได้ ร้อยละ : 84.5000</p><p>ผลงานเทียบกับเป้าหมายรายไตรมาส</p>"
        "<table><tr><th>ไตรมาสที่<br>(1 - 4)</th><th>*ผลงาน*<br>(ร้อยละ)</th><th>*ผลประเมินตัวชี้วัด*<br>(* 2.1 / 2.2 *)</th></tr>"
        f"{cells}</table>{narratives}</td></tr></table>"
    )

    report = form(page.encode())

    assert report.code == "5099-0303"
    assert [one.result.value_text for one in report.quarters] == ["20.00", "41.00", "66.50", "84.50"]
    assert [one.score.timeliness for one in report.quarters] == [100, 100, None, 50]
    assert [one.narrative for one in report.quarters] == [f"ทำครั้งที่ {n}" for n in range(1, 5)]


def test_a_web_page_that_lists_indicators_gives_them_all() -> None:
    page = (
        "<meta charset=utf-8><p>ผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50990000</p><table><tr><th>ลำดับ</th><th>ตัวชี้วัด</th><th>หน่วยนับ</th>"
        "<th>เป้าหมาย</th><th>ผลงาน</th><th>ไตรมาสที่ 1</th></tr><tr><td colspan=6>มิติที่ 1 ด้านประสิทธิผล</td></tr>"
        "<tr><td>1</td><td>ร้อยละของสวน</td><td>ร้อยละ</td><td>80.00</td><td>84.50</td><td>20.00</td></tr>"
        "<tr><td>2</td><td>จำนวนต้นไม้</td><td>ต้น</td><td>500</td><td>600</td><td>200</td></tr></table>"
    )

    found = [reading.report for reading in read_all(page.encode())]

    reports = [report for report in found if isinstance(report, IndicatorReport)]
    assert [(one.name, one.target.printed, one.quarters[0].result.printed) for one in reports] == [
        ("ร้อยละของสวน", "80.00 (ร้อยละ)", "20.00 (ร้อยละ)"),
        ("จำนวนต้นไม้", "500 (ต้น)", "200 (ต้น)"),
    ]
    assert [one.nodes[0].name_th for one in reports] == ["ด้านประสิทธิผล", "ด้านประสิทธิผล"]


@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report", "report.xlsx.docx"])
def test_a_wrong_suffix_does_no_harm(name: str) -> None:
    assert [reading.format for reading in read_all(word_of_rows(), name)] == ["word"]
