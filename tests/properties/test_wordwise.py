"""Two texts compared word by word: whatever they are, the pieces give both of them back."""

from hypothesis import given
from hypothesis import strategies as st

from samrit.thai.words import words
from samrit.thai.wordwise import Change, Piece, compare

_THAI = "กขคงจฉชซญดตถทนบปผพมยรลวสหอะาิีึืุูเแโใไ่้์ํๆ๑๒๓"
TEXTS = st.text(st.sampled_from(_THAI + "ab1290 .,()%/-\n\u200b"), max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = compare(old, new)

    assert "".join(piece.text for piece in pieces if piece.change is not Change.IN) == old
    assert "".join(piece.text for piece in pieces if piece.change is not Change.OUT) == new
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_a_text_and_itself_differ_in_nothing(text: str) -> None:
    assert {piece.change for piece in compare(text, text)} <= {Change.UNCHANGED}


def test_thai_is_compared_by_words_and_not_by_letters() -> None:
    old, new = "จัดประชุมภาคีเครือข่าย 97 หน่วยงาน", "จัดอบรมภาคีเครือข่าย 98 หน่วยงาน"

    assert compare(old, new) == (
        Piece(Change.UNCHANGED, "จัด"),
        Piece(Change.OUT, "ประชุม"),
        Piece(Change.IN, "อบรม"),
        Piece(Change.UNCHANGED, "ภาคีเครือข่าย "),
        Piece(Change.OUT, "97"),
        Piece(Change.IN, "98"),
        Piece(Change.UNCHANGED, " หน่วยงาน"),
    )
