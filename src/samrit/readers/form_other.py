"""The lines of a paper that is no official form, sorted under the labels that it has: any words for a field, in any order.

What isn't sure is no field's: a second value, a value so far in one quarter's place, what a label names that no field is
for. It goes under "more", and stays text in no field.
"""

import re
from dataclasses import replace

from samrit.readers import form_zones as zones
from samrit.readers.form_labels import NUMBER_AND_NAME, ONE_LINE, SO_FAR
from samrit.readers.form_sections import Section
from samrit.readers.lines import Line
from samrit.readers.other_labels import NUMBER, OTHER, PERSON, QUARTER, THIS_QUARTER, UNIT, OtherLabel, match_other
from samrit.readers.other_lines import is_of_this_quarter
from samrit.readers.other_quarters import OF_BOTH, OtherQuarters
from samrit.readers.other_values import DIGIT, VALUES, count_or_share, is_value, value_in
from samrit.readers.paper_heads import CLOSING, is_office, office_in
from samrit.readers.remarks import remark
from samrit.readers.ticks import opens_with_box, ticked
from samrit.report.labels import squeeze
from samrit.report.numbering import split_number
from samrit.vocabulary.fields import YEAR_END, path_of

_BEFORE_VERDICT = re.compile(
    rf"(?P<words>[^\W\d_][^:：\t0-9๐-๙]{{2,40}}?)\s*[:：\t]\s*(?={'|'.join(sorted(map(re.escape, zones.VERDICTS)))})",
    re.IGNORECASE,
)
_BULLETS = frozenset("•▪")
_ONE_VALUE = ONE_LINE | {"signature", "verdict"}
_DRAWN = frozenset("-=_*~─━═ ")
_SECTION = re.compile(
    rf"[\s*#]*(?:(?:ส่วนที่|ตอนที่|หมวดที่|หมวด)\s*[0-9๐-๙ก-ฮ]|(?:part|section)\s+[0-9A-Z]\b|{CLOSING})",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}\.?\s*(?=[:：])")
_LEADER = re.compile(r"(?:\.{4,}|…+|_{3,})$")
_MARK = re.compile(r"(?:[-–•▪*]|[0-9๐-๙]{1,2}[.)])\s+(?=\S)")
_TARGET_BEHIND = re.compile(r"\s*[(\[](?P<target>(?:ค่า)?เป้า(?:หมาย)?\s*[:：=]?\s*[^()\[\]]*[0-9๐-๙][^()\[\]]*)[)\]]$")
_NEVER_WRAPPED = frozenset({"agency", "code", "fiscal_year_be", "target", "result", UNIT, NUMBER, "name"})
_SHORTEST_WRAPPED = 40  # characters of a name that goes on below
_ROW = re.compile(r"[0-9๐-๙.,%]+(?:\s+[0-9๐-๙.,%]+){2,}")  # the cells of a table of months
_LABELLED = re.compile(r"[^\s:：\d][^\s:：]{1,30}(?:\s[^\s:：]{1,20}){0,3}\s*[:：]\s")
_ALL_YEAR = re.compile(r"ทั้งปี|year", re.IGNORECASE)


class OtherScanner(OtherQuarters):
    """Goes through the lines of one paper; `by_blanks` takes labels for such that nothing but a blank parts from their value."""

    def _labelled(self, line: Line) -> bool | None:
        """Place a line that a label opens."""
        is_known = not line.offset or line.start in self._found
        awaited, self._awaited = self._awaited, None
        found = self._found.get(line.start) if is_known else match_other(line.text, is_project=self._is_project)
        if found is not None and found.quarter == THIS_QUARTER:
            own = self._quarter_of_paper or self._quarter_now()
            found = replace(found, quarter=own) if own in (1, 2, 3, 4) else replace(found, quarter=None, field=OTHER)
        section = self._scan.section(f"quarter.{awaited[0]}") if awaited is not None and found is None else None
        if awaited is not None and section is not None and is_value(line.text):
            section.values.append((awaited[1], line))
            return True
        if found is None:
            return self._node(line) or self._signature(line) or self._person(line) or self._unknown(line)
        if found.field in ("target", OTHER) and self._now.key in zones.BEFORE_ITEM_3 and self._node(line):
            return True
        if not self._is_label(found, line):
            return self._signature(line) or self._person(line) or self._unknown(line)
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
        if self._quarter_of_paper is not None and found.field in ("result", "quarters") and not found.is_of_year:
            return self._of_quarter(line, replace(found, quarter=self._quarter_of_paper))
        if self._quarter_of_paper is not None and found.is_of_year and SO_FAR.search(line.text[: found.end]):
            return self._more(line)
        placed = None if quarter in (None, YEAR_END) else self._within_quarter(line, found, quarter)
        return self._of_year(line, found) if placed is None else placed

    def _within_quarter(self, line: Line, found: OtherLabel, quarter: int) -> bool | None:
        """Place a label that stands below a quarter's: of the quarter, or of none; None for one of the year."""
        field = found.field
        is_so_far = self._are_so_far and SO_FAR.search(line.text[: found.end]) is not None
        if field in VALUES and (not found.is_of_year or is_so_far):
            is_open = self._may_be_of_year(line, field, quarter)
            return self._more(line) if is_open else self._value_of_quarter(line, found, quarter)
        if field == "quarters" or (field == "definition" and not found.is_form_spelling):
            return self._words_of_quarter(line, found, quarter)
        if field in OF_BOTH and self._is_of_quarter(line, field):
            self._are_of_quarters.add(field)
            return self._more(line)
        says_year = _ALL_YEAR.search(line.text[: found.end]) is not None
        return self._more(line) if field == "result" and not (says_year or self._is_result_of_year(line)) else None

    def _of_year(self, line: Line, found: OtherLabel) -> bool | None:
        """Place a label of the year, of the indicator, or of several quarters below it."""
        field, value = found.field, line.text[found.end :]
        if field == "quarters" or self._is_result_in_summary(line, found):
            return self._heading_of_quarters(line, found)
        if field in ("target", "result") and not value and self._opens_quarters():
            self._group = "" if found.is_of_year or SO_FAR.search(line.text) else field
            return self._open("quarters" if self._group else "more", line, found.end if self._group else 0)
        if field in ("score", "progress_percent") or (field in VALUES and _ROW.fullmatch(value)):
            return self._more(line)
        is_new = field not in self._expected_version or squeeze(self._expected_version[field]) != squeeze(line.text)
        if field not in self._expected_version or (is_new and self._is_heading(field)):
            return self._take(field, line, found)
        if field == "name" and squeeze(self._expected_version["name"]) != squeeze(line.text):
            return False
        return self._again(line, field)

    def _is_heading(self, field: str) -> bool:
        """Whether the label that stood before is but a heading: no words are its own."""
        section = self._scan.section(field)
        return section is not None and not any(line.text for line in section.lines)

    def _is_result_in_summary(self, line: Line, found: OtherLabel) -> bool:
        """Whether nothing but a value stands where the year is summed up: "สรุปทั้งปี : ระดับ 5"."""
        value = line.text[found.end :]
        is_of_year = found.field == "year_end" and _ALL_YEAR.search(line.text[: found.end]) is not None
        return is_of_year and "result" not in self._expected_version and bool(DIGIT.search(value)) and is_value(value)

    def _heading_of_quarters(self, line: Line, found: OtherLabel) -> bool:
        """The heading of the quarters; with a value behind it, the year's result."""
        own = line.behind(found.end)
        is_one = (DIGIT.search(own.text) and is_value(own.text)) or count_or_share(own, is_share=True) is not None
        if is_one and "result" not in self._expected_version:
            return self._take("result", line, found)
        self._group = ""
        return self._take("quarters", line, found) if "quarters" not in self._expected_version else self._more(line)

    def _take(self, field: str, line: Line, found: OtherLabel) -> bool:
        """Open a field, and those whose labels stand behind its value on the line."""
        found = _without_number(field, line, found)
        self._expected_version[field] = line.text
        self._scan.items_found += 1
        if field == "verdict_text" or (field == "year_end" and opens_with_box(line.text[found.end :])):
            return self._take_verdict(line, found)
        if found.year is not None:
            self._scan.extras.setdefault("year", f"(ปี {found.year})")
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
            self._part(line.piece(office.offset - line.offset + len(office.text), len(line.text)))
            return True
        own, further = self._parts(line, found)
        dots = _LEADER.search(own.text, found.end)  # on which it was written
        own = own.piece(0, dots.start()) if dots is not None else own
        if field == "name":
            bracket = _TARGET_BEHIND.search(line.text, found.end)
            if bracket is not None and "target" not in self._expected_version:
                own, further = line.piece(0, bracket.start()), [line.piece(*bracket.span("target"))]
            self._open(field, own, self._end_of_number(own, found))
        else:
            self._open_value(
                field, own.piece(0, max(found.end, len(own.text.rstrip(" ,;/|")))) if further else own, found
            )
        for part in further:
            self._part(part)
        return True

    def _end_of_number(self, line: Line, found: OtherLabel) -> int:
        """Where an indicator's name begins: behind the number that stands in its label, or between the two."""
        end = found.end
        if found.serial[1] > 0:
            self._scan.open(Section(NUMBER, line, [line.piece(*found.serial)]))
        number = _NUMBER_BEFORE.match(line.text, end)
        if number is None and (not found.is_parted or "ที่" in line.text[: found.end]):
            number = NUMBER_AND_NAME.match(line.text, end)
        if number is None:
            return end
        self._scan.open(Section(NUMBER, line, [line.piece(end, number.end())]))  # "ตัวชี้วัดที่ 2.1 : …"
        rest = line.text[number.end() :]
        return number.end() + len(rest) - len(rest.lstrip(":： "))

    def _open_value(self, field: str, line: Line, found: OtherLabel) -> None:
        """Open a field; of a target and a result the value, whatever stands around it."""
        own, target = line.behind(found.end), self._scan.section("target")
        value = value_in(own) if field in ("target", "result") else None
        if field == "result" and value is None and target is not None:
            is_share = any(one in part.text for part in target.lines for one in ("ร้อยละ", "%"))
            value = count_or_share(own, is_share=is_share)
        if value is not None and value.text != line.text[found.end :]:
            self._scan.found.take(line.piece(0, found.end))
            self._scan.open(Section(field, line, [value]))
            self._now = Section("more", line)
        else:
            self._open(field, line, found.end)

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
        if line.text[0] in _BULLETS and self._now.key in _ONE_VALUE and not any(one.text for one in self._now.lines):
            at = len(line.text) - len(line.text[1:].lstrip())
            self._scan.found.take(line.piece(0, at))
            self._now.lines.append(line.behind(at))
            return True
        if _DRAWN.issuperset(line.text):
            self._scan.found.take(line)
            return True
        if _SECTION.match(line.text):
            return self._more(line) if self._quarter_now() in (None, YEAR_END) else self._open("more", line, 0)
        return self._summary(line) or self._is_other_figure(line) or self._below_a_value(line)

    def _summary(self, line: Line) -> bool | None:
        """A label that nobody knows before a verdict, behind all quarters: it opens the summary of the year, and is of no field itself."""
        match = _BEFORE_VERDICT.match(line.text) if self._now.key.startswith("quarter.") else None
        known = {one.field for one in self._found.values() if one.is_parted} | set(self._expected_version)
        field = "verdict_text" if "year_end" in known else "year_end"
        if match is None or "verdict_text" in known or line.start < self._last_quarter:
            return None
        if field == "verdict_text" and line.text[match.end() :].strip() not in zones.VERDICTS:
            return None
        self._scan.open(Section("more", line, [line.piece(*match.span("words"))]))
        self._expected_version[field] = line.text
        return self._open(field.removesuffix("_text"), line.behind(match.end()), 0)

    def _is_below_one_line(self, line: Line) -> bool:
        """Whether a line can't go on with the field above it, which has one line: only a long name, or evaluations, go on."""
        if self._now.key not in _NEVER_WRAPPED or not any(one.text for one in self._now.lines):
            return False
        is_short = self._now.key != "name" or len(self._now.lines[-1].text) < _SHORTEST_WRAPPED
        return is_short or is_office(line.text)

    def _below_a_value(self, line: Line) -> bool | None:
        """A line that opens the words of the paper's one quarter, or that is of no field below one that has one line."""
        quarter = self._quarter_of_paper
        if quarter is not None and self._quarter_now() is None and is_of_this_quarter(line.text):
            return self._of_quarter(line, OtherLabel(QUARTER, "", 0, is_parted=True, quarter=quarter))
        if self._is_below_one_line(line):
            self._title(line)
            return self._open("more", line, 0)
        if "name" not in self._expected_version and self._now.key in (*ONE_LINE, "more"):
            self._title(line)
        if self._now.key != "head" and self._now.key in ONE_LINE and _LABELLED.match(line.text):
            return self._open("more", line, 0)
        return None


def _without_number(field: str, line: Line, found: OtherLabel) -> OtherLabel:
    """The label of a name, before the indicator's number where that stands in brackets behind it."""
    is_number = found.extra and split_number(f"{found.extra} {line.text[found.end :]}")[0] == found.extra
    return replace(found, end=line.text.index(found.extra), extra="") if field == "name" and is_number else found
