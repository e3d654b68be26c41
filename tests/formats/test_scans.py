"""A picture of a paper gives a draft, marked as one, where tesseract is installed; elsewhere a sentence says what to do."""

import shutil
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.fuzz import partial_ratio

from paper_makers import png
from samrit.readers import UnreadableError, read_all
from samrit.report import IndicatorReport, QuarterReport, Result, Target
from samrit.writers import write

REPORT = IndicatorReport(
    number_text="32.",
    name="จำนวนชุมชนที่คัดแยกขยะตั้งแต่ต้นทาง",
    target=Target(value_text="40", unit_text="ชุมชน"),
    result=Result(value_text="41", unit_text="ชุมชน"),
    quarters=(QuarterReport(quarter=1, narrative="สำรวจชุมชนในพื้นที่ 50 เขต และจัดทำบัญชีรายชื่อ"),),
)


def pictures() -> list[Image.Image]:
    """The pages of the printed report, as a scanner gives them."""
    return [page.render(scale=2.5).to_pil().convert("L") for page in pypdfium2.PdfDocument(write(REPORT, "pdf"))]


def scanned_pdf() -> bytes:
    """The same as a PDF of pictures, without a word in it."""
    first, *others = pictures()
    buffer = BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=others)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [png(pictures()[0]), png(pictures()[0].rotate(180)), scanned_pdf()], ids=["png", "upside down", "pdf"]
)
def test_a_picture_of_a_paper_is_read_as_a_draft(data: bytes) -> None:
    if shutil.which("tesseract") is None:
        with pytest.raises(UnreadableError, match="isn't installed here"):
            read_all(data)
        return

    (reading,) = read_all(data)

    assert reading.format in ("scan", "pdf")
    assert reading.issues[0].code == "scanned"
    assert isinstance(reading.report, IndicatorReport)
    assert partial_ratio(reading.report.name, REPORT.name) > 85
    assert reading.report.target.value == REPORT.target.value


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(60), b"\xff\xd8\xff" + bytes(60), png(Image.new("L", (300, 300), 255))],
    ids=["png", "jpeg", "blank"],
)
def test_a_picture_without_words_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_all(data)

    assert caught.value.message.th != caught.value.message.en


def test_pictures_among_the_pages_of_a_pdf_are_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(write(REPORT, "pdf"))) as pdf, pikepdf.open(BytesIO(scanned_pdf())) as scan:
        del pdf.attachments["report.json"]
        pdf.pages.extend(scan.pages)
        pdf.save(out)

    (reading,) = read_all(out.getvalue())

    assert "pages-unread" in [issue.code for issue in reading.issues]
    assert reading.report.name == REPORT.name
