"""A measurement's paper stands alone: whose it is, of which data, who measured when, page numbers, a code; in one language."""

import io
from datetime import date

import pypdfium2
import pytest
from test_small_loads import building

from samrit.measure.answer import Answer
from samrit.thai.translation import in_both, in_language
from samrit.writers.measurement import Measured, write_measurement


@pytest.fixture(scope="module")
def answer() -> Answer:
    """Of a building."""
    return building()


MEASURED = Measured(
    name="ปิดไฟหนึ่งชั่วโมง",
    agency=in_both("สำนักสมมุติ", "Department of Examples"),
    area="เขตสมมุติ",
    data="ข้อมูลสังเคราะห์",
    source="สร้างด้วยสูตร",
    author=in_both("เจ้าหน้าที่สมมุติ", "An officer"),
    on=date(2026, 11, 30),
    address="https://kpi.example.go.th/office/measurements/runs/7/",
    is_synthetic=True,
)


def words_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", " ") for page in document]


def test_the_paper_says_whose_it_is_and_of_which_data(answer: Answer) -> None:
    with in_language("th"):
        pages = words_of(write_measurement(answer, MEASURED))

    for words in (
        "ปิดไฟหนึ่งชั่วโมง",
        "สำนักสมมุติ",
        "เขตสมมุติ",
        "ข้อมูลสังเคราะห์ สร้างขึ้นโดยมิได้วัดจากมาตร",
        "สร้างด้วยสูตร",
        "เจ้าหน้าที่สมมุติ",
        "30 พฤศจิกายน 2569",
    ):
        assert "".join(words.split()) in "".join(pages[0].split())
    assert [f"หน้า {number}/{len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


@pytest.mark.parametrize(
    ("wanted", "strange"),
    [("th", ("interval", "method", "previous", "baht", "the data")), ("en", ("วัน", "ประหยัด", "วิธี"))],
)
def test_the_paper_is_in_one_language(answer: Answer, wanted: str, strange: tuple[str, ...]) -> None:
    with in_language("en" if wanted == "en" else "th"):
        text = " ".join(words_of(write_measurement(answer, Measured(name="A"))))

    assert [word for word in strange if word in text] == []


def test_a_paper_says_in_its_language_that_the_data_are_synthetic_and_no_word_of_theirs_does(answer: Answer) -> None:
    with in_language("en"):
        made_up, metered = (words_of(write_measurement(answer, one)) for one in (MEASURED, Measured(area="บ้านจำลอง")))

    assert made_up[0].count("Synthetic data: made up, not metered.") == 2
    assert "ynthetic" not in " ".join(metered)


def test_the_code_leads_to_the_run_and_without_an_address_there_is_none(answer: Answer) -> None:
    with_code, without = write_measurement(answer, MEASURED), write_measurement(answer, Measured())

    assert len(with_code) > len(without)
    assert write_measurement(answer, MEASURED) == with_code
