"""Two texts side by side, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from samrit.thai.comparing import Fate, Run, compare_words


def test_what_changed_in_a_thai_sentence_is_told_in_words() -> None:
    runs = compare_words("นับหน่วยงานที่ลงนามแล้ว", "นับโรงเรียนที่ลงนามแล้ว")

    assert runs == (
        Run(Fate.KEPT, "นับ"),
        Run(Fate.GONE, "หน่วยงาน"),
        Run(Fate.NEW, "โรงเรียน"),
        Run(Fate.KEPT, "ที่ลงนามแล้ว"),
    )


def test_nothing_beside_something_is_all_new_and_the_same_is_kept() -> None:
    assert compare_words("", "ใหม่") == (Run(Fate.NEW, "ใหม่"),)
    assert compare_words("เดิม", "เดิม") == (Run(Fate.KEPT, "เดิม"),)
    assert compare_words("", "") == ()


@given(st.text("กขนับหน่วยงานที่ ้่\n5a", max_size=60), st.text("กขนับหน่วยงานที่ ้่\n5a", max_size=60))
def test_no_letter_is_lost(old: str, new: str) -> None:
    runs = compare_words(old, new)

    assert "".join(run.text for run in runs if run.fate is not Fate.NEW) == old
    assert "".join(run.text for run in runs if run.fate is not Fate.GONE) == new
