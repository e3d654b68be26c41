"""What is a label on a paper that is no official form, and what is text: by signs, values, places, and the paper's habits."""

import re
from collections import Counter
from collections.abc import Iterable

from samrit.readers import form_zones as zones
from samrit.readers.chats import messages
from samrit.readers.form_scan import Scanner
from samrit.readers.form_sections import Scan
from samrit.readers.lines import Line
from samrit.readers.other_labels import NUMBER, OTHER, PERSON, QUARTER, UNIT, OtherLabel, match_other
from samrit.readers.other_values import DIGIT, FITS, SURE_BY_VALUE, VALUES, is_value, quarters_apart
from samrit.readers.paper_heads import is_office
from samrit.readers.ticks import opens_with_box
from samrit.report.labels import INDICATOR_ITEMS, Label, squeeze
from samrit.report.lines import SIGNATURE_LINE, is_quarter

ONE_LINE = zones.HEAD | {"level", "plan", "evaluation", UNIT, NUMBER}
_TICKED = frozenset({"level", "kind", "verdict_text", "year_end"})
_LONGEST_UNIT, _SHORTEST_WORDS = 60, 6  # characters
_FEWEST_BY_BLANKS = 3
NUMBER_AND_NAME = re.compile(
    r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}[.)]?\s+(?=\S{3})(?!ประจำปี|ปีงบ|ปี\s|ไตรมาส|รอบ|ของ|และ)"
)
_ON_DOTS = re.compile(r"(?:\.{3,}|…+|_{3,})\s*[^\s.…_(][^.…_]*(?:\.[^.…_]+)*\s*(?P<dots>\.{3,}|…+|_{3,})$")


def _undotted(line: Line) -> Line:
    """A line without the dots behind what was written on them: "ผลงาน ....6....", "หน่วย ....คัน...."."""
    end = _ON_DOTS.search(line.text)
    return line.piece(0, end.start("dots")) if end is not None and not SIGNATURE_LINE.match(line.text) else line


class LabelFinder(Scanner):
    """Finds the labels of one paper; `by_blanks` takes labels for such that nothing but a blank parts from their value."""

    def __init__(self, labels: tuple[Label, ...] = INDICATOR_ITEMS, *, by_blanks: bool = False) -> None:
        super().__init__(labels)
        self._is_project = labels is not INDICATOR_ITEMS
        self._by_blanks = by_blanks
        self._found: dict[int, OtherLabel] = {}  # by the line's start
        self._counts: Counter[str] = Counter()
        self._latest_year = 0  # of those that labels of values name
        self._last_quarter = -1  # where the line of the last one starts
        self._are_quarters_plain = False  # nothing parts their names from the words, and they stand in their order
        self._are_labels_numbered = False
        self._group = ""  # the value that the quarters below a heading are of
        self._are_of_quarters: set[str] = set()

    def scan(self, lines: Iterable[Line]) -> Scan:
        """Sort all lines."""
        whole = list(lines)
        said = messages(whole, lambda text: match_other(text, is_project=self._is_project) is not None)
        every = [piece for line in said for piece in quarters_apart(_undotted(line))]
        for line in every:
            found = match_other(line.text, is_project=self._is_project) if line.text else None
            if found is None:
                continue
            self._found[line.start] = found
            self._latest_year = max(self._latest_year, found.year or 0)
            if found.is_parted and found.quarter is None:
                self._counts[found.field] += 1
            if found.field == "name" and found.is_numbered:
                self._are_labels_numbered = True
            if found.quarter is not None:
                self._last_quarter = line.start
        quarters = [one for one in self._found.values() if one.field == QUARTER and one.quarter is not None]
        names = [one.quarter for one in quarters]
        self._are_quarters_plain = (
            not any(one.is_parted for one in quarters) and len(names) > 1 and names == [1, 2, 3, 4][: len(names)]
        )
        self._scan.is_form = False
        scan = super().scan(every)
        if scan.next_report is not None:  # counted in lines, of which these may be pieces
            start = (every[scan.next_report].root or every[scan.next_report]).start
            scan.next_report = next(at for at, line in enumerate(whole) if line.start == start and line.text)
        return scan

    @property
    def has_labels_by_blanks(self) -> bool:
        """Whether it is the paper's habit to part labels from their values by a blank."""
        found = [one for one in self._found.values() if one.is_form_spelling and one.field != QUARTER]
        blanks = {one.field for one in found if not one.is_parted}
        dots = {one.field for one in found if one.is_dotted} - blanks
        is_habit = len(blanks) + len(dots) >= _FEWEST_BY_BLANKS and len(blanks) > 0
        return is_habit and len(blanks) + len(dots) >= len(self._counts.keys() - dots)

    def _is_own(self, _text: str) -> bool:
        return True

    def _is_label(self, found: OtherLabel, line: Line) -> bool:
        """Whether the words are a label where they stand: by what parts them from the value, by the value, by the zone."""
        value = line.text[found.end :]
        is_text = self._now.key not in ONE_LINE
        if found.is_numbered and is_text and not self._are_labels_numbered and found.quarter is None:
            return found.is_parted and not value and found.is_form_spelling
        if found.quarter is not None and not found.is_parted:
            return self._is_plain_quarter(found, line)
        if not found.is_parted:
            return self._is_blank_label(found, value, is_text=is_text)
        if not value and not found.is_form_spelling and found.field in (OTHER, PERSON, UNIT, *VALUES):
            return not is_text  # a word alone on its line, within a text
        is_free = is_text and found.field in VALUES and self._quarter_now() is None
        if not (is_free and value) or is_value(value):
            return True
        is_stated = ":" in line.text[: found.end].replace("：", ":") and DIGIT.search(value) is not None
        return is_stated and found.is_form_spelling and found.field not in self._expected_version

    def _is_plain_quarter(self, found: OtherLabel, line: Line) -> bool:
        """Whether a quarter is named that nothing but a blank parts from what it did."""
        if found.field != QUARTER:
            return found.field in VALUES and is_value(line.text[found.end :])
        return self._by_blanks or self._are_quarters_plain or is_quarter(line.text) is not None

    def _is_blank_label(self, found: OtherLabel, value: str, *, is_text: bool) -> bool:
        """Whether words that nothing but a blank parts from what follows are a label: a value fits it, or it is the paper's habit."""
        shown = self._shows_by_value(found, value, is_text=is_text)
        if shown is not None:
            return shown
        fits = FITS.get(found.field)
        if fits is not None:
            return fits(value) and (found.is_form_spelling or found.field in SURE_BY_VALUE or self._by_blanks)
        is_long = len(squeeze(found.spelling)) >= _SHORTEST_WORDS
        if found.field == UNIT:
            return len(value) <= _LONGEST_UNIT and (self._by_blanks or (not is_text and is_long))
        if self._by_blanks and found.field in ("definition", "quarters") and is_text and is_long:
            return self._opens_words_of_quarters(found)
        if found.field == OTHER or not found.is_form_spelling or not is_long:
            return False
        return self._by_blanks or (not is_text and found.field != "agency")

    def _shows_by_value(self, found: OtherLabel, value: str, *, is_text: bool) -> bool | None:
        """Whether an office, a number and a name, or boxes behind a label say that it is one; None where none of these stands there."""
        if found.field == "agency" and is_office(value):
            return found.is_form_spelling and not is_text
        if found.field == "name" and self._is_numbered_name(found, value):
            return True
        return found.field in _TICKED if opens_with_box(value) else None

    def _opens_words_of_quarters(self, found: OtherLabel) -> bool:
        """Whether a label opens the words of several quarters, and stands right below a quarter's name or value."""
        again = sum(one.field == found.field and not one.is_parted for one in self._found.values())
        return again > 1 and self._now.key.startswith("quarter.") and not any(line.text for line in self._now.lines)

    def _is_numbered_name(self, found: OtherLabel, value: str) -> bool:
        """Whether a number and a name stand behind the label, and no name elsewhere: "ตัวชี้วัดที่ 7 ร้อยละของ…"."""
        is_other = self._counts["name"] > 0 or "name" in self._expected_version
        return not is_other and squeeze(found.spelling).endswith("ที่") and NUMBER_AND_NAME.match(value) is not None
