"""Carets stand under the words that they are about, in the columns of a terminal."""

import pytest

from samrit.cli.columns import width, window


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("ที่นี่", 2), ("น้ำ", 2), ("กำ", 2), ("พิสุทธิ์", 4), ("東京", 4), ("", 0)],
)
def test_thai_marks_take_no_column(text: str, columns: int) -> None:
    assert width(text) == columns


def test_the_caret_counts_columns_and_not_characters() -> None:
    line = "ร่วมประชาสัมพันธ์ 97 หน่วยงาน ในปีนี้"
    start = line.index("97 หน่วยงาน")

    shown, marks = window(line, start, start + len("97 หน่วยงาน"), 80)

    assert shown == line
    assert (width(marks) - width(marks.lstrip()), marks.strip()) == (width("ร่วมประชาสัมพันธ์ "), "^" * width("97 หน่วยงาน"))


def test_a_long_line_is_cut_on_both_sides_of_the_words_and_never_before_a_mark() -> None:
    line = "ที่" * 200 + "97 หน่วยงาน" + "ที่" * 200

    shown, marks = window(line, 600, 611, 40)

    assert shown.startswith("…ที่")
    assert shown.endswith("ที่…")
    assert width(shown) == 40 + len("……")
    assert shown[: len(marks) + shown.count("่")].count("97") == 1


def test_words_longer_than_the_room_are_shown_from_their_beginning() -> None:
    shown, marks = window("0123456789", 2, 10, 4)

    assert (shown, marks) == ("…2345…", " ^^^^")


@pytest.mark.parametrize(("start", "marks"), [(0, "^"), (3, "   ^")], ids=["at the beginning", "behind the end"])
def test_a_place_without_words_gets_one_caret(start: int, marks: str) -> None:
    assert window("abc", start, start, 80) == ("abc", marks)


def test_tabs_and_control_characters_do_not_move_the_caret() -> None:
    assert window("a\tb\x1b[31mc", 2, 3, 80) == ("a b [31mc", "  ^")
