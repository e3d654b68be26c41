"""Figures in a text: where they go when it changes, and how another number is written in their place."""

from decimal import Decimal

import pytest

from samrit.report.anchoring import Anchor, reanchor, rewrite, says
from samrit.report.mentions import find_figures


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("สรุป มีภาคี 97 หน่วยงาน เข้าร่วม", "97 หน่วยงาน"),
        ("มีภาคี ๙๗ หน่วยงาน", "๙๗ หน่วยงาน"),
        ("มีภาคี 98 หน่วยงาน เข้าร่วม", None),
        ("มีภาคีเข้าร่วม", None),
        ("", None),
    ],
)
def test_a_figure_goes_with_its_number_and_is_gone_with_it(after: str, place: str | None) -> None:
    (placed,) = reanchor([Anchor(7, "97 หน่วยงาน")], "มีภาคี 97 หน่วยงาน เข้าร่วม", after)

    assert (after[placed.start : placed.end] if placed else None) == place


def test_of_two_alike_each_stays_with_the_words_around_it() -> None:
    before = "อบรม 5 ครั้ง ที่เขตหนึ่ง ประชุม 5 ครั้ง ที่ศาลาว่าการ"
    after = "ปีนี้ประชุม 5 ครั้ง ที่ศาลาว่าการ และอบรม 5 ครั้ง ที่เขตหนึ่ง"
    training, meeting = (Anchor(f.start, before[f.start : f.end]) for f in find_figures(before))

    placed = reanchor([training, meeting], before, after)

    assert [after[f.start - 6 : f.end] for f in placed if f] == ["ะอบรม 5 ครั้ง", "ระชุม 5 ครั้ง"]


@pytest.mark.parametrize(
    ("words", "old", "new", "written"),
    [
        ("97 หน่วยงาน", "97", "98", "98 หน่วยงาน"),
        ("๙๗ หน่วยงาน", "97", "102", "๑๐๒ หน่วยงาน"),
        ("ร้อยละ 80.50", "80.5", "82.25", "ร้อยละ 82.25"),
        ("1,407 บาท", "1407", "12345.5", "12,345.5 บาท"),
        ("1.2 ล้านบาท", "1200000", "1500000", "1.5 ล้านบาท"),
        ("1.2 ล้านบาท", "1.2", "1.5", "1.5 ล้านบาท"),
        ("4-2-0 ไร่", "4.5", "5", "4-2-0 ไร่"),
        ("5 ครั้ง", "5", "100", "100 ครั้ง"),
    ],
)
def test_another_number_is_written_as_the_one_before(words: str, old: str, new: str, written: str) -> None:
    value = find_figures(words)[0].value

    assert rewrite(words, value, old=Decimal(old), new=Decimal(new)) == written


def test_a_figure_says_its_number_with_and_without_its_scale() -> None:
    assert says("1.2 ล้านบาท", Decimal(1_200_000), Decimal("1.2"))
    assert says("1.2 ล้านบาท", Decimal(1_200_000), Decimal(1_200_000))
    assert not says("1.2 ล้านบาท", Decimal(1_200_000), Decimal(12))
