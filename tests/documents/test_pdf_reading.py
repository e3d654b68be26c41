"""A paper of ours reads back exactly; any other file ends in one sentence, in little time and memory."""

import io
import time
import zlib
from collections.abc import Callable

import pikepdf
import pytest

import samrit
from samrit.readers import read
from samrit.readers.reading import UnreadableError
from samrit.readers.source import MAX_BYTES
from samrit.report import (
    Evidence,
    IndicatorReport,
    ProjectReport,
    QuarterReport,
    Report,
    Result,
    Target,
    canonical_json,
)
from samrit.writers.pdf import write_pdf

REPORT = IndicatorReport(
    number_text="๓.",
    name="จำนวนชุมชนที่คัดแยกขยะ",
    definition="ชุมชนที่คัดแยกครบ 12 เดือน 😀 漢字 \ue000",
    target=Target(value_text="40", unit_text="ไม่น้อยกว่า ... ชุมชน"),
    result=Result(value_text="41.00", unit_text="ไม่น้อยกว่า ... ชุมชน"),
    quarters=(QuarterReport(quarter=2, narrative="อบรม 2 รุ่น\n\n1) รุ่นแรก\n2) รุ่นที่สอง"),),
    evidence=(Evidence(ref="https://example.org/waste"),),
)


def edited(change: Callable[[pikepdf.Pdf], None], **save: object) -> bytes:
    """Our paper, changed by another tool."""
    pdf = pikepdf.open(io.BytesIO(write_pdf(REPORT)))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, **save)  # type: ignore[arg-type]  # pikepdf's own keywords
    return out.getvalue()


def attachment(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.AttachedFileSpec:
    """A file to attach under the name by which we look."""
    return pikepdf.AttachedFileSpec(
        pdf, data, filename="report.json", description="", mime_type="application/json", creation_date="", mod_date=""
    )


def nothing(_pdf: pikepdf.Pdf) -> None:
    """Change nothing."""


def refusal(data: bytes) -> str:
    """The sentence by which a file is refused, within the time that a person waits."""
    started = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert time.monotonic() - started < 5
    assert caught.value.message.th != caught.value.message.en
    return caught.value.message.en


def bomb(pdf: pikepdf.Pdf, *, times: int = 1) -> None:
    """Attach 500 MB of blanks as report.json, packed once or more."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 2**20) for _ in range(500)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    stream = pdf.make_stream(data, Type=pikepdf.Name.EmbeddedFile)
    stream.write(data, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * times))
    embedded = pdf.Root.Names.EmbeddedFiles.Names[1].EF
    embedded.F = embedded.UF = stream


@pytest.mark.parametrize(
    "report",
    [REPORT, IndicatorReport(), ProjectReport(code="22000000-4008", name="โครงการ")],
    ids=["indicator", "empty", "project"],
)
def test_our_paper_reads_back_exactly(report: Report) -> None:
    reading = read(write_pdf(report))

    assert reading.report == report
    assert reading.format == "pdf"
    assert reading.source.encode() == canonical_json(report)
    assert reading.issues == ()


def test_a_paper_that_another_tool_saved_again_still_reads() -> None:
    assert read(edited(nothing, object_stream_mode=pikepdf.ObjectStreamMode.generate)).report == REPORT


def test_a_paper_that_only_its_owner_may_change_still_reads() -> None:
    locked = edited(nothing, encryption=pikepdf.Encryption(owner="owner", user=""))

    assert read(locked).report == REPORT


def test_an_encrypted_paper_is_refused() -> None:
    locked = edited(nothing, encryption=pikepdf.Encryption(owner="owner", user="user"))

    assert refusal(locked) == "The file has a password; please save it without one."


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 99, write_pdf(REPORT)[:3000]],
    ids=["head", "noise", "cut"],
)
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    assert refusal(data) == "The file is damaged and doesn't open. Please save it anew, and upload it again."


def test_a_paper_without_its_data_is_read_from_its_pages() -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments["report.json"]

    report = read(edited(strip)).report

    assert isinstance(report, IndicatorReport)
    assert (report.number_text, report.name) == (REPORT.number_text, REPORT.name)
    assert (report.target, report.result) == (REPORT.target, REPORT.result)
    assert report.quarters[0].narrative.replace("\n\n", "\n") == "อบรม 2 รุ่น\n1) รุ่นแรก\n2) รุ่นที่สอง"
    assert report.evidence == REPORT.evidence


def test_data_that_is_no_report_is_refused() -> None:
    def replace(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["report.json"] = attachment(pdf, b'{"form": "poem"}')

    assert refusal(edited(replace)) == "The report.json attached to this PDF is not a report."


def test_two_reports_in_one_paper_are_refused() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["second"] = attachment(pdf, canonical_json(IndicatorReport()))

    assert refusal(edited(add)) == "This PDF carries the data of more than one report."


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_is_refused(times: int) -> None:
    data = edited(lambda pdf: bomb(pdf, times=times), stream_decode_level=pikepdf.StreamDecodeLevel.none)

    assert refusal(data) == "The file is too large or too complex to be a report."


def test_a_huge_file_is_refused_unread() -> None:
    assert refusal(b"%PDF-1.7" + bytes(MAX_BYTES)) == "This file is larger than 20 MB, too large to be one report."


def test_many_attachments_take_no_more_time() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        for n in range(20_000):
            names.append(pikepdf.String(f"z{n:06}"))
            names.append(names[1])

    started = time.monotonic()
    reading = read(edited(add))

    assert reading.report == REPORT
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("nonsense", [5, None, b"\x00"])
def test_what_is_no_path_is_refused_in_a_sentence(nonsense: object) -> None:
    with pytest.raises(UnreadableError):
        samrit.read(nonsense)  # type: ignore[arg-type]  # that is what is tried
