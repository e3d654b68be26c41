"""Word (.docx): the body walked in its order, with what Word shows and doesn't store: numbers of lists, boxes, headers."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from samrit.decoding.archives import opened
from samrit.decoding.page_numbers import is_page_number
from samrit.decoding.refusing import Refusal
from samrit.decoding.word_numbers import Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TEXT_BOX = f"{_W}txbxContent"
# What stands in the file and not on the page: deleted, moved away, a fallback for old programs, properties.
_UNSEEN = frozenset(
    {
        *(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sectPr", "rt", "tblPr")),
        f"{_MC}Fallback",
    }
)
_MARKS = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_TICKS = {True: "☑", False: "☐"}
# So begin the bookmarks about what our form has for somebody to fill in: it says nothing until somebody does.
OPEN = "samrit_open_"
_MACROS = (b"vbaProject", b"macroEnabled")

Block = str | list[list[str]]


def decode(data: bytes) -> dict[str, Any]:
    """The blocks of a document; Refusal for one that is broken, bursts or carries macros."""
    import docx

    opened(data).close()
    if any(word in data for word in _MACROS):
        raise Refusal("macros")
    document = docx.Document(BytesIO(data))
    part = document.part
    numbers = Numbers(_root(part, "numbering"), _root(part, "styles"))
    body = _Walk(part, numbers)
    heads, feet = _margins(document, numbers)
    return {"documents": [[*heads, *body.blocks(document.element.body), *feet]]}


class _Walk:
    """The blocks of one part of the document: its body, a header, a note."""

    def __init__(self, part: Any, numbers: Numbers) -> None:
        self.part, self.numbers = part, numbers
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str]] = []

    def blocks(self, container: Any) -> Iterator[Block]:
        """What stands in a container, in order; a text box and a note follow the paragraph that they hang on."""
        unfilled = _unfilled(container)
        for child in container:
            if child.tag in _UNSEEN or child in unfilled:
                continue
            if child.tag == f"{_W}p":
                yield self.paragraph(child)
                yield from self._hanging()
            elif child.tag == f"{_W}tbl":
                yield [row for row in map(self._row, _rows(child)) if any(row)]
            elif child.tag == f"{_MC}AlternateContent" or len(child):
                yield from self.blocks(child)

    def paragraph(self, paragraph: Any) -> str:
        """A paragraph's words, with its list's number before them."""
        words = "".join(self._words(paragraph)).strip("\n")
        label = self.numbers.label(paragraph) if words.strip() else ""
        return f"{label} {words.lstrip()}" if label else words

    def _hanging(self) -> Iterator[Block]:
        boxes, self.boxes = self.boxes, []
        notes, self.notes = self.notes, []
        for box in boxes:
            yield from self.blocks(box)
        for kind, number in notes:
            root = _root(self.part, kind)
            for note in root if root is not None else ():
                if note.get(f"{_W}id") == number:
                    yield from _Walk(self.part, self.numbers).blocks(note)

    def _words(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag not in _UNSEEN and not _is_hidden(child):
                words = _said(child)
                yield from self._inner(child) if words is None else (words,)

    def _inner(self, child: Any) -> Iterator[str]:
        """What an element has inside; what hangs on it (a box, a note) waits for the paragraph's end."""
        if child.tag == _TEXT_BOX:
            self.boxes.append(child)
        elif child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            self.notes.append((child.tag.removeprefix(_W).removesuffix("Reference") + "s", child.get(f"{_W}id", "")))
        elif child.tag == f"{_W}hyperlink":
            yield from self._link(child)
        else:
            yield from self._words(child)

    def _link(self, element: Any) -> Iterator[str]:
        words = "".join(self._words(element))
        relation = self.part.rels.get(element.get(_RELATION, ""))
        target = relation.target_ref if relation is not None and relation.is_external else ""
        yield words
        if target.startswith("http") and target.rstrip("/") not in words:
            yield f" <{target}>"

    def _row(self, row: Any) -> list[str]:
        cells: list[str] = []
        for cell in _children(row, f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            merge = properties.find(f"{_W}vMerge") if properties is not None else None
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            cells.append("" if goes_on else "\n".join(_flat(self.blocks(cell))).strip("\n"))
            cells += [""] * (min(int(span.get(f"{_W}val", "1")), 100) - 1 if span is not None else 0)
        return cells


def _said(element: Any) -> str | None:
    """What an element says by itself; None where that is told by what stands in it."""
    tag = element.tag
    if tag in (f"{_W}t", _MATH):
        return element.text or ""
    if tag == f"{_W}br":
        return "\f" if element.get(f"{_W}type") == "page" else "\n"
    if tag == f"{_W}sym":
        return chr(int(element.get(f"{_W}char", "20"), 16))
    return _box_of_field(element) if tag == f"{_W}fldChar" else _MARKS.get(tag)


def _rows(table: Any) -> Iterator[Any]:
    yield from _children(table, f"{_W}tr")


def _children(element: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also inside content controls and tracked changes; not those that were deleted."""
    for child in element:
        if child.tag == tag:
            properties = child.find(f"{_W}trPr")
            if properties is None or properties.find(f"{_W}del") is None:
                yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}moveTo"):
            yield from _children(child, tag)


def _flat(blocks: Iterator[Block]) -> Iterator[str]:
    """Blocks as lines: the words of a cell, in which another table may stand."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from ("\t".join(cell.replace("\n", " ") for cell in row) for row in block)


def _is_hidden(element: Any) -> bool:
    properties = element.find(f"{_W}rPr") if element.tag == f"{_W}r" else None
    hidden = properties.find(f"{_W}vanish") if properties is not None else None
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off")


def _unfilled(container: Any) -> list[Any]:
    """The paragraphs of our form that are there to be filled in, and have nothing but their labels; office suites keep bookmarks."""
    found: list[Any] = []
    about: list[Any] = []
    number = None
    for paragraph in container.iterchildren(f"{_W}p"):
        if number is None:
            starts = paragraph.iterchildren(f"{_W}bookmarkStart")
            ours = (one.get(f"{_W}id") for one in starts if one.get(f"{_W}name", "").startswith(OPEN))
            number, about = next(ours, None), []
        if number is None:
            continue
        about.append(paragraph)
        if any(one.get(f"{_W}id") == number for one in paragraph.iterchildren(f"{_W}bookmarkEnd")):
            said = ("".join(one.text or "" for one in part.iter(f"{_W}t")).strip() for part in about)
            found += about if all(not words or words.endswith((":", "=")) for words in said) else []
            number = None
    return found


def _box_of_field(field: Any) -> str:
    """The box of an old form: a field that says whether it is ticked."""
    box = field.find(f"{_W}ffData/{_W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{_W}checked")
    state = state if state is not None else box.find(f"{_W}default")
    return _TICKS[state is not None and state.get(f"{_W}val", "1") not in ("0", "false", "off")]


def _root(part: Any, kind: str) -> Any:
    """The XML of another part that belongs to this one (numbering, styles, footnotes); None where there is none."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _is_page_number(paragraph: Any) -> bool:
    """Whether a paragraph is the number of its page, as a field that whoever saved it last has filled in, and no more."""
    fields = [one.text or "" for one in paragraph.iter(f"{_W}instrText")]
    fields += [one.get(f"{_W}instr", "") for one in paragraph.iter(f"{_W}fldSimple")]
    words = "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
    return any("PAGE" in field.upper().split() for field in fields) and is_page_number(words)


def _margins(document: Any, numbers: Numbers) -> tuple[list[str], list[str]]:
    """What headers and footers say, each once: the headers' lines stand above the body, the footers' below it."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for kind, lines in (("header", heads), ("footer", feet)):
            for name in (f"first_page_{kind}", kind):
                margin = getattr(section, name)
                is_shown = name == kind or section.different_first_page_header_footer
                if not is_shown or margin.is_linked_to_previous:
                    continue
                whole = margin._element  # noqa: SLF001 - its XML
                for one in [one for one in whole.iter(f"{_W}p") if _is_page_number(one)]:
                    one.getparent().remove(one)
                walk = _Walk(margin.part, numbers)
                lines.update(dict.fromkeys(line for line in _flat(walk.blocks(whole)) if line.strip()))
    return list(heads), list(feet)
