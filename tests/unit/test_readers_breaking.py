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
    ],
)
def test_a_text_that_ends_is_whole(text: str) -> None:
    assert not breaks_off(text)


def test_what_stands_above_tells_that_the_same_words_go_on() -> None:
    above = "จัดประชุมสภาเด็กและเยาวชนของเขต 2 ครั้ง\n"

    assert breaks_off("จัดประชุมสภาเด็กและเยา", above)
    assert breaks_off("จัดประชุมสภา", above)
    assert not breaks_off("จัดประชุมสภาเด็กและเยาวชนของเขต 2 ครั้ง", above)


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
