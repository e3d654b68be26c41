"""Letters of invitation: one sheet a person, however many there are."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from samrit.thai.translation import ShownDay, Worded
from samrit.writers.letters import Letter, write_letters


def letter(number: int) -> Letter:
    """To the person with a number."""
    link = f"https://samrit.example/office/letters/{number}/"
    until = ShownDay(date(2026, 12, 31))
    return Letter(Worded(th="เมือง", en="City"), Worded(th="ก", en="A"), "", f"person{number}", (), link, until, link)


@pytest.mark.parametrize("people", [0, 1, 41])
def test_each_person_has_a_sheet_in_the_order_given(people: int) -> None:
    made = write_letters([letter(number) for number in range(people)])

    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(made)]
    with pikepdf.open(BytesIO(made)) as whole:
        assert whole.Root.MarkInfo.Marked
    assert len(pages) == max(people, 1)
    assert all(f"person{number} " in f"{page} ".replace("\r\n", " ") for number, page in enumerate(pages[:people]))
