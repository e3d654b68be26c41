"""Whatever is edited elsewhere, a figure keeps what was told of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samrit.report.anchoring import Anchor, anchor_of, reanchor
from samrit.report.mentions import find_figures

# Between words of ours a space keeps a number what it is; what is put in may hold numbers of its own, the same ones too.
_FILLERS = st.sampled_from(
    [
        "ประชุมแล้ว",
        "ลงพื้นที่",
        "12 ชุมชน",
        "5 หน่วยงาน",
        "5 หน่วยงาน",
        "97 หน่วยงาน",
        "ร้อยละ 80",
        "เมื่อวันที่ 27 มีนาคม 2564",
        "\n",
        "1.2 ล้านบาท",
    ]
)
fillers = st.lists(_FILLERS, max_size=5).map(lambda parts: f" {' '.join(parts)} ")
figures = st.sampled_from(["5 หน่วยงาน", "97 หน่วยงาน", "๕ หน่วยงาน", "ร้อยละ 80", "1,407.52 บาท", "1.2 ล้านบาท", "40"])


def anchors_in(text: str) -> list[Anchor]:
    """All figures of a text as anchors."""
    return [anchor_of(figure, text) for figure in find_figures(text)]


@given(st.lists(figures, min_size=1, max_size=4), st.data())
def test_a_figure_stays_attached_however_the_text_around_it_is_edited(stated: list[str], data: st.DataObject) -> None:
    # The same words in between: what is told of is there in both texts, all else is another text altogether.
    before, after, anchors = data.draw(fillers), data.draw(fillers), []
    for words in stated:
        anchors.append(Anchor(len(before), words))
        before += words + data.draw(fillers)
        after += words + data.draw(fillers)

    placed = reanchor(anchors, before, after)

    assert None not in placed
    assert len({figure.start for figure in placed if figure}) == len(anchors)
    for anchor, figure in zip(anchors, placed, strict=True):
        assert figure is not None
        assert find_figures(anchor.words)[0].key == figure.key


@given(fillers, fillers, st.data())
def test_an_edit_before_a_figure_moves_it_to_the_very_place(left: str, right: str, data: st.DataObject) -> None:
    words = "31 คัน"  # said once: of two alike nobody can tell which was put in
    lead = " รวมทั้งสิ้น "  # what stands right before a number tells whether it is one: that isn't edited
    before = left + lead + words + right
    cut = data.draw(st.integers(0, len(left)))
    end = data.draw(st.integers(cut, len(left)))
    put_in = data.draw(fillers)
    after = before[:cut] + put_in + before[end:]

    (placed,) = reanchor([Anchor(len(left + lead), words)], before, after)

    assert placed is not None
    assert placed.start == len(left + lead) + len(after) - len(before)


@given(st.lists(st.one_of(fillers, figures), max_size=8).map("".join))
def test_in_the_same_text_everything_stays_where_it_is(text: str) -> None:
    placed = reanchor(anchors_in(text), text, text)

    assert placed == find_figures(text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_breaks_it_and_no_place_is_given_twice(before: str, after: str) -> None:
    placed = [figure for figure in reanchor(anchors_in(before), before, after) if figure]

    assert len({figure.start for figure in placed}) == len(placed)


_PIECES = st.sampled_from(
    [*"0123456789๑๒ ,.-/()%:x=\n\t", "คน", "ร้อยละ", "ล้าน", "บาท", "จาก", "ใน", "ต่อ", "วัน", "ที่", "มี.ค.", "มกราคม", "2567", "พ.ศ.", "เขต", "ละ",
     "อายุ", "ๆ", "ไร่", "งาน", "และ", "ถึง", "เดือน", "K", "ลบ.", "per ", "ป.", "กท ", "31/6/", " x 100/", "เต็ม"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_figures_stand_in_order_and_never_in_each_other(text: str) -> None:
    spans = [(figure.start, figure.end) for figure in find_figures(text)]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
