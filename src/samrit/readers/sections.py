"""The text under a label: decoration and backslashes taken off, halves joined across a page heading, mends told."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samrit.readers.form_scan import BREAK, Scan, Section
from samrit.readers.lines import Line, span, undecorated
from samrit.readers.reading import Issue, Place
from samrit.readers.remarks import UNREAD, remark
from samrit.report import Unplaced
from samrit.report.lines import unescape
from samrit.report.unplaced import is_path, read_place

_LIST_ITEM = re.compile(r"[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]]|[-–•*]\s")
_MOST_EXAMPLES = 3
_SAYS = re.compile(r"[^\W_]")  # a letter or a digit: what is worth keeping


@dataclass(slots=True)
class Found:
    """What a reader has gathered on its way: places of fields, remarks, and what of the lines is accounted for."""

    places: dict[str, Place] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def take(self, *lines: Line) -> None:
        """Account for lines, or pieces of lines: they stand in a field, or are the paper's own."""
        for line in lines:
            root = line.root or line
            self.taken.setdefault(root.start, []).append((line.offset, line.offset + len(line.text)))

    def note(self, name: str, lines: list[Line]) -> None:
        """Keep where a field stood, account for its lines, and tell what was mended in it."""
        self.take(*lines)
        self.point(name, lines)

    def point(self, name: str, lines: list[Line]) -> None:
        """Keep where a field stood, and tell what was mended in it."""
        place = span(lines)
        if place is None:
            return
        self.places[name] = place
        repairs = [repair for line in lines for repair in line.repairs]
        if repairs:
            examples = ", ".join(f"“{r.before}” → “{r.after}”" for r in repairs[:_MOST_EXAMPLES])
            self.issues.append(remark("repaired", name, place, count=len(repairs), examples=examples))


def left_over(lines: list[Line], found: Found) -> tuple[Unplaced, ...]:
    """What of the lines stands in no field and is not the paper's own: kept, and told where nothing tells it yet."""
    groups: list[list[Line]] = []
    number = -1
    for line in lines:
        pieces = [piece for piece in _gaps(line, found.taken.get(line.start, [])) if _SAYS.search(piece.text)]
        is_whole = len(pieces) == 1 and pieces[0].text == line.text
        if is_whole and groups and number == line.number - 1:
            groups[-1].append(line)
        else:
            groups += [[piece] for piece in pieces]
        number = line.number if is_whole else -1
    known = [issue.place for issue in found.issues if issue.place and issue.code in UNREAD]
    for group in groups:
        place = span(group)
        if place and not any(one.start < place.end and place.start < one.end for one in known):
            excerpt = "\n".join(line.text for line in group)
            found.issues.append(remark("not-understood", place=place, excerpt=excerpt))
    return tuple(
        Unplaced(text="\n".join(line.text for line in group), page=group[0].page, line=group[0].number)
        for group in groups
    )


def _gaps(line: Line, taken: list[tuple[int, int]]) -> Iterator[Line]:
    """The pieces of a line that no span covers."""
    at = 0
    for start, end in (*sorted(taken), (len(line.text), len(line.text))):
        if start > at:
            yield line.piece(at, start)
        at = max(at, end)


def plain(text: str, also: Callable[[str], bool] | None = None) -> str:
    """One line of text without the form's colons before it, and without the backslash that kept it apart."""
    text = undecorated(text)
    return unescape(text, also) if also else unescape(text)


def running_text(name: str, lines: list[Line], found: Found, also: Callable[[str], bool] | None = None) -> str:
    """The text of several lines, with its line breaks; where a page heading cut it, the halves are joined.

    `also` says what else the first line is kept apart from (`samrit.report.lines.unescape`).
    """
    parts: list[str] = []
    heading: Line | None = None
    for line in lines:
        if line.text == BREAK:
            heading = line
            continue
        if heading is not None:
            if not line.text:
                continue
            while parts and not parts[-1]:
                parts.pop()
            if parts and not _LIST_ITEM.match(line.text):
                parts[-1] = f"{parts[-1]} {plain(line.text)}"
                found.issues.append(remark("heading-joined", name, heading.place))
                heading = None
                continue
            heading = None
        parts.append(plain(line.text, None if any(parts) else also))
    found.note(name, [line for line in lines if line.text != BREAK])
    return "\n".join(parts).strip("\n")


def single_line(name: str, lines: list[Line], found: Found) -> str:
    """The text of a field that has one line, wherever it was wrapped."""
    return " ".join(running_text(name, lines, found).split())


def small_values(
    sections: Mapping[str, Section], readers: Mapping[str, Callable[[str], object | None]], found: Found
) -> dict[str, Any]:
    """The fields that short printed values give; a value that its reader can't read is remarked."""
    fields: dict[str, Any] = {}
    for name, read in readers.items():
        if name not in sections:
            continue
        text = single_line(name, sections[name].lines, found)
        value = read(text)
        if value is not None:
            fields[name] = value
        elif text:
            found.issues.append(remark("value-unclear", name, found.places.get(name), text))
    return fields


def paper_end(scan: Scan) -> dict[str, Any]:
    """What a paper of ours prints behind the form: texts in no field, and where the source broke off."""
    fields: dict[str, Any] = {}
    texts: list[tuple[int, int, list[str]]] = []
    unplaced, broken_off = scan.section("unplaced"), scan.section("broken_off")
    for line in unplaced.lines if unplaced else ():
        place = read_place(line.text)
        if place is not None:
            texts.append((*place, []))
        elif texts:
            texts[-1][2].append(unescape(line.text))
    if texts:
        fields["unplaced"] = tuple(Unplaced(text="\n".join(said), page=page, line=line) for page, line, said in texts)
    path = " ".join(line.text for line in broken_off.lines).strip() if broken_off else ""
    return fields | ({"broken_off": path} if is_path(path) else {})


def note_not_understood(lines: list[Line], found: Found) -> None:
    """Remark each line that stands under no label."""
    for line in lines:
        if line.text and line.text != BREAK and not line.is_page_number:
            found.issues.append(remark("not-understood", place=line.place, excerpt=line.text))
