"""Every kind of page of the present system, in words of our own: whole pages, lists, city indicators, projects, copies."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from samrit.checks import check
from samrit.readers import read
from samrit.readers.page import read_all
from samrit.readers.reading import Reading
from samrit.readers.source import Source
from samrit.report import IndicatorReport, Kind, ProjectReport, Report, Score, Verdict
from samrit.report.numbering import bare_number, join_number, split_number

HEAD = (
    "http://example.go.th/mobile/mykpi.php?pid=5097-4001\n\nรายละเอียดตัวชี้วัด\n\nBack Home\n\n"
    "จำนวนห้องสมุดที่เปิดถึงสองทุ่ม : 5097-4001\n\nค่าเป้าหมาย แห่ง : 9\n\nผลงานที่ทำได้ แห่ง : 8\n\n"
    "ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n\n0\n\nรายละเอียดตัวชี้วัดฯ : พิมพ์ข้อมูล\n\n"
    "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2: 80\n\nผลงานเทียบกับเป้าหมายรายไตรมาส\n\n"
)
TABLE = "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(แห่ง)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
FOUR = "".join(f"รายงานผลฯ ไตรมาสที่ {q}\n\nเปิดแล้ว {q * 2} แห่ง\n\n" for q in (1, 2, 3, 4))


def _indicator(text: str) -> IndicatorReport:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return report


def _unplaced(readings: tuple[Reading, ...]) -> list[list[str]]:
    return [[one.text for one in reading.report.unplaced] for reading in readings]


def _codes(text: str) -> list[str]:
    return [issue.code for issue in read(text.encode()).issues]


def test_a_whole_page_ends_with_the_years_summary_and_the_definition() -> None:
    end = (
        "** สรุปผลการดำเนินงาน **\n\nต่ำกว่าเป้าหมาย\nเปิดได้ 8 แห่ง จาก 9 แห่ง\n\n"
        "นิยาม หรือความหมายของตัวชี้วัด\n\nห้องสมุด หมายถึง ห้องสมุดของเขต\n\nวิธีการคำนวณ\nนับห้องสมุดที่เปิด\nหน่วยนับ : แห่ง\n"
        "มิติที่ ๔.๒ - การเรียนรู้ เป้าหมายที่ ๔.๒.๓ คนเมืองอ่านหนังสือ\n"
    )
    reading = read((HEAD + FOUR + end).encode())
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert [q.narrative for q in report.quarters] == [f"เปิดแล้ว {q * 2} แห่ง" for q in (1, 2, 3, 4)]
    assert (report.year_end.verdict, report.year_end.narrative) == (Verdict.MISSES, "เปิดได้ 8 แห่ง จาก 9 แห่ง")
    assert (report.definition, report.method) == ("ห้องสมุด หมายถึง ห้องสมุดของเขต", "นับห้องสมุดที่เปิด")
    assert [(node.code, node.name_th) for node in report.nodes] == [("4.2", "การเรียนรู้"), ("4.2.3", "คนเมืองอ่านหนังสือ")]
    assert (report.unplaced, report.broken_off) == ((), "")
    assert [issue.code for issue in reading.issues] == ["quarter-table-missing"]


@pytest.mark.parametrize(
    "label",
    [
        "นิยาม หรือความหมายของตัวชี้วัด",
        "1.นิยาม หรือความหมายของตัวชี้วัด :",
        "คำนิยาม/ความหมาย",
        "ความหมายของตัวชี้วัด",
        "** คำจำกัดความ **",
        "- นิยามศัพท์ ::",
    ],
)
def test_the_definitions_label_is_no_part_of_the_definition(label: str) -> None:
    report = _indicator(f"{HEAD}{FOUR}** สรุปผลการดำเนินงาน **\n{label}\nห้องสมุดของเขตทุกแห่ง\n")

    assert report.definition == "ห้องสมุดของเขตทุกแห่ง"
    assert report.year_end.narrative == ""
    assert "X603" not in [finding.code for finding in check(report)]


def test_words_of_a_label_in_a_sentence_cut_no_text() -> None:
    text = "เจ้าหน้าที่อธิบาย วิธีการคำนวณ ให้ทุกเขตและแก้ นิยาม ของงาน"
    report = _indicator(HEAD + FOUR.replace("เปิดแล้ว 8 แห่ง", text) + "นิยาม\nห้องสมุดของเขต\n")

    assert report.quarters[3].narrative == text
    assert report.definition == "ห้องสมุดของเขต"


def test_a_score_that_only_shows_the_heads_is_none_and_nothing_and_nothing_is_not_reviewed() -> None:
    table = "1\n2.00\n100\n100 / 100\n2\n4.00\n80\n60 / 100\n3\n6.00\n0\n0 / 0\n4\n8.00\n80\n0 / 0\n"
    reading = read((HEAD + TABLE + table + FOUR).encode())
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert [q.score for q in report.quarters] == [
        Score(value=Decimal(100), quality=Decimal(100), timeliness=Decimal(100)),
        Score(value=Decimal(80), quality=Decimal(60), timeliness=Decimal(100)),
        Score(),
        Score(),
    ]
    assert [(issue.code, issue.field) for issue in reading.issues] == [("score-echo", "quarters.4.score")]
    assert not {"K212", "K214"} & {finding.code for finding in check(report)}


def test_the_heads_score_beside_a_pair_that_says_otherwise_is_an_echo_and_another_score_is_not() -> None:
    echo = _indicator(
        f"{HEAD}{TABLE}1\n2.00\n100\n100 / 100\n2\n4.00\n80\n80 / 80\n3\n6.00\n80\n100 / 100\n4\n8.00\n90\n100 / 100\n{FOUR}"
    )

    assert [q.score.value for q in echo.quarters] == [Decimal(100), Decimal(80), None, Decimal(90)]
    assert [finding.field for finding in check(echo) if finding.code == "K212"] == ["quarters.4.score"]


LIST = (
    "http://example.go.th/mobile/index102.php?selDEP=50970000\n\nผลการปฏิบัติราชการประจำปีของหน่วยงาน : 50970000\n\nHome Home SED\n\n"
    "มิติที่ 1 ด้านประสิทธิผลตามพันธกิจ\n\n(1) 2.1 จำนวนห้องสมุดที่เปิดถึงสองทุ่ม\n[มิติที่ 1 : ตัวชี้วัดเจรจา]\n\n"
    "มิติที่ ๔.๒ - การเรียนรู้ เป้าหมายที่ ๔.๒.๓ คนเมืองอ่านหนังสือ\n\n2.1 จำนวนห้องสมุดที่เปิดถึงสองทุ่ม\n\nหน่วยนับ :แห่ง\n\nเป้าหมาย :9.00\n\nผลงาน :8.00\n\n"
    f"ผลงานเทียบกับเป้าหมายรายไตรมาส\n\n{TABLE}1\n2.00\n100 / 100\n2\n4.00\n100 / 50\n3\n6.00\n0 / 0\n4\n8.00\n0 / 0\n\n"
    "รายงานผลฯ ไตรมาสที่ 1\n\nเปิดแล้ว 2 แห่ง\nมีผู้ใช้มากขึ้น\n\n"
    "มิติที่ 2 ด้านคุณภาพบริการ\n\n(2) (สวท.3) ร้อยละของผู้ใช้ที่พึงพอใจ\n[มิติที่ 2 : ตัวชี้วัดงานประจำ]\n\n(สวท.3) ร้อยละของผู้ใช้ที่พึงพอใจ\n\n"
    "หน่วยนับ :ร้อยละ\n\nเป้าหมาย :80.00\n\nผลงาน :85.20\n"
)


def test_a_list_gives_one_report_for_each_indicator() -> None:
    readings = read_all(Source(LIST.encode()))
    first, second = (reading.report for reading in readings)

    assert isinstance(first, IndicatorReport)
    assert isinstance(second, IndicatorReport)
    assert (first.agency_code, first.number, first.name) == ("50970000", "2.1", "จำนวนห้องสมุดที่เปิดถึงสองทุ่ม")
    assert (first.kind, first.target.printed, first.result.printed) == (Kind.NEGOTIATED, "9.00 (แห่ง)", "8.00 (แห่ง)")
    assert [node.code_text for node in first.nodes] == ["๔.๒", "๔.๒.๓"]
    assert [q.result.value for q in first.quarters] == [2, 4, 6, 8]
    assert first.quarters[0].narrative == "เปิดแล้ว 2 แห่ง\nมีผู้ใช้มากขึ้น"
    assert first.quarters[1].score == Score(quality=Decimal(100), timeliness=Decimal(50))
    assert (second.number_text, second.name) == ("(สวท.3)", "ร้อยละของผู้ใช้ที่พึงพอใจ")
    assert (second.kind, second.target.printed, second.result.value) == (Kind.ROUTINE, "80.00 (ร้อยละ)", Decimal("85.2"))
    assert second.nodes == ()
    assert _unplaced(readings) == [["มิติที่ 1 ด้านประสิทธิผลตามพันธกิจ"], ["มิติที่ 2 ด้านคุณภาพบริการ"]]
    assert all("not-understood" in [issue.code for issue in reading.issues] for reading in readings)


@pytest.mark.parametrize("agency", ["50970000", "๕๐๙๗๐๐๐๐", "50970000 สำนักงานเขตสมมุติ", "สำนักงานเขตสมมุติ (50970000)"])
def test_an_agencys_code_is_known_however_a_list_gives_it(agency: str) -> None:
    report = read(LIST.replace("หน่วยงาน : 50970000", f"หน่วยงาน : {agency}").encode()).report

    assert isinstance(report, IndicatorReport)
    assert (report.agency, report.agency_code) == (agency, "50970000")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("(1) 2.1 จำนวนห้องสมุดที่เปิดถึงสองทุ่ม\n", "").replace(
            "(2) (สวท.3) ร้อยละของผู้ใช้ที่พึงพอใจ\n", ""
        ),
        lambda text: text.replace("\n\nเป้าหมาย :", " เป้าหมาย :").replace("\n\nผลงาน :", " ผลงาน :"),
        lambda text: text.partition("\n\n")[2],
        lambda text: text.replace("\n\n", "\n"),
    ],
    ids=["no-counters", "values-on-one-line", "no-address", "no-blank-lines"],
)
def test_a_list_reads_alike_however_it_was_copied(change: Callable[[str], str]) -> None:
    whole = read_all(Source(LIST.encode()))
    readings = read_all(Source(change(LIST).encode()))

    assert [one.report.name for one in readings] == [one.report.name for one in whole]
    for reading, other in zip(readings, whole, strict=True):
        assert isinstance(reading.report, IndicatorReport)
        assert isinstance(other.report, IndicatorReport)
        assert reading.report.quarters == other.report.quarters
        assert (reading.report.target, reading.report.result) == (other.report.target, other.report.result)


@pytest.mark.parametrize("number", ["(เจรจา 3)", "3.", "ก.3.1", "(เจรจา3)", "ตัวชี้วัดที่ 3"])
def test_a_list_without_counters_prints_each_name_twice_and_gives_it_once(number: str) -> None:
    text = LIST.replace("(1) 2.1 จำนวน", f"{number} จำนวน").replace("2.1 จำนวน", f"{number} จำนวน")
    readings = read_all(Source(text.replace("(2) (สวท.3)", "(สวท.3)").encode()))
    first, second = (reading.report for reading in readings)

    assert isinstance(first, IndicatorReport)
    assert (first.number_text, first.name, first.kind) == (number, "จำนวนห้องสมุดที่เปิดถึงสองทุ่ม", Kind.NEGOTIATED)
    assert isinstance(second, IndicatorReport)
    assert (second.number_text, second.name) == ("(สวท.3)", "ร้อยละของผู้ใช้ที่พึงพอใจ")
    assert _unplaced(readings) == [["มิติที่ 1 ด้านประสิทธิผลตามพันธกิจ"], ["มิติที่ 2 ด้านคุณภาพบริการ"]]


@pytest.mark.parametrize("unit", ["หน่วยนับ\n\nแห่ง", "หน่วยนับ : แห่ง", "หน่วยวัด\nแห่ง"])
def test_a_unit_right_below_the_summarys_heading_is_no_summary(unit: str) -> None:
    report = _indicator(f"{HEAD}{FOUR}** สรุปผลการดำเนินงาน **\n\n{unit}\n")

    assert (report.year_end.narrative, report.unplaced, report.broken_off) == ("", (), "")
    assert [q.quarter for q in report.quarters] == [1, 2, 3, 4]


def test_reading_one_report_tells_of_the_others() -> None:
    reading = read(LIST.encode())

    assert reading.report == read_all(Source(LIST.encode()))[0].report
    assert "more-reports" in [issue.code for issue in reading.issues]


def test_two_pages_in_one_text_are_two_reports() -> None:
    second = (HEAD + FOUR).replace("5097-4001", "5097-4002").replace("ห้องสมุด", "สระว่ายน้ำ")
    readings = read_all(Source((HEAD + FOUR + second).encode()))

    assert [reading.report.code for reading in readings] == ["5097-4001", "5097-4002"]
    assert [reading.report.name for reading in readings] == ["จำนวนห้องสมุดที่เปิดถึงสองทุ่ม", "จำนวนสระว่ายน้ำที่เปิดถึงสองทุ่ม"]


def test_a_page_of_the_citys_own_indicators() -> None:
    reading = read(
        "http://example.go.th/mobile/mykpi2563.php?pid=77\n\nโครงการจัดทำฐานข้อมูลตัวชี้วัดการพัฒนาเมือง (2562-2563)\n\nBack Home\n\n"
        "๑๒. สัดส่วนสวนต่อคน : 77\n\nค่าเป้าหมาย ตารางเมตร : 9 ต่อคนในเขตชั้นใน\n\nลักษณะข้อมูล : ตัวชี้วัดเป้าประสงค์\n\n"
        "สนับสนุนยุทธศาสตร์กรุงเทพมหานครฯ\n:ด้านที่ ๒ - เมืองสีเขียว\n:เป้าหมายที่ ๒.๑.๑ สวนใกล้บ้าน\n\n1.นิยาม หรือความหมายของตัวชี้วัด\n\nสวนที่เปิดให้ทุกคน\n".encode()
    )
    report = reading.report

    assert isinstance(report, IndicatorReport)
    assert (report.number_text, report.name, report.code, report.kind) == ("๑๒.", "สัดส่วนสวนต่อคน", "77", Kind.GOAL)
    assert (report.target.value, report.target.unit, report.target.condition) == (
        Decimal(9),
        "ตารางเมตร",
        "ต่อคนในเขตชั้นใน",
    )
    assert [(node.label, node.code_text, node.name_th) for node in report.nodes] == [
        ("ด้านที่", "๒", "เมืองสีเขียว"),
        ("เป้าหมายที่", "๒.๑.๑", "สวนใกล้บ้าน"),
    ]
    assert report.definition == "สวนที่เปิดให้ทุกคน"
    assert [issue.code for issue in reading.issues] == ["results-absent"]
    assert read(_printed(report)).report == report


def _printed(report: Report) -> bytes:
    from samrit.writers import write

    return write(report, "text")


def test_a_projects_page_with_steps_and_a_person() -> None:
    report = read(
        "http://example.go.th/mobile/myproject.php?pid=50970000-7001\n\nความคืบหน้าโครงการ/กิจกรรม\n\nBack Home\n\nโครงการอ่านใต้ต้นไม้ : 50970000-7001\n\n"
        "สำนักงานเขตตัวอย่าง : (2566)\n\n60.00\n\nความคืบหน้าโครงการ ร้อยละ 60.00\n\n(ฝ่ายการศึกษา โทร. 0 2999 0000 ต่อ 12)\n\nดูโครงการแผนปีฯ : พิมพ์ข้อมูล\n\n"
        "*** สยป. ประเมินโครงการ : ไตรมาสที่ 2\n\nหลักการและเหตุผล\n\nเด็กอ่านน้อย\n\nวัตถุประสงค์\n\nให้อ่านมากขึ้น\n\nเป้าหมาย\n\nอ่าน 40 ครั้ง\n\n"
        "ขั้นตอนการดำเนินงาน\n\n1. เลือกสวน ร้อยละ 30\n2. จัดกิจกรรม ร้อยละ 70\n\nผลการดำเนินงาน\n\nเลือกสวนแล้ว 4 แห่ง\n".encode()
    ).report

    assert isinstance(report, ProjectReport)
    assert (report.responsible, report.contact) == ("ฝ่ายการศึกษา", "โทร. 0 2999 0000 ต่อ 12")
    assert report.steps == "1. เลือกสวน ร้อยละ 30\n2. จัดกิจกรรม ร้อยละ 70"
    assert (report.targets, report.narrative) == ("อ่าน 40 ครั้ง", "เลือกสวนแล้ว 4 แห่ง")
    assert report.progress_percent == 60
    assert report.unplaced == ()
    assert read(_printed(report)).report == report


@pytest.mark.parametrize("picture", ["![]()", "![ภาพ](images/p.png)", "[![](a.gif)](http://example.go.th/x)"])
def test_a_picture_is_no_narrative(picture: str) -> None:
    lines = "เปิดถึงเดือน พ.ย. 65\nเปิดถึงเดือน ก.พ. 66\nเปิดถึงเดือน พ.ค. 66\n"
    head = "http://example.go.th/mykpi.php?pid=5097-1\nค่าเป้าหมาย แห่ง : 9\n*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 1:\n"
    report = _indicator(f"{head}{picture}\n{lines}")

    assert [(q.quarter, q.narrative[-5:]) for q in report.quarters] == [(1, "ย. 65"), (2, "พ. 66"), (3, "ค. 66")]


@pytest.mark.parametrize(
    ("printed", "number_text", "bare"),
    [
        ("32. จำนวน", "32.", "32"),
        ("(สกค.2.1) จำนวน", "(สกค.2.1)", "2.1"),
        ("(เจรจา10) จำนวน", "(เจรจา10)", "10"),
        ("ตัวชี้วัดที่ 2 : (2.1) จำนวน", "ตัวชี้วัดที่ 2 : (2.1)", "2.1"),
        ("สปท.9/ จำนวน", "สปท.9/", "9"),
        ("ตัวชี้วัดยุทธศาสตร์ (5) จำนวน", "ตัวชี้วัดยุทธศาสตร์ (5)", "5"),
        ("ปี 2564 ๒. จำนวน", "ปี 2564 ๒.", "2"),
        ("(1) 03. จำนวน", "(1) 03.", "03"),
        ("(สวท. 3.1-2) จำนวน", "(สวท. 3.1-2)", "2"),
        ("ลำดับที่ ๔ จำนวน", "ลำดับที่ ๔", "4"),
        ("ข.4.2 จำนวน", "ข.4.2", "4.2"),
        ("ก ๓.๑ จำนวน", "ก ๓.๑", "3.1"),
        ("ค.2 จำนวน", "ค.2", "2"),
        ("B2.4 จำนวน", "B2.4", "2.4"),
        ("KR 1.2 จำนวน", "KR 1.2", "1.2"),
        ("[2.4] จำนวน", "[2.4]", "2.4"),
        ("2.4: จำนวน", "2.4:", "2.4"),
        ("24 - จำนวน", "24 -", "24"),
        ("ข้อ 2.4 จำนวน", "ข้อ 2.4", "2.4"),
        ("ตชว.ที่ 2.4 จำนวน", "ตชว.ที่ 2.4", "2.4"),
        ("เจรจา 6 จำนวน", "เจรจา 6", "6"),
    ],
)
def test_a_number_in_any_form_leaves_the_name(printed: str, number_text: str, bare: str) -> None:
    assert split_number(printed) == (number_text, "จำนวน")
    assert bare_number(number_text) == bare
    assert join_number(number_text, "จำนวน") == printed


@pytest.mark.parametrize(
    "name",
    [
        "5 ส. ในสำนักงาน",
        "(ร้อยละ 80) ของผู้ใช้",
        "(ปี 2564) จำนวน",
        "1 ใน 5 ของเด็ก",
        "ตัวชี้วัดความสำเร็จ",
        "12 สัปดาห์",
        "PM 2.5 ที่ลดลง",
        "ป.6 ที่อ่านออก",
        "2.5ไมครอน",
        "สวท.3.1-2 จำนวน",
        "3 ระดับ",
        "2566 จำนวนสวน",
    ],
)
def test_what_is_no_number_stays_in_the_name(name: str) -> None:
    assert split_number(name) == ("", name)


def test_labels_and_values_are_no_name() -> None:
    text = "http://example.go.th/mykpi.php?pid=5097-1\nจำนวนสวน หน่วยนับ :แห่ง เป้าหมาย :90.00 ผลงาน :84.00\n"
    report = _indicator(f"{text}ประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n")

    assert "90.00" not in report.name
    assert (report.name, report.target.printed, report.result.printed) == ("จำนวนสวน", "90.00 (แห่ง)", "84.00 (แห่ง)")


def test_headings_that_no_field_has_end_the_text_before_them_and_are_in_no_field() -> None:
    end = "นิยาม\nห้องสมุดของเขต\nด้านที่ 1 อาคารที่เปิดได้\n2.วิธีการคำนวณ\nนับห้องสมุด\n3.แหล่งข้อมูล\nทะเบียนห้องสมุด\nหมายเหตุ : ไม่รวมห้องสมุดเอกชน\n"
    report = _indicator(f"{HEAD}{FOUR}** สรุปผลการดำเนินงาน **\n{end}")

    assert report.definition == "ห้องสมุดของเขต\nด้านที่ 1 อาคารที่เปิดได้"
    assert report.method == "นับห้องสมุด"
    assert report.nodes == ()
    assert [one.text for one in report.unplaced] == ["3.แหล่งข้อมูล\nทะเบียนห้องสมุด\nหมายเหตุ : ไม่รวมห้องสมุดเอกชน"]


def test_headings_of_a_project_that_no_field_has_are_in_no_field() -> None:
    report = read(
        "http://example.go.th/mobile/myproject.php?pid=50970000-7001\nความคืบหน้าโครงการ ร้อยละ 60\n*** สยป. ประเมินโครงการ : ไตรมาสที่ 2\n"
        "หลักการและเหตุผล\nเด็กอ่านน้อย\nวัตถุประสงค์\nให้อ่านมากขึ้น\nเป้าหมาย\nอ่าน 40 ครั้ง\nงบประมาณ\n200,000 บาท\n"
        "ขั้นตอนที่ 1 เลือกสวน ร้อยละ 100\nขั้นตอนที่ 2 จัดกิจกรรม ร้อยละ 20\n".encode()
    ).report

    assert isinstance(report, ProjectReport)
    assert report.targets == "อ่าน 40 ครั้ง"
    assert report.steps == "ขั้นตอนที่ 1 เลือกสวน ร้อยละ 100\nขั้นตอนที่ 2 จัดกิจกรรม ร้อยละ 20"
    assert [one.text for one in report.unplaced] == ["งบประมาณ\n200,000 บาท"]


SHORT = "http://example.go.th/mykpi.php?pid=5097-1\nค่าเป้าหมาย แห่ง : 9\n*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 1:\n"


@pytest.mark.parametrize(
    ("lines", "quarters"),
    [
        (["รอบ 6 เดือน เปิดแล้ว 4 แห่ง", "รอบ 9 เดือน เปิดแล้ว 6 แห่ง"], [2, 3]),
        (["ไตรมาสแรก สำรวจ", "ไตรมาสสุดท้าย เปิดครบ"], [1, 4]),
        (["ประชุมเดือนพฤศจิกายน", "เปิดเดือนกุมภาพันธ์", "เปิดเพิ่มเดือนมิถุนายน"], [1, 2, 3]),
        (["สำรวจเดือน ก.พ. และ มี.ค.", "เปิดเดือน พ.ค."], [2, 3]),
        (["ก เดือนพฤศจิกายน", "ข เดือนมกราคม", "ค เดือนเมษายน", "ง เดือนสิงหาคม", "สรุปทั้งปี"], [1, 2, 3, 4, None]),
        (["สำรวจ", "เปิดแล้ว", "เปิดเพิ่ม"], [None, None, None]),
        (["สำรวจ", "ในไตรมาส 3 เปิดแล้ว", "เปิดเพิ่ม"], [None, 3, 4]),
    ],
)
def test_a_line_without_a_heading_is_of_the_quarter_that_its_words_leave(
    lines: list[str], quarters: list[int | None]
) -> None:
    report = _indicator(SHORT + "\n".join(lines))
    found = {q.narrative: q.quarter for q in report.quarters}

    assert [found.get(line) for line in lines] == quarters
    assert "\n".join(one.text for one in report.unplaced) == "\n".join(
        line for line, quarter in zip(lines, quarters, strict=True) if quarter is None
    )


def test_what_stands_below_the_buttons_at_the_end_is_no_definition() -> None:
    report = _indicator(f"{HEAD}{FOUR}** สรุปผลการดำเนินงาน **\nนิยาม\nห้องสมุดของเขต\n\nBack Home\n\nผู้เข้าชม 1200\n\nHome\n")

    assert report.definition == "ห้องสมุดของเขต"
    assert [one.text for one in report.unplaced] == ["ผู้เข้าชม 1200"]


@pytest.mark.parametrize(
    "results", [("1", "3", "4", "5"), ("2", "2", "4", "4"), ("4", "3", "2", "1"), ("1.00", "3", "-", "5")]
)
def test_levels_are_whole_numbers_and_no_quarters(results: tuple[str, ...]) -> None:
    rows = "\n".join(f"{quarter}\n{result}\n100\n100 / 100" for quarter, result in enumerate(results, 1))
    path = Path(__file__).resolve().parents[1] / "documents" / "pages" / "mykpi-whole.txt"
    page = path.read_text("utf-8")
    begins, ends = page.index("2.1 / 2.2"), page.index("รายงานผลฯ ไตรมาสที่ 1")
    begins = page.index("\n", begins) + 1

    reading = read(f"{page[:begins]}{rows}\n\n{page[ends:]}".encode())

    assert isinstance(reading.report, IndicatorReport)
    printed = [quarter.result.value_text for quarter in reading.report.quarters]
    assert printed == ["" if result == "-" else result for result in results]
