"""What a paper that is no official form says of its quarters: their values and their words, wherever these stand."""

import re
from itertools import pairwise

from samrit.readers.form_labels import SO_FAR, LabelFinder
from samrit.readers.lines import Line
from samrit.readers.other_labels import NUMBER, OTHER, PERSON, QUARTER, UNIT, OtherLabel, labels_within, match_other
from samrit.readers.other_values import DIGIT, VALUES, is_value, value_in
from samrit.readers.remarks import remark
from samrit.vocabulary.fields import path_of

# What a paper may say of each quarter and again of the year.
OF_BOTH = frozenset({"obstacles", "supporting_factors", "evidence", "year_end", "verdict_text"})
_SUM_OF_QUARTER = re.compile(r"(?:ผล|ยอด)?รวม$|total$", re.IGNORECASE)
_SO_FAR_BEHIND = re.compile(r"(?<=[^\s:：=])\s*[(\[]\s*(?:สะสม|ยอดสะสม|cumulative|so far)\s*[)\]]$", re.IGNORECASE)
_LEVEL = re.compile(r"[(]\s*(?:ระดับ|ร้อยละ)\s*[0-9๐-๙.]+\s*[)]")
_NEVER_OF_A_QUARTER = frozenset(
    {PERSON, OTHER, UNIT, NUMBER, "name", "code", "agency", "level", "kind", "method", "fiscal_year_be"}
)


class OtherQuarters(LabelFinder):
    """Places what labels say of quarters."""

    def _take(self, field: str, line: Line, found: OtherLabel) -> bool:
        """Open a field of the indicator or of the year."""
        raise NotImplementedError

    def _opens_quarters(self) -> bool:
        """Whether a quarter's label stands on the next line with words."""
        following = match_other(self._following, is_project=self._is_project)
        return following is not None and following.quarter is not None

    def _of_quarter(self, line: Line, found: OtherLabel) -> bool | None:
        """Place a line whose label names a quarter."""
        quarter, field, value = found.quarter or 0, found.field, line.text[found.end :]
        if self._is_so_far(line, found) or field in _NEVER_OF_A_QUARTER:
            return self._open("more", line, 0)  # a value so far, in the place of one quarter's
        if field == "shortfall":
            return self._take(path_of(field, quarter), line, found)
        if field in (QUARTER, "quarters") and value and value_in(line.behind(found.end)) is not None:
            field = self._group or ("result" if DIGIT.search(value) else field)
        key = f"quarter.{quarter}"
        if key in self._expected_version and field == QUARTER and not self._group:
            return self._quarter_again(line, found, quarter)
        if field in OF_BOTH:
            return self._open(f"quarters.{quarter}.more", line, 0)
        return self._in_quarter(line, found, quarter, field)

    def _is_so_far(self, line: Line, found: OtherLabel) -> bool:
        """Whether a label that names a quarter is of a value so far or of the year, where quarters have their own."""
        if _SUM_OF_QUARTER.match(found.spelling) or (self._are_so_far and found.field == "result"):
            return False
        return found.is_of_year or (found.field in VALUES and SO_FAR.search(line.text[: found.end]) is not None)

    def _quarter_again(self, line: Line, found: OtherLabel, quarter: int) -> bool:
        """A quarter's name that stood before: above its values alone, or above its months; else it is in no field."""
        opened = self._scan.section(f"quarter.{quarter}")
        if opened is not None and not any(one.text for one in opened.lines):
            if line.text[found.end :]:
                return self._words_of_quarter(line, found, quarter)
            if opened is self._now:
                self._scan.found.take(line)
                return True
        self._scan.found.issues.append(remark("label-repeated", self._path, line.place, line.text))
        return self._more(line)

    def _in_quarter(self, line: Line, found: OtherLabel, quarter: int, field: str) -> bool | None:
        """Open a quarter, or go on in it, with its words or with a value."""
        key = f"quarter.{quarter}"
        level = _LEVEL.fullmatch(found.extra) if field == QUARTER else None
        if found.extra and level is None:
            self._scan.found.issues.append(remark("label-extra", f"quarters.{quarter}", line.place, found.extra))
        if key not in self._expected_version:
            self._expected_version[key] = line.text
            self._scan.items_found += 1
            if level is not None:
                self._open(key, line, found.end)
                at = line.text.index(found.extra)
                self._now.values.append(("result", line.piece(at + 1, at + len(found.extra) - 1)))
                return True
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
            self._awaited = None if has_one else (quarter, field)
            return True
        own, further = self._parts(line, found)
        own_value = value_in(own.piece(found.end, len(own.text.rstrip(" ,;/|"))))
        if own_value is None:
            is_words = field in ("result", "progress_percent") and not has_one
            return self._words_of_quarter(line, found, quarter) if is_words else self._more(line)
        so_far = _SO_FAR_BEHIND.search(own.text, found.end)  # a word about the value, which no field holds
        says_so_far = SO_FAR.search(own.text[: so_far.start() if so_far else len(own.text)]) is not None
        if has_one or (says_so_far and not self._are_so_far):
            return self._more(line)
        if self._are_so_far and field == "result":
            self._scan.found.issues.append(remark("value-so-far", f"quarters.{quarter}.result", line.place, line.text))
        self._scan.found.take(own.piece(0, found.end))
        at = own_value.offset - own.offset
        section.values.append((field, own.piece(at, so_far.start()) if so_far else own_value))
        for part in further:
            self._further_of_quarter(part.piece(0, len(part.text.rstrip(",;/| "))), quarter)
        return True

    def _further_of_quarter(self, part: Line, quarter: int) -> None:
        """What stands behind a quarter's value on its line: another value, what was done, or what is of no field."""
        found = match_other(part.text)
        if found is not None and found.field == "quarters":
            self._words_of_quarter(part, found, quarter)
        elif found is None or found.field not in VALUES or self._value_of_quarter(part, found, quarter) is None:
            self._open(f"quarters.{quarter}.more", part, 0)

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
