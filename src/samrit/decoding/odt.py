"""OpenDocument texts (.odt): the body walked in its order, lists with the numbers that they show, tables, boxes, heads."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from samrit.decoding.archives import opened
from samrit.decoding.list_numbers import written
from samrit.decoding.page_numbers import is_page_number
from samrit.decoding.refusing import Refusal

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_XLINK = "http://www.w3.org/1999/xlink"
_UNSEEN = frozenset(
    {
        (_TEXT, "tracked-changes"), (_OFFICE, "annotation"), (_OFFICE, "annotation-end"), (_TEXT, "sequence-decls"),
        (_TEXT, "note-citation"), (_OFFICE, "forms"), (_TEXT, "hidden-paragraph"), (_TEXT, "bookmark"),
    }
)  # fmt: skip
_MOST_COLUMNS = 100
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

Block = str | list[list[str]]


def decode(data: bytes) -> dict[str, Any]:
    """The blocks of a text; Refusal for one that is broken, bursts or has a password."""
    from odf.opendocument import load

    with opened(data) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml")[:100_000]:
            raise Refusal("encrypted")
        if any(
            name.startswith(("Basic/", "Scripts/")) and not name.endswith(("/", ".xlb", "-lc.xml")) for name in names
        ):
            raise Refusal("macros")
    document = load(BytesIO(data))
    walk = _Walk(document)
    heads, feet = walk.margins(document.masterstyles)
    return {"documents": [[*heads, *walk.blocks(document.text), *feet]]}


class _Walk:
    """The blocks of a document, with the state of its lists."""

    def __init__(self, document: Any) -> None:
        self.styles = {
            _attribute(style, _STYLE, "name"): style
            for part in (document.automaticstyles, document.styles)
            for style in part.childNodes
            if style.qname == (_TEXT, "list-style")
        }
        self.counts: dict[str, dict[int, int]] = {}
        self.boxes: list[Any] = []

    def blocks(self, node: Any) -> Iterator[Block]:
        """What stands in a node, in order."""
        for child in node.childNodes:
            name = getattr(child, "qname", None)
            if name is None or name in _UNSEEN:
                continue
            if name in ((_TEXT, "p"), (_TEXT, "h")):
                yield self.words(child)
                yield from self._boxed()
            elif name == (_TEXT, "list"):
                yield from self._list(child, 1, _attribute(child, _TEXT, "style-name"))
            elif name == (_TABLE, "table"):
                yield [row for row in self._rows(child) if any(row)]
            else:
                yield from self.blocks(child)

    def words(self, node: Any) -> str:
        """The words of a paragraph; its text boxes and notes wait for its end."""
        return "".join(self._said(node))

    def margins(self, masters: Any) -> tuple[list[str], list[str]]:
        """What headers and footers say, each once."""
        heads: dict[str, None] = {}
        feet: dict[str, None] = {}
        for page in masters.childNodes:
            for part in page.childNodes:
                name = part.qname[1]
                lines = heads if name.startswith("header") else feet
                part.childNodes = [one for one in part.childNodes if not self._is_page_number(one)]
                lines.update(dict.fromkeys(line for line in _flat(self.blocks(part)) if line.strip()))
        return list(heads), list(feet)

    def _is_page_number(self, node: Any) -> bool:
        inside = [getattr(one, "qname", None) for one in getattr(node, "childNodes", ())]
        return (_TEXT, "page-number") in inside and is_page_number("".join(self._said(node)))

    def _said(self, node: Any) -> Iterator[str]:
        for child in node.childNodes:
            name = getattr(child, "qname", None)
            if name is None:
                yield str(child.data)
            elif name in _UNSEEN:
                continue
            elif name == (_TEXT, "s"):
                yield " " * min(int(_attribute(child, _TEXT, "c") or "1"), 100)
            elif name == (_TEXT, "tab"):
                yield "\t"
            elif name == (_TEXT, "line-break"):
                yield "\n"
            elif name in ((_DRAW, "text-box"), (_TEXT, "note-body")):
                self.boxes.append(child)
            else:
                words = "".join(self._said(child))
                target = _attribute(child, _XLINK, "href") if name == (_TEXT, "a") else ""
                is_elsewhere = target.startswith("http") and target.rstrip("/") not in words
                yield f"{words} <{target}>" if is_elsewhere else words

    def _boxed(self) -> Iterator[Block]:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _list(self, node: Any, level: int, style: str, *, goes_on: bool = False) -> Iterator[Block]:
        """The items of a list; `goes_on` is True for one in an item without words, which goes on with the list above it."""
        definition = self._level(style, level)
        counts = self.counts.setdefault(style, {})
        is_continued = _attribute(node, _TEXT, "continue-numbering") == "true" or _attribute(
            node, _TEXT, "continue-list"
        )
        if not goes_on and not (level == 1 and is_continued):
            counts.pop(level, None)
        for item in node.childNodes:
            if getattr(item, "qname", ("", ""))[1] not in ("list-item", "list-header"):
                continue
            label = ""
            is_empty = next((child.qname for child in item.childNodes if getattr(child, "qname", None)), None) == (
                _TEXT,
                "list",
            )
            if item.qname[1] == "list-item" and definition is not None and not is_empty:
                start = _attribute(item, _TEXT, "start-value") or ""
                first = int(_attribute(definition, _TEXT, "start-value") or "1")
                counts[level] = int(start) if start.isdecimal() else counts.get(level, first - 1) + 1
                label = self._label(style, level, counts)
            for child in item.childNodes:
                name = getattr(child, "qname", None)
                if name == (_TEXT, "list"):
                    inner = _attribute(child, _TEXT, "style-name") or style
                    yield from self._list(child, level + 1, inner, goes_on=is_empty)
                elif name in ((_TEXT, "p"), (_TEXT, "h")):
                    words = self.words(child)
                    yield f"{label} {words}" if label and words.strip() else words
                    label = "" if words.strip() else label
                    yield from self._boxed()
                elif name is not None:
                    yield from self.blocks(child)

    def _level(self, style: str, level: int) -> Any:
        found = self.styles.get(style)
        for one in found.childNodes if found is not None else ():
            if _attribute(one, _TEXT, "level") == str(level):
                return one
        return None

    def _label(self, style: str, level: int, counts: dict[int, int]) -> str:
        definition = self._level(style, level)
        if definition.qname[1] != "list-level-style-number":
            mark = _attribute(definition, _TEXT, "bullet-char")
            return mark if mark and ord(mark[0]) < 0xE000 else "•"
        shown = int(_attribute(definition, _TEXT, "display-levels") or "1")
        numbers = []
        for one in range(max(level - shown + 1, 1), level + 1):
            kind = _attribute(self._level(style, one) or definition, _STYLE, "num-format")
            numbers.append(written(counts.get(one, 1), _kind(kind)))
        number = ".".join(one for one in numbers if one)
        before, after = (_attribute(definition, _STYLE, f"num-{end}") for end in ("prefix", "suffix"))
        return f"{before}{number}{after}".strip() if number else ""

    def _rows(self, table: Any) -> Iterator[list[str]]:
        for child in table.childNodes:
            name = getattr(child, "qname", ("", ""))[1]
            if name == "table-row":
                yield self._cells(child)
            elif name in ("table-rows", "table-header-rows", "table-row-group"):
                yield from self._rows(child)

    def _cells(self, row: Any) -> list[str]:
        cells: list[str] = []
        for cell in row.childNodes:
            again = min(int(_attribute(cell, _TABLE, "number-columns-repeated") or "1"), _MOST_COLUMNS - len(cells))
            is_covered = cell.qname[1] == "covered-table-cell"
            words = "" if is_covered else "\n".join(_flat(self.blocks(cell))).strip("\n")
            cells += [words] * max(again, 0)
        return cells


def _attribute(node: Any, space: str, name: str) -> str:
    value = node.attributes.get((space, name)) if getattr(node, "attributes", None) else None
    return str(value) if value is not None else ""


def _kind(kind: str) -> str:
    if kind.startswith("๑"):
        return "thaiNumbers"
    if kind.startswith("ก"):
        return "thaiLetters"
    return _FORMATS.get(kind, "none" if not kind else "decimal")


def _flat(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from ("\t".join(cell.replace("\n", " ") for cell in row) for row in block)
