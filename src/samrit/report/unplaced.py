"""Text that a source has and no field of the report: kept with its place, and printed at the end of the paper."""

import re
from collections import Counter

from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, PROJECT_ITEMS, QUARTER
from samrit.report.struct import Part

UNPLACED, BROKEN_OFF = "ข้อความที่ไม่อยู่ในช่องใดของแบบ :", "ต้นฉบับขาดตอนที่ :"
# So begins the remark of a paper whose typeface lacks letters.
LETTERS_LOST = "* อักขระที่แบบอักษรไม่มีแสดงเป็น"
_PLACE = re.compile(r":: \[(?:หน้า (?P<page>[1-9][0-9]{0,8}) )?บรรทัด (?P<line>[0-9]{1,9})\]$")
_PATH = re.compile(r"[a-z_]{1,40}(?:\.(?:[0-9]{1,4}|[a-z_]{1,40})){0,3}")


class Unplaced(Part, frozen=True):
    """A text of the source that stands in no field, with its page and line there (line 0: not known)."""

    text: str
    page: int = 1
    line: int = 0

    def _normalise(self) -> None:
        """Normal form of the text; ValueError for a place that no source has."""
        self._clean_texts("text")
        if not 1 <= self.page < 10**9 or not 0 <= self.line < 10**9:
            raise ValueError(f"a text stands on a page from 1 and a line from 0, not on {self.page} and {self.line}")

    @property
    def place(self) -> str:
        """The line that the paper prints above the text."""
        page = f"หน้า {self.page} " if self.page > 1 else ""
        return f":: [{page}บรรทัด {self.line}]"


def read_place(line: str) -> tuple[int, int] | None:
    """The page and the line that a paper prints above an unplaced text, None where the words are others."""
    match = _PLACE.match(line)
    return (int(match["page"] or 1), int(match["line"])) if match else None


def _labels() -> dict[str, str]:
    """The words that the form has for a field, of those that no other field has, too."""
    words = {label.field: label.words for label in (*PROJECT_ITEMS, *HEAD_LINES, *INDICATOR_ITEMS)}
    words |= {f"quarters.{quarter}.narrative": f"{QUARTER} {quarter}" for quarter in (1, 2, 3, 4)}
    said = Counter(words.values())
    return {path: label for path, label in words.items() if said[label] == 1 and path != "name"}  # of a project, too


_LABEL_OF = _labels()
_OF_LABEL = {label: path for path, label in _LABEL_OF.items()}


def print_path(path: str) -> str:
    """Where a source breaks off, as the paper says it: by the form's own label where it has one for the field."""
    return _LABEL_OF.get(path, path)


def read_path(words: str) -> str:
    """The way back from `print_path`; "" for words that name no field."""
    return _OF_LABEL.get(words) or (words if is_path(words) else "")


def is_path(path: str) -> bool:
    """Whether the words can be the path of a field: "quarters.3.narrative"."""
    return _PATH.fullmatch(path) is not None
