"""Broken and hostile files end in a report that is checked, prints and reads back, or in one clear sentence, and soon."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fuzz.inputs import mutated
from samrit.checks import check
from samrit.readers import UnreadableError, read, read_all
from samrit.readers.source import MAX_TEXT_BYTES
from samrit.writers import write

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
FILES = tuple(
    path.read_bytes()
    for path in (DOCUMENTS / "indicator-32-own-words.txt", *sorted((DOCUMENTS / "pages").glob("*.txt")))
)
SEEDS = (*FILES, *(write(read(data).report, name) for data in FILES for name in ("json", "text")))
moderate = settings(max_examples=200, suppress_health_check=list(HealthCheck))

HEAD = "**** ผลการดำเนินงานส่วนที่ 2 ผลสัมฤทธิ์การปฏิบัติงานตามแผน แยกรายตัวชี้วัด ****\n1. ชื่อตัวชี้วัด : ก\n"
PAGE = "http://example.go.th/mykpi.php?pid=5099-1\nค่าเป้าหมาย ร้อยละ : 100\n"
# Pieces that, repeated without end, cost much where a pattern or a loop is careless.
PIECES = (
    "\n", "ก\n", "1.\n", "-", "---- ก", "*", "(", "( ) ", "่", "่้", "ํ", "เ", "\\", " ", ": ", "\x0c", "1.1", "2, ", "2 และ ", "31/10/2562 ",
    "1. ชื่อตัวชี้วัด : ก\n", "(6.1) ไตรมาสที่ 1 : ก\n", ": ผลงานที่ทำได้ = 1\n", "ผลงาน : 1 ", "ประเด็นยุทธศาสตร์ : ", "มิติที่ 3 (3.2) ก : 1-1\n",
    "รายงานผลฯ ไตรมาสที่ 4\n", "1 2 3 / 4\n", "<http", "1.นิยาม ", "หน่วยนับ ", "เป็นไปตามเป้าหมาย ", "ลงชื่อ....\n", '{"form":', "[",
    "5. เป้าหมาย : 5 (", "****", "::", "ค่าเป้าหมาย ร้อยละ : 1", "ก",
)  # fmt: skip


def _outcome(data: bytes, name: str = "") -> str:
    """Whether a report is read, which is then checked and reads back from its print, or refused with one sentence."""
    try:
        reading = read(data, name=name)
    except UnreadableError as error:
        message = error.message
    else:
        check(reading.report)
        assert read(write(reading.report, "text")).report == reading.report
        return "read"
    assert message.th
    assert message.en
    assert "\n" not in message.th + message.en
    return "refused"


@moderate
@given(data=st.binary(max_size=400), name=st.sampled_from(["", "a.txt", "a.json", "a.pdf", "a.bin"]))
@example(data=b"", name="")
@example(data=b"\xff\xfe\x00", name="a.txt")
@example(data=b"%PDF-1.7 nothing", name="a.pdf")
@example(data=b'{"form":"indicator","quarters":[{"quarter":1,"score":{"value":"1e999999"}}]}', name="a.json")
@example(data=b"[" * 100_000, name="a.json")
@example(data=b"\x01", name="")
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    assert _outcome(data, name) in ("read", "refused")


@moderate
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_heaps_of_labels(pieces: list[str]) -> None:
    assert _outcome("".join(pieces).encode()) in ("read", "refused")


@moderate
@given(at=st.integers(0, len(FILES[0])), byte=st.integers(0, 255))
def test_one_wrong_byte(at: int, byte: int) -> None:
    assert _outcome(FILES[0][:at] + bytes([byte]) + FILES[0][at + 1 :]) in ("read", "refused")


@moderate
@given(mutated(SEEDS))
def test_broken_files(data: bytes) -> None:
    assert _outcome(data) in ("read", "refused")


@pytest.mark.parametrize("seed", range(len(FILES)))
def test_files_cut_short_anywhere(seed: int) -> None:
    data = FILES[seed]

    outcomes = {_outcome(data[:end]) for end in range(0, len(data), 41)}

    assert "read" in outcomes


@pytest.mark.parametrize("openings", [("",), (HEAD + "3. คำนิยาม : ", "\n(6.1) ไตรมาสที่ 1 : "), (PAGE,)])
@pytest.mark.parametrize("piece", PIECES)
def test_endless_repetition(openings: tuple[str, ...], piece: str) -> None:
    """An eighth of the longest text; a reader that takes the square of its length takes 64 times as long for the whole."""
    unit, most = piece.encode(), MAX_TEXT_BYTES // 8 // len(openings)
    starts = [opening.encode() for opening in openings]
    data = b"".join(start + unit * ((most - len(start)) // len(unit)) for start in starts)
    began = process_time()

    try:
        said = type(read(data).report).__name__
    except UnreadableError as error:
        said = error.message.en

    assert said
    assert process_time() - began < 2


HEADS_OF_ROWS = "ตัวชี้วัด | เป้าหมาย | ผลงาน\n"


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        ("", "|"),
        ("", "|\n"),
        (HEADS_OF_ROWS, "\n"),
        (HEADS_OF_ROWS, "|"),
        (HEADS_OF_ROWS, "หมายเหตุ | 1 | 2\n"),
        ("", "ไตรมาส | ผลงาน\n"),
        ("", "| ไตรมาส 1 | ไตรมาส 2 |\nก | 1\n"),
        ("ค่าเป้าหมาย : ", " "),
    ],
)
def test_endless_tables_take_less_than_two_seconds(opening: str, piece: str) -> None:
    start, unit = opening.encode(), piece.encode()
    data = start + unit * ((MAX_TEXT_BYTES // 4 - len(start)) // len(unit))
    began = process_time()

    with suppress(UnreadableError):
        read(data)

    assert process_time() - began < 2


def test_hundreds_of_small_reports_take_no_longer_than_their_number() -> None:
    small = "ตัวชี้วัด: จำนวน {}\nเป้าหมาย: 5 ครั้ง\nไตรมาส 1: 2 ครั้ง\n\n"
    began = process_time()

    readings = read_all("".join(small.format(number) for number in range(300)).encode())

    assert [one.report.name for one in readings] == [f"จำนวน {number}" for number in range(300)]
    assert process_time() - began < 4  # the square of their number takes 6


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n\t\x00",
        b"x" * (MAX_TEXT_BYTES + 1),
        b"[" * 100_000,
        b'{"form":' * 50_000,
        b'{"form":"indicator","quarters":[{"quarter":1e999999}]}',
        b'{"form":"indicator","quarters":[{"quarter":1,"progress_percent":"1e999999"}]}',
        b'{"form":"indicator","quarters":[{"quarter":1,"progress_percent":1e999999}]}',
        b'{"form":"indicator","fiscal_year_be":' + b"9" * 5000 + b"}",
        b'{"form":"indicator","name":"\\ud800"}',
        b'{"form":"other"}',
        b'{"form":"indicator","nonsense":1}',
        b"PK\x03\x04" + bytes(60),
        b"\xd0\xcf\x11\xe0" + bytes(60),
        b"{\\rtf1 x}",
        b"\x89PNG\r\n\x1a\n" + bytes(60),
        b"<!doctype html><html></html>",
        b"\x7fELF" + bytes(range(256)),
        "บันทึกการประชุมเรื่องอื่น\nไม่มีแบบรายงาน".encode(),
    ],
)
def test_what_holds_no_report_is_refused_with_one_sentence(data: bytes) -> None:
    assert _outcome(data) == "refused"
