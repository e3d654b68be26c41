"""The lines of a paper that is no official form, sorted under the labels that it has: any words for a field, in any order.

What isn't sure is no field's: a second value, a value so far in one quarter's place, what a label names that no field is
for. It goes under "more", and stays text in no field.
"""

import re
from itertools import pairwise

from samrit.readers import form_zones as zones
from samrit.readers.form_labels import NUMBER_AND_NAME, ONE_LINE, LabelFinder
from samrit.readers.form_sections import Section
from samrit.readers.lines import Line
from samrit.readers.other_labels import NUMBER, OTHER, PERSON, QUARTER, UNIT, OtherLabel, labels_within, match_other
from samrit.readers.other_values import DIGIT, VALUES, is_value
from samrit.readers.paper_heads import office_in
from samrit.readers.remarks import remark
from samrit.readers.ticks import opens_with_box, ticked
from samrit.report.labels import squeeze
from samrit.vocabulary.fields import YEAR_END, path_of

# What a paper may say of each quarter and again of the year.
_OF_BOTH = frozenset({"obstacles", "supporting_factors", "evidence", "year_end", "verdict_text"})
_DRAWN = frozenset("-=_*~─━═ ")
_SECTION = re.compile(
    r"[\s*#]*(?:(?:ส่วนที่|ตอนที่|หมวดที่|หมวด)\s*[0-9๐-๙ก-ฮ]|(?:part|section)\s+[0-9A-Z]\b|จึงเรียนมา|ขอบคุณ(?:ครับ|ค่ะ|มาก|ล่วงหน้า|$)|ขอแสดงความนับถือ|ด้วยความนับถือ|(?:kind |best |warm )?regards\b|yours |sincerely\b|thank you|thanks\b)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}\.?\s*(?=[:：])")
_LEADER = re.compile(r"(?:\.{4,}|…+|_{3,})$")
_MARK = re.compile(r"(?:[-–•▪*]|[0-9๐-๙]{1,2}[.)])\s+(?=\S)")
_LABELLED = re.compile(r"[^\s:：\d][^\s:：]{1,30}(?:\s[^\s:：]{1,20}){0,3}\s*[:：]\s")
_SO_FAR = re.compile(r"สะสม|cumulative|so far", re.IGNORECASE)
_ALL_YEAR = re.compile(r"ทั้งปี|year", re.IGNORECASE)
_SO_FAR_BEHIND = re.compile(r"(?<=[^\s:：=])\s*[(\[]\s*(?:สะสม|ยอดสะสม|cumulative|so far)\s*[)\]]$", re.IGNORECASE)


_NEVER_OF_A_QUARTER = frozenset(
    {PERSON, OTHER, UNIT, NUMBER, "name", "code", "agency", "level", "kind", "method", "fiscal_year_be"}
)


class OtherScanner(LabelFinder):
    """Goes through the lines of one paper; `by_blanks` takes labels for such that nothing but a blank parts from their value."""

    def _labelled(self, line: Line) -> bool | None:
        """Place a line that a label opens."""
        found = self._found.get(line.start) if not line.offset else match_other(line.text, is_project=self._is_project)
        if found is None:
            return self._node(line) or self._signature(line) or self._unknown(line)
        if found.field in ("target", OTHER) and self._now.key in zones.BEFORE_ITEM_3 and self._node(line):
            return True
        if not self._is_label(found, line):
            return self._signature(line) or self._unknown(line)
        if found.quarter is not None:
            return self._of_quarter(line, found)
        return self._field(line, found)

    def _field(self, line: Line, found: OtherLabel) -> bool | None:
        quarter = self._quarter_now()
        is_older = found.year is not None and found.year < self._latest_year
        if found.field in (PERSON, OTHER) or is_older:
            if found.field == OTHER and "name" not in self._expected_version:  # the subject of a letter
                self._title(line)
            return self._more(line)
        if found.field == "shortfall":
            path = path_of(found.field, quarter if quarter is not None else YEAR_END)
            return None if path in self._expected_version else self._take(path, line, found)
        placed = None if quarter in (None, YEAR_END) else self._within_quarter(line, found, quarter)
        return self._of_year(line, found) if placed is None else placed

    def _within_quarter(self, line: Line, found: OtherLabel, quarter: int) -> bool | None:
        """Place a label that stands below a quarter's: of the quarter, or of none; None for one of the year."""
        field = found.field
        if field in VALUES and not found.is_of_year:
            is_open = self._may_be_of_year(line, field, quarter)
            return self._more(line) if is_open else self._value_of_quarter(line, found, quarter)
        if field == "quarters" or (field == "definition" and not found.is_form_spelling):
            return self._words_of_quarter(line, found, quarter)
        if field in _OF_BOTH and self._is_of_quarter(line, field):
            self._are_of_quarters.add(field)
            return self._more(line)
        return self._more(line) if field == "result" and not self._is_result_of_year(line) else None

    def _of_year(self, line: Line, found: OtherLabel) -> bool | None:
        """Place a label of the year, of the indicator, or of several quarters below it."""
        field, value = found.field, line.text[found.end :]
        if field == "quarters" or self._is_result_in_summary(line, found):
            return self._heading_of_quarters(line, found)
        if field in ("target", "result") and not value and self._opens_quarters():
            self._group = "" if found.is_of_year or _SO_FAR.search(line.text) else field
            return self._open("quarters" if self._group else "more", line, found.end if self._group else 0)
        if field in ("score", "progress_percent"):
            return self._more(line)
        if field not in self._expected_version or (value and self._is_heading(field)):
            return self._take(field, line, found)
        if field == "name" and squeeze(self._expected_version["name"]) != squeeze(line.text):
            return False
        return self._again(line, field)

    def _is_heading(self, field: str) -> bool:
        """Whether the label that stood before is the heading of what stands below it: no words are its own."""
        section = self._scan.section(field)
        return section is not None and section is self._now and not any(line.text for line in section.lines)

    def _is_result_in_summary(self, line: Line, found: OtherLabel) -> bool:
        """Whether nothing but a value stands where the year is summed up: "สรุปทั้งปี : ระดับ 5"."""
        value = line.text[found.end :]
        is_of_year = found.field == "year_end" and _ALL_YEAR.search(line.text[: found.end]) is not None
        return is_of_year and "result" not in self._expected_version and bool(DIGIT.search(value)) and is_value(value)

    def _heading_of_quarters(self, line: Line, found: OtherLabel) -> bool:
        """The heading of the quarters; with a value behind it, the year's result."""
        value = line.text[found.end :]
        if DIGIT.search(value) and is_value(value) and "result" not in self._expected_version:
            return self._take("result", line, found)
        self._group = ""
        return self._take("quarters", line, found) if "quarters" not in self._expected_version else self._more(line)

    def _take(self, field: str, line: Line, found: OtherLabel) -> bool:
        """Open a field, and those whose labels stand behind its value on the line."""
        self._expected_version[field] = line.text
        self._scan.items_found += 1
        if field == "verdict_text" or (field == "year_end" and opens_with_box(line.text[found.end :])):
            return self._take_verdict(line, found)
        if found.is_form_spelling and field != "result":
            self._scan.spellings.setdefault(field, found.spelling)
        if found.extra:
            self._scan.extras[field] = found.extra
            if field != "target":
                self._scan.found.issues.append(remark("label-extra", field, line.place, found.extra))
        office = office_in(line.behind(found.end)) if field == "agency" and not found.is_parted else None
        if office is not None:  # its division, its telephone and the letter's number stand behind it
            self._scan.found.take(line.piece(0, found.end))
            self._scan.open(Section("agency", line, [office]))
            return self._open("more", line.piece(office.offset - line.offset + len(office.text), len(line.text)), 0)
        own, further = self._parts(line, found)
        end = found.end
        if field == "name" and found.serial[1] > 0:
            self._scan.open(Section(NUMBER, line, [own.piece(*found.serial)]))
        number = _NUMBER_BEFORE.match(own.text, end) if field == "name" else None
        if number is None and field == "name" and not found.is_parted:
            number = NUMBER_AND_NAME.match(own.text, end)
        if number is not None:  # "ตัวชี้วัดที่ 2.1 : …"
            self._scan.open(Section(NUMBER, line, [own.piece(end, number.end())]))
            end = number.end() + len(own.text[number.end() :]) - len(own.text[number.end() :].lstrip(":： "))
        leader = _LEADER.search(own.text, end)  # the dots on which it was written
        self._open(field, own.piece(0, leader.start()) if leader is not None else own, end)
        for part in further:
            self._part(part)
        return True

    def _take_verdict(self, line: Line, found: OtherLabel) -> bool:
        """Open the year's verdict: of several with boxes the ticked one, and none where not one alone is ticked."""
        value = line.behind(found.end)
        if not opens_with_box(value.text):
            return self._open("verdict", line, found.end)
        box = ticked(value.text)
        if box is None:
            return self._more(line)
        self._scan.found.take(line)
        return self._open("verdict", value.piece(*box), 0)

    def _parts(self, line: Line, found: OtherLabel) -> tuple[Line, list[Line]]:
        """A line of short values cut where another label stands in it."""
        if found.field not in ONE_LINE or found.field in ("level", "kind"):
            return line, []
        known = (*ONE_LINE, PERSON)
        starts = [
            at for at, field in labels_within(line.text, found.end, is_project=self._is_project) if field in known
        ]
        if not starts:
            return line, []
        ends = [*starts[1:], len(line.text)]
        return line.piece(0, starts[0]), [line.piece(a, b) for a, b in zip(starts, ends, strict=True)]

    def _part(self, part: Line) -> None:
        text = part.text.rstrip(",;/| ")
        part = part.piece(0, len(text))
        found = match_other(part.text, is_project=self._is_project)
        if found is None or found.field in self._expected_version or self._field(part, found) is not True:
            self._open("more", part, 0)

    def _again(self, line: Line, field: str) -> bool | None:
        """A label that stood before: a line that says the same again is the paper's, another one is in no field."""
        if squeeze(self._expected_version[field]) == squeeze(line.text):
            self._scan.found.take(line)
            return True
        self._scan.found.issues.append(remark("label-repeated", self._path, line.place, line.text))
        return self._more(line) if self._now.key in ONE_LINE else None

    def _unknown(self, line: Line) -> bool | None:
        """A line whose label nobody knows goes on with no value; an entry of a list of evidence is one without its mark."""
        mark = _MARK.match(line.text) if self._now.key == "evidence" else None
        if mark is not None:
            self._scan.found.take(line.piece(0, mark.end()))
            self._now.lines.append(line.behind(mark.end()))
            return True
        if _DRAWN.issuperset(line.text):
            self._scan.found.take(line)
            return True
        if _SECTION.match(line.text):
            return self._more(line) if self._quarter_now() in (None, YEAR_END) else self._open("more", line, 0)
        if self._is_other_figure(line):
            return True
        if "name" not in self._expected_version and self._now.key in (*ONE_LINE, "more"):
            self._title(line)
        if self._now.key != "head" and self._now.key in ONE_LINE and _LABELLED.match(line.text):
            return self._open("more", line, 0)
        return None

    # Quarters.

    def _opens_quarters(self) -> bool:
        """Whether a quarter's label stands on the next line with words."""
        following = match_other(self._following, is_project=self._is_project)
        return following is not None and following.quarter is not None

    def _of_quarter(self, line: Line, found: OtherLabel) -> bool | None:
        """Place a line whose label names a quarter."""
        quarter, field, value = found.quarter or 0, found.field, line.text[found.end :]
        is_so_far = found.is_of_year or (field in VALUES and _SO_FAR.search(line.text[: found.end]) is not None)
        if is_so_far or field in _NEVER_OF_A_QUARTER:
            return self._open("more", line, 0)  # a value so far, in the place of one quarter's
        if field == "shortfall":
            return self._take(path_of(field, quarter), line, found)
        if field == QUARTER and value and is_value(value):
            field = self._group or ("result" if DIGIT.search(value) else field)
        key = f"quarter.{quarter}"
        if key in self._expected_version and field == QUARTER and not self._group:
            self._scan.found.issues.append(remark("label-repeated", self._path, line.place, line.text))
            return self._more(line)
        if field in _OF_BOTH:
            return self._open(f"quarters.{quarter}.more", line, 0)
        return self._in_quarter(line, found, quarter, field)

    def _in_quarter(self, line: Line, found: OtherLabel, quarter: int, field: str) -> bool | None:
        """Open a quarter, or go on in it, with its words or with a value."""
        key = f"quarter.{quarter}"
        if found.extra:
            self._scan.found.issues.append(remark("label-extra", f"quarters.{quarter}", line.place, found.extra))
        if key not in self._expected_version:
            self._expected_version[key] = line.text
            self._scan.items_found += 1
            if field not in VALUES:
                return self._open(key, line, found.end) if not self._values_on_line(key, line, found, quarter) else True
            self._open(key, line.piece(0, 0), 0)
        section = self._scan.section(key)
        assert section is not None
        self._now = section
        if field in VALUES:
            return self._value_of_quarter(line, found, quarter, field)
        return self._words_of_quarter(line, found, quarter)

    def _values_on_line(self, key: str, line: Line, found: OtherLabel, quarter: int) -> bool:
        """Whether nothing but values with their labels stands behind a quarter's name; then they are its own."""
        rest = line.behind(found.end)
        starts = [0, *(at for at, _field in labels_within(rest.text, 1))]
        parts = [rest.piece(a, len(rest.text[:b].rstrip(" ,;/|"))) for a, b in pairwise([*starts, len(rest.text)])]
        labels = [match_other(part.text) for part in parts]
        pairs = [
            (part, one) for part, one in zip(parts, labels, strict=True) if one is not None and one.field in VALUES
        ]
        if not rest.text or len(pairs) < len(parts) or not all(is_value(part.text[one.end :]) for part, one in pairs):
            return False
        self._open(key, line.piece(0, found.end), found.end)
        for part, one in pairs:
            self._value_of_quarter(part, one, quarter)
        return True

    def _value_of_quarter(self, line: Line, found: OtherLabel, quarter: int, named: str = "") -> bool | None:
        """A quarter's value; what is none, or a second one, is text."""
        field, value = named or found.field, line.text[found.end :]
        section = self._scan.section(f"quarter.{quarter}")
        if section is None:
            return None
        has_one = any(name == field for name, _ in section.values)
        if not value:
            self._scan.found.take(line)
            return True
        if not is_value(value):
            return (
                self._words_of_quarter(line, found, quarter) if field == "result" and not has_one else self._more(line)
            )
        so_far = _SO_FAR_BEHIND.search(line.text, found.end)  # a word about the value, which no field holds
        if has_one or _SO_FAR.search(line.text[: so_far.start() if so_far else len(line.text)]):
            return self._more(line)
        line = line.piece(0, so_far.start()) if so_far else line
        own, further = self._parts(line, found)
        self._scan.found.take(own.piece(0, found.end))
        section.values.append((field, own.behind(found.end)))
        for part in further:
            other = match_other(part.text.rstrip(",;/| "))
            if (
                other is None
                or other.field not in VALUES
                or self._value_of_quarter(part.piece(0, len(part.text.rstrip(",;/| "))), other, quarter) is None
            ):
                self._open(f"quarters.{quarter}.more", part, 0)
        return True

    def _words_of_quarter(self, line: Line, found: OtherLabel, quarter: int) -> bool:
        section = self._scan.section(f"quarter.{quarter}")
        if section is None:
            return self._more(line)
        self._scan.found.take(line.piece(0, found.end))
        self._now = section
        section.lines.append(line.behind(found.end))
        if found.field == "result" and found.is_parted:
            section.result_words = section.lines[-1]
        return True

    def _is_of_quarter(self, line: Line, key: str) -> bool:
        """Whether a text that a year may have, too, is of the quarter that it stands in."""
        if key in self._are_of_quarters:
            return True
        return line.start < self._last_quarter

    def _may_be_of_year(self, line: Line, field: str, quarter: int) -> bool:
        """Whether a value below the last of several quarters may as well be the year's: no quarter above has one."""
        if line.start < self._last_quarter:
            return False
        others = [one for other in (1, 2, 3, 4) if other != quarter and (one := self._scan.section(f"quarter.{other}"))]
        return len(others) > 0 and not any(name == field for one in others for name, _ in one.values)

    def _is_result_of_year(self, line: Line) -> bool:
        """Whether a result of the year stands behind all quarters, and none of these says the like itself."""
        return (
            not line.start < self._last_quarter
            and self._counts["result"] <= len([one for one in self._scan.sections if one.values]) + 1
        )
