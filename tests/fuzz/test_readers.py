"""Every reader of files: whatever comes ends in a report that is checked and reads back, or in one sentence in both languages."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fuzz.harness import fuzz, require_sentence
from fuzz.inputs import mutated, mutated_archives
from paper_makers import open_document, page_of_rows, sheet, word_of_rows
from samrit.checks import check
from samrit.decoding.process import UndecodableError
from samrit.decoding.refusing import Refusal
from samrit.readers import UnreadableError, read_all
from samrit.readers.agency_list import read_agency_list
from samrit.readers.day_file import read_day_file
from samrit.readers.people_sheet import read_people_sheet
from samrit.readers.place_list import read_place_list
from samrit.readers.plan_sheet import read_plan_sheet
from samrit.readers.plan_tree_sheet import read_tree_sheet
from samrit.writers import write

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
TEXTS = [
    (DOCUMENTS / "indicator-32-own-words.txt").read_bytes(),
    *(p.read_bytes() for p in DOCUMENTS.glob("pages/*.txt")),
]
RTF = rb"{\rtf1\ansi\ansicpg874 {\fonttbl{\f0 Tahoma;}}\trowd\cellx100\cellx900 1.\cell \u3594?\u3639?\u3656?\u3629?\cell\row\par 5}"
ROWS = (
    ["code", "name_th", "name_en", "parent", "kind", "from", "level", "username", "email", "role", "agency", "date", "number", "target", "unit"],
    ["10", "สำนักตัวอย่าง", "Office", "", "department", "2021-01-01", "1", "somchai", "a@example.org", "officer", "10", "1 ม.ค. 2564", "1", "5", "แห่ง"],
)  # fmt: skip
CSV = ["\n".join(",".join(row) for row in ROWS).encode(), "วันที่,ชื่อวันหยุด\n13 เม.ย. 2564,สงกรานต์\n".encode()]
CALENDAR = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20210413\nSUMMARY:Songkran\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.fixture(autouse=True)
def _decoders_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process for each input would take most of the time; what a decoder raises means the same as there."""

    def decode(decoder: str, data: bytes, *, limits: object = None, **options: Any) -> dict[str, Any]:
        del limits
        try:
            answer: dict[str, Any] = import_module(f"samrit.decoding.{decoder}").decode(data, **options)
        except Refusal as refusal:
            raise UndecodableError(str(refusal)) from refusal
        except Exception as error:
            raise UndecodableError("broken") from error
        return answer

    for module in ("samrit.readers.decoded", "samrit.readers.workbook"):
        monkeypatch.setattr(f"{module}.decode", decode)


def report(name: str, data: bytes) -> None:
    """A file that may be a report."""
    try:
        readings = read_all(data, name)
    except UnreadableError as error:
        require_sentence(error.message)
        return
    for reading in readings:
        check(reading.report)
        (again,) = read_all(write(reading.report, "text"), "again.txt")
        assert again.report == reading.report


def listed(read: Callable[[bytes], object], data: bytes) -> None:
    """A file that may be a list."""
    try:
        read(data)
    except UnreadableError as error:
        require_sentence(error.message)


def book() -> list[bytes]:
    return [sheet(ROWS), sheet([["ตัวชี้วัด", "เป้าหมาย", "ไตรมาสที่ 1"], ["ก", 5, 2]])]


LISTS: dict[str, Callable[[bytes], object]] = {
    "agencies": read_agency_list,
    "days off": read_day_file,
    "people": read_people_sheet,
    "districts": read_place_list,
    "plans": read_plan_sheet,
    "long-term plans": read_tree_sheet,
}


@pytest.mark.parametrize(
    ("target", "name", "seeds"),
    [
        ("text", "a.txt", lambda: TEXTS),
        ("JSON", "a.json", lambda: [write(read_all(text, "a.txt")[0].report, "json") for text in TEXTS]),
        ("saved page", "a.html", lambda: [page_of_rows().encode(), *TEXTS]),
        ("rich text", "a.rtf", lambda: [RTF]),
        ("PDF", "a.pdf", lambda: [write(read_all(TEXTS[0], "a.txt")[0].report, "pdf")]),
    ],
)
def test_reports(target: str, name: str, seeds: Callable[[], list[bytes]]) -> None:
    fuzz(target, mutated(seeds()), partial(report, name), examples=8 if target == "PDF" else 40)


@pytest.mark.parametrize(
    ("target", "name", "seeds"),
    [
        ("Word", "a.docx", lambda: [word_of_rows()]),
        ("OpenDocument", "a.odt", lambda: [open_document("<text:p>1. ชื่อตัวชี้วัด : ก</text:p>")]),
        ("Excel", "a.xlsx", book),
    ],
)
def test_reports_in_archives(target: str, name: str, seeds: Callable[[], list[bytes]]) -> None:
    fuzz(target, mutated_archives(seeds()), partial(report, name), examples=30)


@pytest.mark.parametrize("target", LISTS)
def test_lists(target: str) -> None:
    fuzz(f"{target} as text", mutated([*CSV, CALENDAR]), partial(listed, LISTS[target]), examples=25)
    fuzz(f"{target} as Excel", mutated_archives(book()), partial(listed, LISTS[target]), examples=10)
