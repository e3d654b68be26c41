"""What a form opens, and what stands at its head and its end: titles, office, year, places in a plan, signatures."""

from samrit.readers import form_zones as zones
from samrit.readers.form_marks import NUMBER_LINE, REMARK_LINE, UNIT_LINE
from samrit.readers.form_sections import Scan, Section
from samrit.readers.lines import Line, has_words
from samrit.readers.paper_heads import code_in, number_in, office_in, year_in
from samrit.readers.remarks import remark
from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, FoundLabel, Label, match_bare, nearest_label
from samrit.report.lines import SIGNATURE_LINE
from samrit.report.plan_node import names_node, starts_node

_FIRST_OF_LABELS = frozenset(
    spelling[0] for label in HEAD_LINES for spelling in label.spellings
)  # a slip is further on
_LONGEST_LABEL = 40  # characters
_IN_TITLES = (("fiscal_year_be", year_in), ("number_text", number_in), ("code", code_in), ("agency", office_in))


def _slipped(text: str) -> FoundLabel | None:
    """A label with a slip of the keys or two before a colon: "หน่วยงาบ : …"."""
    words, colon, value = text.partition(":")
    is_like = colon and value.strip() and len(words) < _LONGEST_LABEL and words[:1] in _FIRST_OF_LABELS
    label = nearest_label(words, "", HEAD_LINES) if is_like else None
    return FoundLabel(label, words.strip(), "", has_colon=True, end=len(words) + 1) if label is not None else None


class HeadScanner:
    """Opens sections of one form; `labels` are the items of that form."""

    def __init__(
        self,
        labels: tuple[Label, ...] = INDICATOR_ITEMS,
        *,
        anywhere: bool = False,
        plain: bool = False,
    ) -> None:
        """`anywhere` is True where quarters stand below any item, `plain` where nothing parts their names from the words."""
        self._labels = labels
        self._anywhere, self._plain = anywhere, plain
        self._scan = Scan()
        self._expected_version: dict[str, str] = {}
        self._now = Section("head")
        self._scan.open(self._now)
        self._after_heading = False
        self._wrapped: Line | None = None  # a heading that goes on on the next line
        self._are_numbered = False  # the quarters
        self._pages = 0
        self._following = ""  # the next line with words

    def _title(self, line: Line) -> None:
        """What a title, a letterhead or a subject above the first label says of the report; a label's own goes before it."""
        if not has_words(line.text):
            return
        for key, find in _IN_TITLES:
            if (
                key not in self._expected_version
                and self._scan.section(key) is None
                and (said := find(line)) is not None
            ):
                self._scan.open(Section(key, line, [said]))

    def _open(self, key: str, line: Line, end: int) -> bool:
        self._scan.found.take(line.piece(0, end))
        self._now = Section(key, line, [line.behind(end)])
        self._scan.open(self._now)
        self._after_heading = False
        return True

    def _node(self, line: Line) -> bool | None:
        zone = self._now.key
        if zone in zones.BEFORE_ITEM_3:
            if zone == "node" and not any(one.text for one in self._now.lines[1:]):
                label = self._now.lines[0]
                if names_node(label.text, line.text):
                    self._now.lines = [label, line]
                    return True
            if starts_node(line.text, bare=True) or names_node(line.text, self._following):
                return self._open("node", line, 0)
        elif (
            zone.split(".")[0] not in zones.FREE
            and not zone.startswith("quarters.")
            and "plan" not in self._expected_version
            and starts_node(line.text)
        ):
            return self._open("node", line, 0)
        return None

    def _signature(self, line: Line) -> bool | None:
        match = SIGNATURE_LINE.match(line.text)
        if match is None or (self._now.key not in zones.OF_END and ".." not in line.text and "…" not in line.text):
            return None
        if "signature" in self._expected_version:
            self._scan.found.issues.append(remark("second-signature", "signature", line.place, line.text))
            return self._open("more", line, 0)
        self._expected_version["signature"] = line.text
        return self._open("signature", line, match.end())

    def _head_line(self, line: Line) -> bool | None:
        if self._now.key == "evidence" and REMARK_LINE.match(line.text):
            return self._open("more", line, 0)
        if self._now.key in zones.HEAD:
            for key, pattern in (("unit", UNIT_LINE), ("number_text", NUMBER_LINE)):
                own = pattern.match(line.text)
                if own is not None and key not in self._expected_version:
                    self._expected_version[key] = line.text
                    return self._open(key, line, own.end())
        if self._now.key not in zones.BEFORE_ITEM_3:
            return None
        office = zones.AGENCY_BY_BLANK.match(line.text)
        said = office_in(line.behind(office.end())) if office and "agency" not in self._expected_version else None
        if office is not None and said is not None:
            self._expected_version["agency"] = line.text
            self._scan.found.take(line.piece(0, office.end()))
            self._scan.open(Section("agency", line, [said]))
            return True
        year = zones.YEAR_LINE.match(line.text)
        match = None if year else match_bare(line.text, HEAD_LINES) or _slipped(line.text)
        key, end = ("fiscal_year_be", year.end()) if year else (match.label.field, match.end) if match else ("", 0)
        if not key or key in self._expected_version:
            return None
        self._expected_version[key] = line.text
        year = zones.YEAR_BEHIND.search(line.text, end) if key == "agency" else None
        if year is not None and "fiscal_year_be" not in self._expected_version:
            self._expected_version["fiscal_year_be"] = line.text
            self._scan.found.take(line.piece(year.start(), year.start("year")))
            self._scan.open(Section("fiscal_year_be", line, [line.piece(*year.span("year"))]))
            line = line.piece(0, year.start())
        return self._open(key, line, end)
