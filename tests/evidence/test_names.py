"""Names of files can't trick an eye, a disk or a header."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.evidence.names import clean_name, suffix_of


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("ทะเบียนจุดรับ ปี ๒๕๖๔.pdf", "ทะเบียนจุดรับ ปี ๒๕๖๔.pdf"),
        ("น้ำท่วม (1).PDF", "น้ำท่วม (1).pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        (r"C:\Users\me\แผน.pdf", "แผน.pdf"),
        ("exe\u202efdp.gnp", "exefdp.gnp.pdf"),
        ("a\u200b\u2066b\x00\r\n.pdf", "ab.pdf"),
        ("  .hidden..pdf", "hidden.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1.backup.pdf", "_lpt1.backup.pdf"),
        ('a<b>:"c|d?*.pdf', "a-b-c-d-.pdf"),
        ("....", "ไฟล์.pdf"),
        ("", "ไฟล์.pdf"),
        ("setup.exe", "setup.exe.pdf"),
    ],
)
def test_a_name_is_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, ".pdf") == clean


@given(st.text())
def test_no_name_is_dangerous_or_endless(name: str) -> None:
    clean = clean_name(name, ".pdf")

    assert clean.endswith(".pdf")
    assert len(clean.encode()) <= 220
    assert not set(clean) & set('<>:"|?*/\\')
    assert all(category(c)[0] != "C" for c in clean)
    assert clean[0] not in ". "
    assert clean_name(clean, ".pdf") == clean


def test_a_long_name_is_cut_between_letters_and_not_under_a_mark() -> None:
    stem = clean_name("น้ำ" * 200, ".pdf").removesuffix(".pdf")

    assert stem + "น" == ("น้ำ" * 200)[: len(stem) + 1] or stem.endswith(("ำ", "้"))
    assert len(stem.encode()) <= 200


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.PDF", ".pdf"),
        ("a.tar.gz", ".gz"),
        ("a", ""),
        (".bashrc", ""),
        ("a.pdf .", ".pdf"),
        ("x\u202efdp.exe", ".exe"),
    ],
)
def test_the_suffix_is_what_a_disk_takes_for_it(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix
