"""How running text becomes paragraphs, lists and links, with not a word changed."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samrit.thai.text import clean
from samrit.writers.paragraphs import paragraphs


def reported(paras: list[dict[str, Any]]) -> str:
    """The words of the paragraphs, marks of lists among them, without what only places them."""
    lines = [
        mark + "".join(run if isinstance(run, str) else run[0] for run in piece["runs"])
        for para in paras
        for mark, piece in ([(i["mark"], i) for i in para["items"]] if "items" in para else [("", para)])
    ]
    return re.sub(r"[\s\u200b]", "", "".join(lines))


def test_lines_with_marks_are_a_list_and_a_single_one_is_none() -> None:
    assert paragraphs("มีดังนี้\n\n1) หนึ่ง\n\n2) สอง\nสรุป\n3. คนเดียว") == [
        {"runs": ["มีดังนี้"]},
        {"items": [{"mark": "1)", "runs": ["หนึ่ง"]}, {"mark": "2)", "runs": ["สอง"], "apart": True}], "apart": True},
        {"runs": ["สรุป"]},
        {"runs": ["3. คนเดียว"]},
    ]


def test_marks_stay_as_they_were_typed() -> None:
    (para,) = paragraphs("(๑) ก\n1.2. ข\n- ค\n• ง\nก) จ")

    assert [item["mark"] for item in para["items"]] == ["(๑)", "1.2.", "-", "•", "ก)"]


def test_a_number_is_no_mark() -> None:
    assert paragraphs("2564 เป็นปีที่ดี\n29.4 เมกะวัตต์") == [{"runs": ["2564 เป็นปีที่ดี"]}, {"runs": ["29.4 เมกะวัตต์"]}]


def test_links_are_told_from_words() -> None:
    assert paragraphs("ดู www.example.org, ก่อน") == [
        {"runs": ["ดู ", ["www.example.org", "https://www.example.org"], ", ก่อน"]}
    ]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    plain = clean(text)

    assert reported(paragraphs(plain)) == re.sub(r"[\s\u200b]", "", plain)


def test_the_columns_of_a_pasted_table_stand_apart() -> None:
    assert paragraphs("ดินแดง\t5") == [{"runs": ["ดินแดง\u20035"]}]
