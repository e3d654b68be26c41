"""What is a label on a paper that is no official form, and what is text: by signs, values, places, and the paper's habits."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from samrit.readers import form_zones as zones
from samrit.readers.chats import messages
from samrit.readers.form_scan import Scanner
from samrit.readers.form_sections import Scan, Section
from samrit.readers.lines import Line
from samrit.readers.other_labels import (
    NUMBER,
    OTHER,
    PERSON,
    QUARTER,
    THIS_QUARTER,
    UNIT,
    OtherLabel,
    labels_within,
    match_other,
)
from samrit.readers.other_lines import begins_name, name_in_quotes, names, paper_quarter, said
from samrit.readers.other_values import DIGIT, FITS, SURE_BY_VALUE, VALUES, is_number, is_value, value_in
from samrit.readers.paper_heads import is_office
from samrit.readers.ticks import opens_with_box
from samrit.report.labels import INDICATOR_ITEMS, Label, squeeze
from samrit.report.lines import is_quarter

ONE_LINE = zones.HEAD | {"level", "plan", "evaluation", UNIT, NUMBER}
_TICKED = frozenset({"level", "kind", "verdict_text", "year_end"})
_OF_CHATS = frozenset({"obstacles", "evidence"})
_LONGEST_UNIT, _SHORTEST_WORDS = 60, 6  # characters; where blanks part all labels, one less
_FEWEST_BY_BLANKS = 3
_FEWEST_OF_OTHERS = 5  # where they are no words of the form's own
SO_FAR = re.compile(r"สะสม|cumulative|so far", re.IGNORECASE)
NUMBER_AND_NAME = re.compile(
    r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}[.)]?\s+(?=\S{3})(?!ประจำปี|ปีงบ|ปี\s|ไตรมาส|รอบ|ของ|และ)"
)


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
        self._are_alone = False  # nearly all labels stand on lines of their own
        self._quarter_of_paper: int | None = None  # that of which all of it is
        self._are_so_far = False  # all values that quarters have
        self._awaited: tuple[int, str] | None = None  # the quarter and the field of a value on the next line
        self._group = ""  # the value that the quarters below a heading are of
        self._are_of_quarters: set[str] = set()

    def scan(self, lines: Iterable[Line]) -> Scan:
        """Sort all lines."""
        whole = list(lines)
        chat = messages(whole, lambda text: match_other(text, is_project=self._is_project) is not None)
        every = [piece for line in chat for piece in said(line)]
        sizes = {line.start: len(line.text) for line in every if line.text}
        for line in every:
            found = match_other(line.text, is_project=self._is_project) if line.text else None
            if found is None:
                continue
            if found.field == "name" and is_number(line.text[found.end :]):  # "ตัวชี้วัดที่ 4", alone
                found = replace(found, field=NUMBER)
            self._found[line.start] = found
            self._latest_year = max(self._latest_year, found.year or 0)
            if found.is_parted and found.quarter is None:
                self._counts[found.field] += 1
            if found.field == "name" and found.is_numbered:
                self._are_labels_numbered = True
            if found.quarter is not None:
                self._last_quarter = line.start
        alone = {one.field for start, one in self._found.items() if one.end == sizes[start]}
        self._are_alone = len(alone) * 4 >= len({one.field for one in self._found.values()}) * 3
        self._are_so_far = self._has_but_values_so_far(every)
        quarters = [one for one in self._found.values() if one.field == QUARTER and one.quarter is not None]
        names = [one.quarter for one in quarters]
        self._are_quarters_plain = (
            not any(one.is_parted for one in quarters) and len(names) > 1 and names == [1, 2, 3, 4][: len(names)]
        )
        self._scan.is_form = False
        if not self._is_project:
            self._find_what_no_label_names(every)
        scan = super().scan(every)
        quoted = name_in_quotes(every) if "name" not in self._expected_version and not self._is_project else None
        if quoted is not None:
            self._scan.open(Section("name", quoted, [quoted]))
            self._scan.items_found += 1
        if scan.next_report is not None:  # counted in lines, of which these may be pieces
            start = (every[scan.next_report].root or every[scan.next_report]).start
            scan.next_report = next(at for at, line in enumerate(whole) if line.start == start and line.text)
        return scan

    def _find_what_no_label_names(self, lines: list[Line]) -> None:
        """The indicator's name and the paper's quarter, where they stand in a title alone."""
        if not any(one.field == "name" for one in self._found.values()):
            for line, label in names(lines, self._found):
                self._found[line.start] = label
                self._counts["name"] += 1
        self._find_quarter_of_paper(lines)

    def _find_quarter_of_paper(self, lines: list[Line]) -> None:
        """The one quarter of a paper that names it in its title alone, or in a heading above the indicator's name."""
        named = {start: one for start, one in self._found.items() if one.quarter not in (None, THIS_QUARTER)}
        name = next((start for start, one in self._found.items() if one.field == "name"), None)
        if len(named) == 1 and name is not None:
            start, label = next(iter(named.items()))
            line = next(line for line in lines if line.start == start)
            is_title = label.field in (QUARTER, "quarters") and not (label.is_parted and line.text[label.end :])
            if start < name and is_title:
                del self._found[start]
                self._quarter_of_paper = label.quarter
        if not named:
            self._quarter_of_paper = paper_quarter(lines, self._is_title)

    def _has_but_values_so_far(self, lines: list[Line]) -> bool:
        """Whether each result that stands in a quarter's place is one so far, and each quarter has one."""
        quarter: int | None = None
        so_far: set[int] = set()
        quarters: set[int] = set()
        filled = [line for line in lines if line.text]
        for line, following in zip_longest(filled, filled[1:]):
            found = self._found.get(line.start)
            if found is None:
                continue
            quarter = found.quarter or quarter
            quarters |= {found.quarter} if found.quarter else set()
            value = line.behind(found.end)
            value = value if value.text or following is None or following.start in self._found else following
            if found.field not in ("result", QUARTER) or quarter is None or value_in(value) is None:
                continue
            if SO_FAR.search(line.text):
                so_far.add(quarter)
            elif not found.is_of_year:
                return False
        return bool(so_far) and so_far == quarters

    def _is_title(self, line: Line) -> bool:
        label = self._found.get(line.start)
        return label is None or (label.field == OTHER if label.is_parted else label.field != "name")

    @property
    def has_labels_by_blanks(self) -> bool:
        """Whether it is the paper's habit to part labels from their values by a blank."""
        others = {one.field for one in self._found.values() if not one.is_parted} - {QUARTER, OTHER, PERSON}
        if len(others) >= max(_FEWEST_OF_OTHERS, len(self._counts)):
            return True
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
        is_text = self._now.key not in (*ONE_LINE, "more")
        if found.is_numbered and is_text and not self._are_labels_numbered and found.quarter is None:
            return found.is_parted and not value and found.is_form_spelling
        if found.quarter is not None and not found.is_parted:
            return self._is_plain_quarter(found, line)
        if not found.is_parted:
            return self._is_blank_label(found, self._own_value(line, found), is_text=is_text)
        is_a_word = not value and not found.is_form_spelling and found.quarter is None
        if is_a_word and found.field in (OTHER, PERSON, UNIT, *VALUES):
            # a word alone on its line, within a text
            is_free = self._are_alone and found.field not in (OTHER, *self._expected_version)
            return not is_text or is_free or (found.field == PERSON and self._now.key == "evidence")
        is_free = is_text and found.field in VALUES and found.quarter is None and self._quarter_now() is None
        if not (is_free and value) or is_value(value):
            return True
        is_stated = ":" in line.text[: found.end].replace("：", ":") and DIGIT.search(value) is not None
        return is_stated and found.is_form_spelling and found.field not in self._expected_version

    def _parts(self, line: Line, found: OtherLabel) -> tuple[Line, list[Line]]:
        """A line of short values cut where another label stands in it."""
        if found.field not in ONE_LINE or found.field in ("level", "kind"):
            return line, []
        known = (*ONE_LINE, PERSON, *((OTHER,) if found.field in (UNIT, *VALUES) else ()))
        starts = [
            at
            for at, field in labels_within(line.text, found.end, is_project=self._is_project)
            if field != found.field and (field in known or (field == "quarters" and found.field in VALUES))
        ]
        if not starts:
            return line, []
        ends = [*starts[1:], len(line.text)]
        return line.piece(0, starts[0]), [line.piece(a, b) for a, b in zip(starts, ends, strict=True)]

    def _own_value(self, line: Line, found: OtherLabel) -> str:
        """What stands behind a label, up to the next one on its line."""
        return self._parts(line, found)[0].text[found.end :].rstrip(" ,;/|")

    def _is_plain_quarter(self, found: OtherLabel, line: Line) -> bool:
        """Whether a quarter is named that nothing but a blank parts from what it did."""
        if found.field != QUARTER:
            is_words = self._by_blanks and found.field in ("quarters", "result")
            return is_words or (found.field in (*VALUES, "quarters") and value_in(line.behind(found.end)) is not None)
        value = value_in(line.behind(found.end))
        is_plain = self._by_blanks or self._are_quarters_plain or is_quarter(line.text) is not None
        return is_plain or (value is not None and DIGIT.search(value.text) is not None)

    def _is_blank_label(self, found: OtherLabel, value: str, *, is_text: bool) -> bool:
        """Whether words that nothing but a blank parts from what follows are a label: a value fits it, or it is the paper's habit."""
        shown = self._shows_by_value(found, value, is_text=is_text)
        if shown is not None:
            return shown
        fits = FITS.get(found.field)
        if fits is not None:
            is_sure = found.is_form_spelling or found.field in SURE_BY_VALUE or self._by_blanks or not is_text
            return fits(value) and is_sure
        is_long = len(squeeze(found.spelling)) >= _SHORTEST_WORDS - self._by_blanks
        if found.field == UNIT:
            return len(value) <= _LONGEST_UNIT and (self._by_blanks or (not is_text and is_long))
        if self._by_blanks and found.field in ("definition", "quarters") and is_text and is_long:
            return self._opens_words_of_quarters(found)
        is_known = found.is_form_spelling or (self._by_blanks and found.field not in self._expected_version)
        if found.field == OTHER or not is_known or not is_long:
            return False
        return self._by_blanks or (not is_text and found.field != "agency")

    def _shows_by_value(self, found: OtherLabel, value: str, *, is_text: bool) -> bool | None:
        """Whether an office, a number and a name, or boxes behind a label say that it is one; None where none of these stands there."""
        if found.field == "agency" and is_office(value):
            return found.is_form_spelling and not is_text
        if found.field == "name" and self._is_name(found, value):
            return True
        if found.field in _OF_CHATS and not found.is_form_spelling and self._opens_line_of_chat(found, is_text=is_text):
            return True
        if self._by_blanks and found.is_numbered and self._are_labels_numbered and found.field in _OF_CHATS:
            return True
        if found.field == "year_end" and not found.is_form_spelling and DIGIT.search(value) and is_value(value):
            return True
        return found.field in _TICKED if opens_with_box(value) else None

    def _opens_words_of_quarters(self, found: OtherLabel) -> bool:
        """Whether a label opens the words of several quarters, and stands right below a quarter's name or value."""
        again = sum(one.field == found.field for one in self._found.values()) > 1 or bool(self._now.values)
        return again and self._now.key.startswith("quarter.") and not any(line.text for line in self._now.lines)

    def _is_name(self, found: OtherLabel, value: str) -> bool:
        """Whether a name stands behind the label, and none elsewhere: "ตัวชี้วัดที่ 7 ร้อยละของ…", "ตชว. จำนวน…"."""
        if self._counts["name"] > 0 or "name" in self._expected_version:
            return False
        is_numbered = squeeze(found.spelling).endswith("ที่") and NUMBER_AND_NAME.match(value) is not None
        return is_numbered or (not found.is_form_spelling and begins_name(value))

    def _opens_line_of_chat(self, found: OtherLabel, *, is_text: bool) -> bool:
        """Whether a word opens the line that tells of it, in a paper of one quarter that has no such label elsewhere."""
        if sum(one.field == found.field for one in self._found.values()) > 1:
            return False
        label = self._now.label
        is_behind = self._are_quarters_plain and label is not None and label.start >= self._last_quarter
        return is_behind or not is_text or self._quarter_of_paper is not None
