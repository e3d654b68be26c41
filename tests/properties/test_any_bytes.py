"""No input, whatever its bytes, ends otherwise than in a report or in one clear sentence."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samrit.checks import check
from samrit.readers import UnreadableError, read

_FORM = (Path(__file__).parents[1] / "documents" / "indicator-32-own-words.txt").read_bytes()
_PIECES = (
    "1. ชื่อตัวชี้วัด :",
    "(6.1) ไตรมาสที่ 1 :",
    "5. เป้าหมาย : 5 (",
    "ลงชื่อ.....",
    "\\",
    "****",
    "::",
    "\n",
    "ค่าเป้าหมาย ร้อยละ : 1",
    "ก",
)


def _outcome(data: bytes, name: str = "") -> None:
    """Read and check; the only exception allowed is the one that carries a sentence in both languages."""
    refused = None
    try:
        check(read(data, name=name).report)
    except UnreadableError as error:
        refused = error.message
    assert refused is None or (refused.th and refused.en and "\n" not in refused.en)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["", "a.txt", "a.json", "a.pdf", "a.bin"]))
@example(data=b"", name="")
@example(data=b"\xff\xfe\x00", name="a.txt")
@example(data=b"%PDF-1.7 nothing", name="a.pdf")
@example(data=b'{"form":"indicator","quarters":[{"quarter":1,"score":{"value":"1e999999"}}]}', name="a.json")
@example(data=b"[" * 100_000, name="a.json")
def test_any_bytes_are_met_with_a_sentence(data: bytes, name: str) -> None:
    _outcome(data, name)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30))
def test_any_heap_of_labels_reads(pieces: list[str]) -> None:
    _outcome("".join(pieces).encode())


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(_FORM)), byte=st.integers(0, 255))
def test_a_form_with_one_wrong_byte_reads_or_says_why(at: int, byte: int) -> None:
    _outcome(_FORM[:at] + bytes([byte]) + _FORM[at + 1 :])


@pytest.mark.parametrize("at", range(0, len(_FORM), 97))
def test_a_form_cut_at_any_place_reads(at: int) -> None:
    text = _FORM[:at].decode("utf-8", "ignore")

    _outcome(text.encode())
