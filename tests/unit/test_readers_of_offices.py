"""Papers as offices send them are read into the right fields, and nothing into a wrong one (benchmarks/pages.py)."""

import pytest

import pages
from samrit.readers import read
from samrit.report import IndicatorReport

HEAD = "ตัวชี้วัด : จำนวนศาลาริมน้ำที่ซ่อมแล้ว\nเป้าหมาย : 20 หลัง\n"


def test_all_that_a_person_reads_is_read() -> None:
    assert pages.score(pages.papers(pages.SETS / "offices.jsonl")).lines == []


@pytest.mark.parametrize("name", ["present", "visitor"])
def test_all_that_a_person_reads_on_pages_of_the_present_system_is_read(name: str) -> None:
    assert pages.score(pages.papers(pages.SETS / f"{name}.jsonl")).lines == []


def test_of_further_papers_nothing_is_in_a_wrong_field_and_nearly_all_in_the_right_one() -> None:
    found = pages.score(pages.papers(pages.SETS / "kinds.jsonl"))

    assert (found.wrong, found.refused, found.narratives - found.narratives_right) == (0, 0, 0)
    assert found.fields - found.fields_right <= found.fields // 50


def test_of_papers_of_another_hand_hardly_anything_is_in_a_wrong_field() -> None:
    found = pages.score(pages.papers(pages.SETS / "copies.jsonl"))

    assert found.wrong <= 3, "\n".join(found.lines)
    assert found.refused == 0
    assert found.fields - found.fields_right <= found.fields // 45
    assert found.narratives - found.narratives_right <= found.narratives // 28


def _results(text: str) -> list[str]:
    report = read(text.encode()).report
    assert isinstance(report, IndicatorReport)
    return [one.result.value_text for one in report.quarters]


@pytest.mark.parametrize(
    ("words", "results"),
    [
        (("ซ่อม 3 หลัง", "ซ่อม 4 หลัง"), ["3", "4"]),  # which make the year's
        (("ซ่อม 3 หลัง", "ซ่อมสะสม 7 หลัง"), ["3", "7"]),  # which grow up to it
        (("สำรวจ 41 หลัง", "ซ่อมสะสม 7 หลัง"), ["", ""]),  # the first is another figure
        (("ซ่อม 3 หลัง ทาสี 5 หลัง", "ซ่อม 4 หลัง"), ["", ""]),  # which of the two nothing tells
        (("ซ่อม 3 หลัง", "เหลืออีก 4 หลัง"), ["", ""]),
        (("เป้าหมาย 3 หลัง", "อบรมช่าง 4 คนใน 2 วัน"), ["", ""]),
    ],
)
def test_a_result_is_taken_from_words_only_where_it_is_sure(words: tuple[str, str], results: list[str]) -> None:
    quarters = "".join(f"ไตรมาส {at} : {one}\n" for at, one in enumerate(words, 1))

    assert _results(f"{HEAD}{quarters}ผลงานทั้งปี : 7 หลัง\n") == results


def test_what_was_taken_from_words_stays_there_and_is_told() -> None:
    reading = read(f"{HEAD}ไตรมาส 1 : ซ่อม 3 หลัง\nไตรมาส 2 : ซ่อม 4 หลัง\nผลงานทั้งปี : 7 หลัง\n".encode())
    assert isinstance(reading.report, IndicatorReport)

    assert [one.narrative for one in reading.report.quarters] == ["ซ่อม 3 หลัง", "ซ่อม 4 หลัง"]
    assert [one.code for one in reading.issues].count("value-in-words") == 2


@pytest.mark.parametrize(
    "words", ["9 หลัง แก้ไขเป็น 8 หลัง", "9 หลัง (แก้ไขเป็น 8 หลัง)", "แก้ไขจาก 9 หลัง เป็น 8 หลัง", "16/2 = 8"]
)
def test_a_value_is_what_it_comes_to(words: str) -> None:
    assert [one[:1] for one in _results(f"{HEAD}ไตรมาส 1 : 3 หลัง\nไตรมาส 2 : {words}\n")] == ["3", "8"]
