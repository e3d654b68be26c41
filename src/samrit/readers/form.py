"""The printed form as text: official papers of any year, copies and prints of ours, whole or cut short."""

from dataclasses import replace

from samrit.readers.breaking import begins_label, breaks_off, says_more_pages
from samrit.readers.form_indicator import build_indicator
from samrit.readers.form_other import OtherScanner
from samrit.readers.form_project import build_project
from samrit.readers.form_scan import Scanner
from samrit.readers.form_sections import Scan
from samrit.readers.found import Found, left_over
from samrit.readers.lines import Line, split_lines
from samrit.readers.other_labels import match_other
from samrit.readers.reading import Issue, Reading, UnreadableError
from samrit.readers.remarks import limited, remark
from samrit.readers.source import Source
from samrit.report.headings import PART_HEADING, part_of
from samrit.report.labels import HEAD_LINES, INDICATOR_ITEMS, PROJECT_ITEMS, QUARTER, match_bare, match_item, squeeze
from samrit.report.lines import FIRST, QUARTER_LINE, is_quarter, quarter_digit
from samrit.thai.digits import to_arabic
from samrit.thai.translation import Message

_LAST_PARTS = frozenset({"signature", "narrative"})  # of the two forms
_FEWEST_QUARTERS = 2
_FIRST_SIZE, _LEAST_SIZE = 150, 32  # lines in which a report's end is looked for; the real form has 70
_FEWEST_ITEMS, _FEWEST_WORDS = 3, 2  # labels with a number, and without
_OF_PROJECTS = frozenset(squeeze(words) for label in PROJECT_ITEMS for words in label.spellings) - {
    squeeze(words) for label in INDICATOR_ITEMS for words in (*label.spellings, *label.others)
}
_NO_FORM = Message("No report of an indicator or a project was found in this file.")


def read_all(source: Source) -> tuple[Reading, ...]:
    """All reports that the forms in a text hold, in their order; UnreadableError where not one label is found."""
    return tuple(read_lines(split_lines(source.text), source.text))


def read_lines(lines: list[Line], text: str, *, is_last: bool = True) -> list[Reading]:
    """All reports of forms that stand in lines of a text; `is_last` is False where papers of another kind stand below."""
    readings: list[Reading] = []
    size = _FIRST_SIZE
    while lines or not readings:
        try:
            is_project, scan = _scan_next(lines, size)
        except UnreadableError:
            if not readings:
                raise
            readings[-1] = _with_rest(readings[-1], lines)
            break
        at = _start_of_next(lines, scan.next_report)
        own, lines = (lines, []) if at is None else (lines[:at], lines[at:])
        if at is not None:
            size = max(_LEAST_SIZE, 2 * at)
            is_project, scan = _scan(own)
        readings.append(_read(own, scan, text, is_project=is_project, is_last=is_last and not lines))
    return [readings[0], *(_of_same_office(one, readings[0]) for one in readings[1:])]


def _of_same_office(reading: Reading, first: Reading) -> Reading:
    """A report below another one, with the agency and the fiscal year that stand above the first one's name for all of them."""
    name = first.places.get("name")
    said = {
        field: value
        for field in ("agency", "fiscal_year_be")
        if (place := first.places.get(field)) and name and place.end <= name.start
        if (value := getattr(first.report, field)) and not getattr(reading.report, field, value)
    }
    return replace(reading, report=reading.report.replace(**said)) if said else reading


def _scan_next(lines: list[Line], size: int) -> tuple[bool, Scan]:
    """The first report in lines that may hold many: as few of them are looked at as show where it ends."""
    while size < len(lines):
        try:
            found = _scan(lines[:size])
        except UnreadableError:
            pass
        else:
            if found[1].next_report is not None and found[1].next_report * 4 <= size * 3:
                return found
        size *= 4
    return _scan(lines)


def _with_rest(reading: Reading, lines: list[Line]) -> Reading:
    """The last report with what stands behind it and is none."""
    found = Found()
    rest = left_over([line for line in lines if line.text], found)
    report = reading.report.replace(unplaced=(*reading.report.unplaced, *rest))
    return replace(reading, report=report, issues=(*reading.issues, *found.issues))


def _start_of_next(lines: list[Line], name_at: int | None) -> int | None:
    """Where the next report begins whose name stands on a line: at its heading, or at the head lines above the name."""
    if name_at is None:
        return None
    at = name_at
    while at > 1:
        text = lines[at - 1].text
        if text and not PART_HEADING.match(text) and match_bare(text, HEAD_LINES) is None:
            break
        at -= 1
    return at


def _read(lines: list[Line], scan: Scan, text: str, *, is_project: bool, is_last: bool) -> Reading:
    found = scan.found
    begun = _drop_begun(lines, scan) if is_last else ""
    report = build_project(scan, found) if is_project else build_indicator(scan, found)
    if is_last:
        found.issues += _lost(text)
    said = [line for line in lines if line.text]
    unplaced = (*report.unplaced, *left_over(said, found))
    broken_off = report.broken_off or begun or _broken_off(said, scan, found, text)
    whole = report
    if unplaced or broken_off:  # making a report again costs as much as reading a third of it
        whole = report.replace(unplaced=unplaced, broken_off=broken_off)
    issues = sorted(found.issues, key=lambda issue: issue.place.start if issue.place else 0)
    return Reading(whole, "text", text, limited(issues), found.places)


def _broken_off(lines: list[Line], scan: Scan, found: Found, text: str) -> str:
    """The field in which, or before which, the form breaks off; "" where nothing says that it does."""
    last = lines[-1]
    ends = {section.key for section in scan.sections}
    is_whole = bool(ends & _LAST_PARTS)
    is_label = scan.sections[-1].label is not None and not any(line.text for line in scan.sections[-1].lines)
    is_cut = not is_whole and not is_label and breaks_off(last.text, text[: last.start])
    if not is_cut and ("signature" in ends or not says_more_pages(lines)):
        return ""
    return max(found.places, key=lambda path: found.places[path].end, default="name")


def _drop_begun(lines: list[Line], scan: Scan) -> str:
    """Take a label of which the form has but the beginning, at its end, out of the text above; gives the label's field."""
    last = next((line for line in reversed(lines) if line.text), None)
    if last is None or {section.key for section in scan.sections} & _LAST_PARTS:
        return ""
    under = scan.sections[-1].lines
    begun = _begun(last, scan)
    if begun and any(line.start == last.start and not line.offset for line in under):
        scan.found.take(last)
        under[:] = [line for line in under if line.start != last.start]
    return begun


def _begun(last: Line, scan: Scan) -> str:
    """The field whose printed label a line is the beginning of: an item's, or a quarter's that is not there yet."""
    items = (label for label in (*INDICATOR_ITEMS, *PROJECT_ITEMS) if scan.section(label.field) is None)
    labels = {label.printed: label.field for label in items}
    for quarter in (1, 2, 3, 4):
        if scan.section(f"quarter.{quarter}") is None:
            for words in (
                f"(6.{quarter}) {QUARTER} {quarter}",
                f"{QUARTER} {quarter}",
                f"6.{quarter} {QUARTER} {quarter}",
            ):
                labels.setdefault(words, f"quarters.{quarter}.narrative")
    begun = begins_label(to_arabic(last.text), labels)
    return labels[begun] if begun else ""


def _scan(lines: list[Line]) -> tuple[bool, Scan]:
    """The lines sorted under the labels of the form that they are: by its heading, else by what is found of it."""
    for line in lines:
        heading = PART_HEADING.match(line.text)
        if heading:
            is_project = part_of(heading) == "1"
            return is_project, _best(lines, is_project=is_project, is_sure=True)
    indicator = _best(lines, is_project=False)
    if indicator.items_found and not _may_be_project(lines):
        return False, indicator
    project = _best(lines, is_project=True)
    if max(indicator.items_found, project.items_found) == 0 and not indicator.section("plan"):
        raise UnreadableError(_NO_FORM)
    return (True, project) if project.items_found > indicator.items_found else (False, indicator)


def _may_be_project(lines: list[Line]) -> bool:
    """Whether a word stands anywhere that only a project's form has for a label; else it can't have more labels than an indicator's."""
    said = squeeze(" ".join(line.text for line in lines))
    return any(word in said for word in _OF_PROJECTS)


def _best(lines: list[Line], *, is_project: bool, is_sure: bool = False) -> Scan:
    labels = PROJECT_ITEMS if is_project else INDICATOR_ITEMS
    numbered = Scanner(labels).scan(lines)
    if numbered.items_found < _FEWEST_ITEMS or not (is_sure or is_project or _has_form_numbers(lines)):
        scanner = OtherScanner(labels)
        other = scanner.scan(lines)
        if scanner.has_labels_by_blanks:
            by_blanks = OtherScanner(labels, by_blanks=True).scan(lines)
            other = by_blanks if by_blanks.items_found > other.items_found else other
        # Bare words are weak signs: where no heading says that this is a form, it takes two of them.
        is_enough = other.items_found >= numbered.items_found and (is_sure or other.items_found >= _FEWEST_WORDS)
        if is_enough:
            return other
    if is_project or _has_quarters(numbered):
        return numbered
    is_plain = not any(is_quarter(line.text) for line in lines)
    if is_plain and not _are_in_order(lines):
        return numbered
    # No heading says where the quarters begin: they stand below any other item.
    return Scanner(labels, anywhere=True, plain=is_plain).scan(lines)


def _has_form_numbers(lines: list[Line]) -> bool:
    """Whether the labels' numbers are those of the official form, and others have no numbers of their own."""
    own, count, others = 0, 0, 0
    for line in lines:
        one = match_item(line.text, INDICATOR_ITEMS) if line.text[:1] in FIRST else None
        count += one is not None
        if one is not None and one.item == one.label.item and (one.has_colon or ":" not in line.text):
            own += 1
        elif line.text[:1] in FIRST and (other := match_other(line.text)) is not None:
            others += other.is_numbered and other.is_form_spelling and other.quarter is None
    return own >= max(_FEWEST_ITEMS, count // 2) and others < _FEWEST_ITEMS


def _are_in_order(lines: list[Line]) -> bool:
    """Whether lines open with the names of at least two quarters, one after another from the first, and of no other."""
    names = [quarter_digit(match["quarter"]) for line in lines if (match := QUARTER_LINE.match(line.text))]
    return len(names) >= _FEWEST_QUARTERS and names == ["1", "2", "3", "4"][: len(names)]


def _has_quarters(scan: Scan) -> bool:
    return any(section.key.startswith("quarter.") for section in scan.sections)


def _lost(text: str) -> list[Issue]:
    count = text.count("\ufffd")
    return [remark("bytes-lost", count=count)] if count else []
