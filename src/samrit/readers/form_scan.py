"""The lines of a form, sorted under its labels. What the labels hold is the business of `samrit.readers.form`.

The scanner goes through the lines once. A line that looks like the form's own is taken so only where the form can
have it: a label that stood before, or a quarter out of order, is text.
"""

import re
from collections.abc import Iterable

from samrit.readers import form_zones as zones
from samrit.readers.form_heads import HeadScanner
from samrit.readers.form_marks import are_of_quarter, value_field
from samrit.readers.form_numbers import Numbered, by_number, by_words, found_label
from samrit.readers.form_sections import BREAK, Scan
from samrit.readers.lines import Line, undecorated
from samrit.readers.other_labels import match_other
from samrit.readers.other_values import is_value
from samrit.readers.page_edges import page_edges
from samrit.readers.remarks import remark
from samrit.report.headings import PART_HEADING, PLAN, is_heading
from samrit.report.labels import (
    INDICATOR_ITEMS,
    TEXT_LINES,
    FoundLabel,
    label_of,
    match_item,
)
from samrit.report.lines import (
    BARE_VALUE,
    FIRST,
    PERSON_LINE,
    PHONE_LINE,
    QUARTER_LINE,
    TEXT_LINE,
    VALUE_BY_BLANK,
    VALUE_LINE,
    is_quarter,
    is_values,
    names_result,
    quarter_digit,
    result_behind,
)
from samrit.report.unplaced import BROKEN_OFF, LETTERS_LOST, UNPLACED
from samrit.vocabulary.fields import YEAR_END, path_of

_THAI = re.compile("[ก-๎]")
_SHOWN = 40  # letters of a line


class Scanner(HeadScanner):
    """Goes through the lines of one form; `labels` are the items of that form."""

    def scan(self, lines: Iterable[Line]) -> Scan:
        """Sort all lines."""
        page = 1
        every = list(lines)
        edges = page_edges(every)
        self._numbered: dict[int, Numbered] = by_number(every, self._labels) if self._scan.is_form else {}
        self._worded = by_words(every, self._labels) if self._scan.is_form else {}
        if self._numbered:
            own = [line for line in every if line.start in self._numbered and line.text]
            said = "; ".join(line.text[:_SHOWN] for line in own)
            self._scan.found.issues.append(remark("label-by-number", place=own[0].place, excerpt=said))
        following = _following(every)
        for at, one in enumerate(every):
            self._following = following[at]
            if one.start in edges and one.text:
                self._edge(one)
                continue
            is_first, page = one.page != page, one.page
            line = one.on_page(page + self._pages) if self._pages else one
            if is_first:
                self._drop_page_number()
            if is_first and line.is_page_number:
                self._page_number(line)
            elif not line.text:
                self._now.lines.append(line)
            elif not self._place(line):
                self._scan.next_report = at
                break
        return self._scan

    def _edge(self, line: Line) -> None:
        """Leave out what stands at the head or the foot of each page; the text that it cuts goes on below it."""
        self._scan.found.take(line)
        self._scan.found.issues.append(remark("page-edge", place=line.place, excerpt=line.text))
        self._now.lines.append(Line(BREAK, line.start, line.end, line.number, line.page))

    def _page_number(self, line: Line) -> None:
        self._scan.found.take(line)
        self._scan.found.issues.append(remark("page-number", place=line.place, excerpt=line.text))

    def _place(self, line: Line) -> bool:
        """Put a line where it belongs; False where another report begins."""
        text = line.text
        wrapped, self._wrapped = self._wrapped, None
        if wrapped is not None and text.endswith("**") and len(text) < 200:
            runs_on = _THAI.match(wrapped.text[-1]) and _THAI.match(text) and not text.startswith("พ.ศ")
            self._scan.headings[-1].text += text if runs_on else f" {text}"
            if is_heading(self._scan.headings[-1].text):
                self._scan.found.take(wrapped, line)
            return True
        if self._after_heading and self._is_furniture(line):
            return True
        if self._is_own(text) or line.start in self._worded:
            taken = self._place_own(line)
            if taken is not None:
                return taken
        self._after_heading = False
        self._now.lines.append(line)
        if self._now.key == "head":
            self._title(line)
        return True

    def _is_own(self, text: str) -> bool:
        """Whether a line may be the form's own, by its first letter and by where it stands."""
        return text[0] in FIRST or self._now.key in zones.WATCHED

    def _is_furniture(self, line: Line) -> bool:
        """Whether the line belongs to a repeated heading: a page number, or a head line that stood before."""
        if line.is_page_number:
            self._page_number(line)
            return True
        if line.text in self._expected_version.values():
            self._scan.found.take(line)
            return True
        return False

    def _place_own(self, line: Line) -> bool | None:
        """Place a line that is the form's own; None where it is text after all."""
        if self._now.key == "unplaced" and not line.text.startswith((BROKEN_OFF, LETTERS_LOST)):
            return None
        if self._paper_end(line) or self._plan(line):
            return True
        heading = self._heading(line)
        if heading is not None:
            return heading
        if self._is_verdict_below_shortfall(line):
            return True
        if line.text.startswith("::") and self._is_filled():
            return self._open("more", line, 0)
        return self._labelled(line)

    def _labelled(self, line: Line) -> bool | None:
        """Place a line that a label opens."""
        text = line.text
        item = match_item(text, self._labels)
        numbered = self._numbered.get(line.start) if item is None and not line.offset else None
        if numbered is not None and "." in numbered[0] and numbered[0] != "6.5":
            return self._quarter(line, numbered[1])
        item = found_label(numbered) if numbered is not None else item or self._worded.get(line.start)
        if item is not None:
            return self._item(line, item)
        quarter = (
            (QUARTER_LINE.match(text) if self._plain else is_quarter(text)) if self._labels is INDICATOR_ITEMS else None
        )
        if quarter is not None:
            return self._quarter(line, quarter)
        return (
            self._value(line)
            or self._node(line)
            or self._signature(line)
            or self._head_line(line)
            or self._person(line)
            or self._is_other_figure(line)
            or None
        )

    def _is_other_figure(self, line: Line) -> bool:
        """Whether a line right below a quarter's values is another figure of it ("… = 184"), which no field holds."""
        values = self._now.values
        if not values or any(one.text and one.number > values[-1][1].number for one in self._now.lines):
            return False
        match = zones.OTHER_FIGURE.match(line.text)
        return match is not None and is_value(match["value"])

    def _person(self, line: Line) -> bool | None:
        """A line that says who reported or how to reach them: apart from what was done, and from what shows it."""
        is_reach = self._now.key in ("evidence", "more") and PHONE_LINE.match(line.text) is not None
        if self._now.key == "signature" or not (is_reach or PERSON_LINE.match(line.text)):
            return None
        return self._more(line)

    def _more(self, line: Line) -> bool:
        """A line that is of no field, apart from the text above it."""
        quarter = self._quarter_now()
        return self._open("more" if quarter in (None, YEAR_END) else f"quarters.{quarter}.more", line, 0)

    def _is_filled(self) -> bool:
        """Whether the form's two colons opened a text here already: then they open that of a label that is missing."""
        if self._now.key in zones.MANY_TEXTS:
            return False
        return any(line.text for line in self._now.lines[1:]) or bool(self._now.lines[0].text)

    def _paper_end(self, line: Line) -> bool:
        """What a paper of ours prints behind the form: texts in no field, and where its source broke off."""
        for key, words in (("unplaced", UNPLACED), ("broken_off", BROKEN_OFF), ("letters_lost", LETTERS_LOST)):
            if line.text == words or (key != "unplaced" and line.text.startswith(words)):
                return self._open(key, line, len(words))
        return False

    def _plan(self, line: Line) -> bool | None:
        """The line that names the long-term plan: between asterisks, or anywhere before item 3."""
        plan = None if "plan" in self._expected_version else PLAN.match(line.text)
        if plan is None:
            return None
        if not line.text.startswith("**") and self._now.key not in zones.BEFORE_ITEM_3:
            return None
        self._expected_version["plan"] = line.text
        return self._open("plan", line, plan.start("plan"))

    def _heading(self, line: Line) -> bool | None:
        if line.text.startswith("**") and "สยป." in line.text[:20]:
            return self._head_line(line)
        if not PART_HEADING.match(line.text):
            return None
        if is_heading(line.text):
            self._scan.found.take(line)
        self._wrapped = line if line.text.startswith("**") and not line.text.endswith("**") else None
        self._scan.headings.append(Line(line.text, line.start, line.end, line.number, line.page, line.repairs))
        if not line.text.startswith("*") and not self._scan.items_found:  # no print of ours
            self._title(line)
        if self._scan.items_found:
            self._pages += 1
            self._drop_page_number()
            self._now.lines.append(Line(BREAK, line.start, line.end, line.number, line.page))
        self._after_heading = True
        return True

    def _drop_page_number(self) -> None:
        """Leave out the page number that stood above a heading."""
        for at in range(len(self._now.lines) - 1, 0, -1):
            line = self._now.lines[at]
            if line.text:
                if line.is_page_number and self._now.key not in ("target", "result"):
                    self._page_number(line)
                    del self._now.lines[at]
                return

    def _item(self, line: Line, found: FoundLabel) -> bool | None:
        key = found.label.field
        if key in self._expected_version:
            if self._expected_version[key] == line.text:
                if self._after_heading:
                    self._scan.found.take(line)
                    return True
                return None
            if key == "name" and self._begins_report():
                return False
            self._scan.found.issues.append(remark("label-repeated", self._path, line.place, line.text))
            return None
        self._expected_version[key] = line.text
        self._scan.items_found += 1
        self._scan.spellings[key] = found.spelling
        if found.extra:
            self._scan.extras[key] = found.extra
            if key != "target":
                self._scan.found.issues.append(remark("label-extra", key, line.place, found.extra))
        behind = (
            result_behind(line.text, found.end)
            if key == "target" and line.text[found.end : found.end + 1] != "\\"
            else None
        )
        if behind is None:
            return self._open(key, line, found.end)
        self._open(key, line.piece(0, behind.start()), found.end)
        return self._result(line, behind.end())

    def _begins_report(self) -> bool:
        """Whether the indicator's name that comes again is another report's: no text stands open, or the next item does again, too."""
        if self._after_heading or self._now.key in zones.BETWEEN_REPORTS:
            return True
        following = match_item(self._following, self._labels)
        return following is not None and following.label.field in self._expected_version and self._now.key != "name"

    @property
    def _path(self) -> str:
        """The path of the report's field that the lines belong to now."""
        key = self._now.key
        return f"quarters.{key[-1]}.narrative" if key.startswith("quarter.") else key

    def _quarter(self, line: Line, match: re.Match[str]) -> bool | None:
        number = quarter_digit(match["quarter"])
        zone = self._now.key.split(".")[0]
        is_plain = match["item"] is None and not match["colon"] and match.end() < len(line.text)
        if is_plain and self._are_numbered:  # "ไตรมาส 2/2567 …" within (6.1) is text
            return None
        is_expected = self._anywhere or zone in ("quarters", "quarter", "target", "result") or match["item"] is not None
        last = max((int(key[-1]) for key in self._expected_version if key.startswith("quarter.")), default=0)
        if (
            f"quarter.{number}" in self._expected_version
            or not is_expected
            or (match["item"] is None and int(number) < last)
        ):
            return None
        self._expected_version[f"quarter.{number}"] = line.text
        if match["extra"]:
            self._scan.found.issues.append(
                remark("label-extra", f"quarters.{number}", line.place, match["extra"].strip())
            )
        self._scan.items_found += match["item"] is not None
        self._are_numbered = self._are_numbered or match["item"] is not None
        return self._open(f"quarter.{number}", line, match.end())

    def _value(self, line: Line) -> bool | None:
        """A value on a line of its own: the year's result below the target, or a quarter's values and texts."""
        quarter = self._quarter_now()
        text = TEXT_LINE.match(line.text) if quarter is not None else None
        if quarter is not None and text is not None:
            return self._text_below(line, text, quarter)
        if quarter is not None and quarter != YEAR_END:
            return self._quarter_values(line, quarter)
        return self._result_of_year(line)

    def _result_of_year(self, line: Line) -> bool | None:
        """The year's result, below the target or behind the form's colon; of other papers: "ผลการดำเนินงาน : 251.00"."""
        is_below = self._now.key == "target"
        if is_below and self._names_result(line):
            return self._result(line, len(line.text))
        added = 0 if line.text[0] in ":：" else 2  # a colon and a blank, which the form has
        text = line.text if added == 0 else f": {line.text}"
        match = VALUE_LINE.match(text) or (VALUE_BY_BLANK.match(f": {line.text}") if is_below else None)
        if match is not None and value_field(match) == "result":
            may_be = is_below or (added == 0 and self._now.key not in zones.FREE)
            return self._result(line, match.end() - added) if may_be else None
        other = match_other(line.text) if is_below and match is None else None
        is_result = other is not None and other.is_parted and other.field in ("result", "quarters")
        return self._result(line, other.end) if other and is_result and is_value(line.text[other.end :]) else None

    def _quarter_now(self) -> int | None:
        """The quarter (5: the year end) that the lines belong to now, its values and texts with it."""
        head, *rest = self._now.key.split(".")
        if head == "year_end":
            return YEAR_END
        return int(rest[0]) if head in ("quarter", "quarters") and rest else None

    def _text_below(self, line: Line, match: re.Match[str], quarter: int) -> bool | None:
        """A running text with a label of its own, below a quarter's values or the summary of the year."""
        label = label_of(match["words"], TEXT_LINES)
        path = path_of(label.field, quarter) if label is not None else ""
        if not path or path in self._expected_version:
            return None
        self._expected_version[path] = line.text
        return self._open(path, line, match.end())

    def _is_verdict_below_shortfall(self, line: Line) -> bool:
        """Whether a line gives the year's verdict below the reason for a shortfall, where no summary stood before it.

        Then the label stood above the summary, which goes on here.
        """
        year = self._scan.section("year_end")
        if self._now.key != "year_end.shortfall" or year is None or any(one.text for one in year.lines):
            return False
        if undecorated(line.text) not in zones.VERDICTS:
            return False
        self._now = year
        year.lines.append(line)
        return True

    def _quarter_values(self, line: Line, quarter: int) -> bool | None:
        section = self._scan.section(f"quarter.{quarter}")
        assert section is not None  # its label stood before its values
        values = section.values
        match = VALUE_LINE.match(line.text)
        if values and not values[-1][1].text and is_value(line.text):  # below its label
            values[-1] = values[-1][0], line
        elif self._names_result(line):
            self._scan.found.take(line)
            values.append(("result", line.behind(len(line.text))))
        elif match:
            self._scan.found.take(line.piece(0, match.end()))
            values.append((value_field(match), line.behind(match.end())))
        elif is_values(line.text) and are_of_quarter(line.text, self._now, values, self._following):
            for bare in BARE_VALUE.finditer(line.text):
                self._scan.found.take(line.piece(bare.start(), bare.start("value")))
                values.append((value_field(bare), line.piece(bare.start("value"), bare.end("value"))))
        else:
            return None
        return True

    def _names_result(self, line: Line) -> bool:
        """Whether a line is the label of a result whose value stands on the next one."""
        return names_result(line.text) and is_value(self._following)

    def _result(self, line: Line, end: int) -> bool | None:
        if "result" in self._expected_version:
            return None
        self._expected_version["result"] = line.text
        return self._open("result", line, end)


def _following(lines: list[Line]) -> list[str]:
    """For each line the next one below it that has words, or ""."""
    found, below = [], ""
    for line in reversed(lines):
        found.append(below)
        below = line.text or below
    return found[::-1]
