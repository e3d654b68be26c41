"""Pages whose lines are all short: nothing is full there, so nothing is wrapped; and figures at a page's foot are cells."""

from itertools import accumulate

import pytest

from samrit.decoding.pdf_margins import without_margins
from samrit.decoding.pdf_page import column_starts, page_lines, right_margin
from samrit.decoding.pdf_words import Glyph

_WIDTH = 595.0


def _line(text: str, base: float, *, size: float = 14.0, left: float = 40.0) -> list[Glyph]:
    step = size * 0.5
    return [Glyph(one, left + at * step, left + (at + 1) * step, base, size) for at, one in enumerate(text)]


def _page(*lines: str, pitch: float = 26.0, size: float = 14.0) -> list[Glyph]:
    return [glyph for at, text in enumerate(lines) for glyph in _line(text, 800 - at * pitch, size=size)]


def _read(page: list[Glyph]) -> list[object]:
    return page_lines(page, right_margin([page], [_WIDTH])).blocks


@pytest.mark.parametrize("pitch", [17.0, 26.0, 34.0])
def test_short_paragraphs_stay_apart_however_far_they_stand(pitch: float) -> None:
    lines = ["จำนวนสะพานลอยที่ซ่อมแล้ว : 1200-0033", "ค่าเป้าหมาย แห่ง : 18", "ผลงานที่ทำได้ แห่ง : 17", "กลับหน้าหลัก"]

    assert _read(_page(*lines, pitch=pitch)) == lines


def test_lines_that_reach_the_margin_are_still_one_paragraph() -> None:
    full = "ก" * 73

    assert _read(_page(full, "ข" * 20, pitch=17.0)) == [full + "ข" * 20]


def test_a_narrow_column_of_text_has_its_own_margin() -> None:
    assert _read(_page(*["ก" * 40] * 5, "ข" * 9, pitch=17.0)) == ["ก" * 200 + "ข" * 9]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ก" * 70, "ค่าเป้าหมาย ร้อยละ : 75"),
        ("ก" * 70, "ผลงานที่ทำได้ กิโลเมตร : 4.5"),
        ("ก" * 70, "รายงานผลฯ ไตรมาสที่ 2"),
        ("https://example.org/" + "a" * 50, "รายละเอียดโครงการ"),
    ],
)
def test_a_label_or_what_stands_below_an_address_begins_anew(first: str, second: str) -> None:
    assert _read(_page(first, second, pitch=17.0)) == [first, second]


def test_a_heading_is_not_joined_with_smaller_text_below() -> None:
    page = _line("ก" * 60, 800, size=17.0) + _line("ข" * 30, 780, size=14.0)

    assert _read(page) == ["ก" * 60, "ข" * 30]


@pytest.mark.parametrize("foot", ["100 / 75", "50 / 100", "0 / 0", "48.00", "100", "7"])
def test_figures_at_the_end_of_a_page_are_cells(foot: str) -> None:
    pages = [_page("ตารางไตรมาส", "2", foot), _page("3", "60.00", foot)]

    left, heads, feet = without_margins(pages)

    assert [len(page) for page in left] == [len(page) for page in pages]
    assert not heads + feet


@pytest.mark.parametrize("feet", [("1/2", "2/2"), ("7 / 30", "8 / 30"), ("4", "5"), ("๑๑", "๑๒"), ("- 3 -", "- 4 -")])
def test_page_numbers_count(feet: tuple[str, str]) -> None:
    pages = [_page("ความก่อน", feet[0]), _page("ความหลัง", feet[1])]

    assert [len(page) for page in without_margins(pages)[0]] == [8, 8]


def _cells(*rows: tuple[str, str], pitch: float = 20.0) -> list[Glyph]:
    """Rows of two columns: the second one begins in the middle of the page."""
    return [
        glyph
        for at, row in enumerate(rows)
        for text, left in zip(row, (40.0, 300.0), strict=True)
        for glyph in _line(text, 800 - at * pitch, left=left)
    ]


def test_a_label_that_reaches_nearly_to_the_next_column_is_a_cell_of_its_own() -> None:
    rows = [("ก" * 12, "ข" * 20), ("ก" * 9, "ข" * 12), ("ก" * 10, "ข" * 15), ("ก" * 35, "ข" * 8)]
    page = _cells(*rows)

    assert page_lines(page, right_margin([page], [_WIDTH]), column_starts([page])).blocks == [
        [list(row) for row in rows]
    ]


def test_a_wrapped_label_without_a_value_is_one_cell() -> None:
    page = _cells(("ก" * 12, "ข" * 20), ("ก" * 34, ""), ("ก" * 8, ""), ("1. กข", "ข" * 15))

    assert page_lines(page, right_margin([page], [_WIDTH])).blocks[1] == "ก" * 42


def test_a_cell_goes_on_at_the_head_of_the_next_page() -> None:
    first, second = _cells(("ก" * 12, "ข" * 20), ("ก" * 9, "ข" * 36)), _cells(("", "ค" * 7), ("ง" * 5, "จ" * 9))
    margin = right_margin([first, second], [_WIDTH] * 2)
    before, after = (page_lines(page, margin) for page in (first, second))

    assert (before.goes_on(after), before.is_full, after.opening) == (True, True, ["ค" * 7])
    assert not after.goes_on(before)


def test_a_full_line_ends_its_paragraph_where_more_room_stands_below_it_than_within_one() -> None:
    """A browser's print: its paragraphs stand as far apart as a line is high, and most have but one line."""
    lines = [
        ("ก" * 73, 0),
        ("ข" * 20, 17),
        ("ค" * 73, 27),
        ("ง" * 20, 27),
        ("จ" * 73, 27),
        ("ฉ" * 73, 27),
        ("ช" * 9, 17),
    ]
    bases = accumulate((pitch for _, pitch in lines), lambda base, pitch: base - pitch, initial=800)
    page = [glyph for (text, _), base in zip(lines, list(bases)[1:], strict=True) for glyph in _line(text, base)]

    assert _read(page) == ["ก" * 73 + "ข" * 20, "ค" * 73, "ง" * 20, "จ" * 73, "ฉ" * 73 + "ช" * 9]
