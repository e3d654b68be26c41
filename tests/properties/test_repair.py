"""Whatever a text is torn into: repaired twice is repaired once, each repair stands where it says, and a shield holds."""

from hypothesis import given
from hypothesis import strategies as st

from samrit.thai.text import clean, repair, shield

_PIECES = [
    "โยฺธิน",
    "\t",
    "°",
    "\u200b",
    "ำำ",
    "๐า",
    "ืี",
    "่้",
    "แ",
    "ร่้อยละ",
    "จ านวน",
    "จานวน",
    "ส ำ",
    "นัก",
    "น ำ้",
    "\n",
    "การ",
    "ก ารด าเนิน",
    "เ ครื อข่าย",
    "กั บ",
    "\u200b",
    "ท",
    "ี่",
    "ีี",
    " ",
    "  ",
    "่",
    "้",
    "ำ",
    "า",
    "เ",
    "เ",
    "ั",
    "ู",
    "ฺ",
    "a",
    "1",
    "\uf70a",
    "\uf0b7",
    "�",
    "ก",
    "ข",
    "สานัก",
    "ท า",
    "งาน",
    "น้า",
    "ท่วม",
    "ๆ",
    "ฯ",
    "ํ",
    "็",
    "ื",
    "อ",
    "สำ",
    "บำ",
    "\u2060",
    "฿",
    "\xa0",
    "(",
    ")",
]
TORN = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(TORN)
def test_repaired_twice_is_repaired_once(text: str) -> None:
    repaired, _ = repair(text)

    assert repair(repaired) == (repaired, ())


@given(TORN)
def test_each_repair_stands_where_it_says(text: str) -> None:
    repaired, repairs = repair(text)

    parts, at = [], 0
    for one in repairs:
        assert one.start >= at
        assert text.startswith(one.before, one.start)
        assert "\n" not in one.before
        parts += [text[at : one.start], one.after]
        at = one.start + len(one.before)
    assert "".join([*parts, text[at:]]) == repaired


@given(TORN)
def test_a_shield_holds(text: str) -> None:
    assert repair(shield(text))[1] == ()
    assert clean(shield(text)) == clean(text)
