"""The text under a label: decoration and backslashes taken off, halves joined across a page heading, mends told."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from samrit.readers.breaking import breaks_off
from samrit.readers.form_sections import BREAK, Scan, Section
from samrit.readers.found import Found
from samrit.readers.lines import Line, undecorated
from samrit.readers.remarks import remark
from samrit.report import Unplaced
from samrit.report.lines import is_unfilled, unescape
from samrit.report.unplaced import read_path, read_place
from samrit.thai.digits import to_arabic

_LIST_ITEM = re.compile(r"[(\[]?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)\]]|[-–•*]\s")

_MARK = re.compile(r"(?P<opening>[(\[]?)(?P<number>[0-9]{1,2})(?P<closing>[.)\]])")


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
    said = [line for line in lines if line.text and line.text != BREAK]
    if said and all(is_unfilled(undecorated(line.text)) for line in said):
        found.take(*said)
        return ""
    for line in lines:
        if line.text == BREAK:
            heading = line
            continue
        if heading is not None:
            if not line.text:
                continue
            while parts and not parts[-1]:
                parts.pop()
            if parts and (not _LIST_ITEM.match(line.text) or _counts_on(parts[-1], line.text)):
                parts[-1] = f"{parts[-1]} {plain(line.text)}"
                found.issues.append(remark("heading-joined", name, heading.place))
                heading = None
                continue
            heading = None
        parts.append(plain(line.text, None if any(parts) else also))
    found.note(name, [line for line in lines if line.text != BREAK])
    return "\n".join(parts).strip("\n")


def _counts_on(before: str, text: str) -> bool:
    """Whether a line begins with the next number of those inside the sentence before it: "… (1) trees" and "(2) flowers"."""
    mark = _MARK.match(to_arabic(text))
    if mark is None:
        return False
    one_less = re.escape(f"{mark['opening']}{int(mark['number']) - 1}{mark['closing']}")
    return re.search(rf"(?<![(\[0-9]){one_less}", to_arabic(before)[1:]) is not None


def one_paragraph(lines: list[Line]) -> list[Line]:
    """The lines of a field that has one line, wherever it was wrapped: up to the first blank one, unless it breaks off there."""
    taken: list[Line] = []
    is_blank = False
    for line in lines:
        if line.text == BREAK:
            is_blank = False  # what a page heading cut goes on behind it
        elif not line.text:
            is_blank = bool(taken)
        elif is_blank and not breaks_off(" ".join(one.text for one in taken)):
            break
        else:
            taken.append(line)
            is_blank = False
    return taken


def single_line(name: str, lines: list[Line], found: Found, also: Callable[[str], bool] | None = None) -> str:
    """The text of a field that has one line; what stands below it is not of it."""
    return " ".join(running_text(name, one_paragraph(lines), found, also).split())


def small_values(
    sections: Mapping[str, Section], readers: Mapping[str, Callable[[str], object | None]], found: Found
) -> dict[str, Any]:
    """The fields that short printed values give; a value that its reader can't read is remarked."""
    fields: dict[str, Any] = {}
    for name, read in readers.items():
        if name not in sections:
            continue
        lines = one_paragraph(sections[name].lines)
        text = " ".join(plain(line.text) for line in lines if line.text)
        found.point(name, lines)
        value = read(text)
        if value is not None:
            fields[name] = value
            found.take(*lines)
        elif text:
            found.issues.append(remark("value-unclear", name, found.places.get(name), text))
    return fields


def paper_end(scan: Scan, found: Found) -> dict[str, Any]:
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
            found.take(line)
    if texts:
        fields["unplaced"] = tuple(Unplaced(text="\n".join(said), page=page, line=line) for page, line, said in texts)
    path = " ".join(line.text for line in broken_off.lines).strip() if broken_off else ""
    if broken_off and read_path(path):
        found.take(*broken_off.lines)
        fields["broken_off"] = read_path(path)
    remark_of_paper = scan.section("letters_lost")
    if remark_of_paper is not None:
        said = " ".join(line.text for line in remark_of_paper.lines if line.text)
        found.take(*remark_of_paper.lines)
        found.issues.append(remark("letters-lost", place=remark_of_paper.lines[0].place, excerpt=said))
    return fields
