"""Where a text breaks off: told by what can be seen at its end, never by what is absent behind it."""

import pytest

from samrit.readers import read
from samrit.readers.breaking import breaks_off
from samrit.report import IndicatorReport, Unplaced
from samrit.writers import write


@pytest.mark.parametrize(
    "text",
    [
        "ซ่อมแซมทางเท้าแล้วเสร็จตามแผนงานที่กำหนดไว้ในปีงบประ",  # inside a word
        "ผู้บริหารได้ตรวจเยี่ยมพื้นที่และให้คำแน",
        "จัดอบรมแกนนำชุมชนให้สามารถดำเ",  # a vowel that stands before its consonant
        "ตรวจเยี่ยมเมื่อวันที่ 14 มี",  # inside a date
        "ลงนามในสัญญาเมื่อวันที่ 3 ธันวาคม 256",
        "เบิกจ่ายตั้งแต่วันที่ 1 ตุลาคม 2566 ถึงวัน",
        "จัดประชุมคณะทำงาน (ครั้งที่ 2",  # an open bracket
        "ประชาชนเข้าร่วมกิจกรรมจำนวนมาก โดย",  # a word that leads on
        "ประชาชนเข้าร่วมกิจกรรม ได้แก่",
        "ผู้เข้าร่วมพึงพอใจ คิดเป็นร้อยละ",
        "รื้อถอนป้ายแล้ว 4 แห",  # a syllable without its end
        "ซ่อมแล้ว 12 จุด ที่เห",
        "70.",  # a cell without its decimals
        "สำรวจพื้นที่แล้วพบว่า [ตัด]",  # a mark that says so
        "สำรวจพื้นที่แล้วพบว่า…",
        "สำรวจพื้นที่แล้วพ\ufffd",
    ],
)
def test_a_text_that_breaks_off_is_seen_to(text: str) -> None:
    assert breaks_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "ซ่อมแซมทางเท้าแล้วเสร็จ 4 แห่ง",
        "ตรวจเยี่ยมเมื่อวันที่ 14 มีนาคม",
        "ลงนามในสัญญาเมื่อ 3 ธ.ค. 66",
        "ดำเนินการแล้วร้อยละ 91.20",
        "จัดประชุมคณะทำงาน (ครั้งที่ 2)",
        "เจ้าหน้าที่ตรวจครบทุกพื้นที่",
        "ผู้เข้าร่วม 120 คน ฯลฯ",
        "-",
        "",
        "ส่งรายงานให้สำนักอนามัย",
        "เหตุการณ์ทั่วไปปกติ",
        "ประชาชนเข้าถึงและไว้ใจ",
        "อบรมการป้องกันไฟ",
        "ติดตั้งแล้ว 9",
        "แล้วเสร็จในปี 2566.",
    ],
)
def test_a_text_that_ends_is_whole(text: str) -> None:
    assert not breaks_off(text)


def test_what_stands_above_tells_that_the_same_words_go_on() -> None:
    above = "จัดประชุมสภาเด็กและเยาวชนของเขต 2 ครั้ง\n"

    assert breaks_off("จัดประชุมสภาเด็กและเยา", above)
    assert breaks_off("จัดประชุมสภา", above)
    assert not breaks_off("จัดประชุมสภาเด็กและเยาวชนของเขต 2 ครั้ง", above)


def test_a_number_lacks_the_unit_that_it_has_above_behind_the_same_words() -> None:
    above = "ติดตั้งสะสม 4 โคม\nรุ่นที่ 3 วันจันทร์\nได้คะแนน 4.5\n"

    assert breaks_off("ติดตั้งสะสม 9", above)
    assert not breaks_off("ติดตั้งสะสม 9 โคม", above)
    assert not breaks_off("รุ่นที่ 4", above)
    assert not breaks_off("ได้คะแนน 4", above)


PAGE = (
    "http://example.go.th/mobile/mykpi.php?pid=5097-4001\nรายละเอียดตัวชี้วัด\nBack Home\nจำนวนสะพานลอยที่ซ่อม : 5097-4001\n"
    "ค่าเป้าหมาย สะพานลอย : 9\nผลงานที่ทำได้ สะพานลอย : 8\nประเภทตัวชี้วัด : ตัวชี้วัดงานประจำ\n(ตัวชี้วัดระดับผลผลิต (output))\n"
    "*** สยป. ตรวจประเมินตัวชี้วัด : ไตรมาสที่ 2: 80\nผลงานเทียบกับเป้าหมายรายไตรมาส\n"
    "ไตรมาสที่\n(1 - 4)\n*ผลงาน*\n(สะพานลอย)\n*ผลประเมินตัวชี้วัด*\n(* 2.1 / 2.2 *)\n"
    "1\n2.00\n100\n100 / 100\n2\n4.00\n100\n100 / 100\n3\n6.00\n100\n100 / 100\n4\n8.00\n100\n100 / 100\n"
    + "".join(f"รายงานผลฯ ไตรมาสที่ {q}\nซ่อมสะสม {q * 2} แห่ง\n" for q in (1, 2, 3, 4))
    + "** สรุปผลการดำเนินงาน **\n1.นิยาม หรือความหมายของตัวชี้วัด\nสะพานลอย หมายถึง สะพานคนข้าม\n2.วิธีการคำนวณ\nนับสะพานที่ซ่อม\n"
    "หน่วยนับ\nสะพานลอย\n"
)


@pytest.mark.parametrize(
    ("end", "field"),
    [
        ("", ""),
        ("\nหน่วยนับ\nสะพานลอย\n", ""),
        ("พานลอย\n", "target"),
        ("** สรุป", ""),
        (" แห่ง\n** สรุป", "quarters.4.narrative"),
        ("\n4\n8.00", "quarters.3.result"),
        (" / 100\n4\n8.00", "quarters.3.result"),
        (".00\n100\n100 / 100\n4\n8.00", "quarters.3.result"),
        ("00\n100\n100 / 100\n4\n8.00", "quarters.3.result"),
        ("\n100\n100 / 100\nรายงานผลฯ ไตรมาสที่ 1", "quarters.4.result"),
        ("\n1\n2.00", "quarters"),
    ],
)
def test_a_page_says_where_it_breaks_off_and_a_whole_one_does_not(end: str, field: str) -> None:
    text = PAGE[: PAGE.rindex(end)] if end else PAGE
    report = read(text.encode()).report

    assert isinstance(report, IndicatorReport)
    assert report.broken_off == field


def test_a_whole_page_ends_with_any_unit_and_a_cell_without_decimals_is_no_result() -> None:
    whole = PAGE.replace("สะพานลอย :", "ร้อยละ :").replace("หน่วยนับ\nสะพานลอย", "หน่วยนับ : ร้อยละ")
    cut = read(PAGE[: PAGE.index("00\n100\n100 / 100\n4")].encode()).report

    assert isinstance(report := read(whole.encode()).report, IndicatorReport)
    assert (report.broken_off, report.target.unit_text) == ("", "ร้อยละ")
    assert isinstance(cut, IndicatorReport)
    assert [q.result.value for q in cut.quarters] == [2, 4, None]
    assert [one.text for one in cut.unplaced] == ["6."]


def test_a_report_keeps_unplaced_texts_and_where_it_breaks_off_on_paper() -> None:
    report = IndicatorReport(
        name="จำนวนต้นไม้",
        unplaced=(Unplaced(text="3. คำนิยาม : ก\n\nข", page=2, line=14), Unplaced(text=":: [บรรทัด 3]", line=90)),
        broken_off="quarters.3.narrative",
    )
    printed = write(report, "text").decode()

    assert ":: [หน้า 2 บรรทัด 14]\n\\3. คำนิยาม : ก\n\nข" in printed
    assert read(printed.encode()).report == report


def test_a_text_of_nothing_is_no_text_and_a_place_must_be_one() -> None:
    assert IndicatorReport(unplaced=(Unplaced(text=" \n"),)).unplaced == ()
    with pytest.raises(ValueError, match="page from 1"):
        Unplaced(text="ก", page=0)
    with pytest.raises(ValueError, match="no path"):
        IndicatorReport(broken_off="ไตรมาสที่ 3")


@pytest.mark.parametrize(
    ("path", "words"),
    [("quarters.3.narrative", "ไตรมาสที่ 3"), ("definition", "คำนิยาม"), ("evidence.1.ref", "evidence.1.ref")],
)
def test_where_a_source_breaks_off_is_printed_in_the_forms_words(path: str, words: str) -> None:
    report = IndicatorReport(name="จำนวนสวน", broken_off=path)
    printed = write(report, "text").decode()

    assert printed.rstrip().endswith(words)
    assert read(printed.encode()).report == report
