"""Which verdict printed words give: by what they compare, and not where they only deny a comparison."""

import pytest

from samrit.report import IndicatorReport, Verdict, YearEnd
from samrit.report.year_end import read_verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("ดีกว่าเป้าหมาย", Verdict.EXCEEDS),
        ("สูงกว่าค่าเป้าหมาย", Verdict.EXCEEDS),
        ("Better than target", Verdict.EXCEEDS),
        ("เป็นไปตามเป้าหมาย", Verdict.MEETS),
        ("ใกล้เคียงกับเป้าหมาย", Verdict.NEARLY),
        ("ต่ำกว่าเป้าหมาย", Verdict.MISSES),
        ("ยังไม่บรรลุเป้าหมาย", Verdict.MISSES),
        ("ไม่ได้ตามเป้าหมาย", Verdict.MISSES),
        ("มิได้เป็นไปตามเป้าหมาย", Verdict.MISSES),
        # a limit that is held, or a floor that isn't passed: the target says which
        ("ไม่เกินเป้าหมาย", None),
        ("ไม่สูงกว่าเป้าหมาย", None),
        ("ไม่ต่ำกว่าเป้าหมาย", None),
        ("ไม่น้อยกว่าค่าเป้าหมาย", None),
        ("Not above target", None),
    ],
)
def test_a_verdict_is_read_by_its_kind(words: str, verdict: Verdict | None) -> None:
    assert read_verdict(words) is verdict


@pytest.mark.parametrize("words", ["ไม่เกินเป้าหมาย", "ไม่ต่ำกว่าเป้าหมาย"])
def test_words_that_give_no_verdict_open_the_summary(words: str) -> None:
    report = IndicatorReport(year_end=YearEnd(verdict_text=words, narrative="รวมทั้งปี 26 วัน"))

    assert (report.year_end.verdict, report.year_end.narrative) == (None, f"{words}\nรวมทั้งปี 26 วัน")
