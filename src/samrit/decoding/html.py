"""Web pages, as they are and as browsers save them (.html, .mht), and mails (.eml): what a person would see, block by block."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from samrit.decoding.refusing import Refusal

_UNSEEN = frozenset(
    {
        "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "audio", "video", "canvas",
        "datalist", "map", "button", "-comment", "!doctype", "-doctype",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul", "caption", "td", "th", "tr", "tbody",
        "thead", "tfoot", "table", "optgroup",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "table", "ul", "ol", "dl", "blockquote"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,500})")
_PAGES = re.compile(r"^https?://\S*/my(?:kpi|project)\.php\?", re.IGNORECASE)
_OF_THE_SYSTEM = re.compile(r"my(?:kpi|project)\.php\?", re.IGNORECASE)
_FEET = 'body footer, body [data-role="footer"], body [role="contentinfo"]'
_MOST_FEET = 5
_THAI = ("tis-620", "tis620", "windows-874", "cp874", "x-windows-874", "iso-8859-11", "iso8859-11", "windows874")
_HEADS = ("From", "Date", "Subject")  # of a mail
_BLANKS = re.compile(r"[ \t\r\n\x0b]+")
_LINE = "\x00"  # a line's end, while blanks are not yet folded
_MOST_COLUMNS = 100

Block = str | list[list[str]]


def decode(data: bytes) -> dict[str, Any]:
    """The blocks of a page; Refusal for what is none."""
    from selectolax.lexbor import LexborHTMLParser

    address, text, is_plain = _unpacked(data)
    if is_plain:
        return {"documents": [text.splitlines()]}
    saved = _SAVED_FROM.search(text[:4096])
    address = address or (saved[1] if saved else "")
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise Refusal("broken")
    is_of_the_system = _OF_THE_SYSTEM.search(text) is not None
    walk = _Walk(shows_links=not is_of_the_system)
    first = [address] if _PAGES.match(address) else []
    # What stands below every page of the system is no part of the report: a text of its own, which is told.
    feet: list[Block] = []
    for _one in range(_MOST_FEET if is_of_the_system else 0):
        foot = tree.css_first(_FEET)
        if foot is None:
            break
        feet += walk.blocks(foot)
        foot.decompose()
    documents = [[*first, *walk.blocks(tree.body)], feet]
    return {"documents": [blocks for blocks in documents if blocks]}


def _unpacked(data: bytes) -> tuple[str, str, bool]:
    """Where the page is from, if that is told, its text, and whether that is a mail's plain one."""
    if not re.match(
        rb"\s*(?:From|MIME-Version|Subject|Date|Content-Type|Snapshot-Content-Location):", data, re.IGNORECASE
    ):
        return "", _text(data), False
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.compat32)
    parts = {part.get_content_type(): part for part in reversed(list(message.walk()))}
    kind = next((one for one in ("text/html", "application/xhtml+xml", "text/plain") if one in parts), None)
    if kind is None:
        raise Refusal("broken")
    part = parts[kind]
    payload = part.get_payload(decode=True)
    address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    text = _text(payload if isinstance(payload, bytes) else b"", part.get_content_charset() or "")
    if kind != "text/plain":
        return address, text, False
    heads = [f"{name}: {_unpacked_head(str(message[name]))}" for name in _HEADS if message[name]]
    return "", "\n".join((*heads, "", text)), True


def _unpacked_head(value: str) -> str:
    """A line of a mail's head in letters; as it stands where it is broken."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):
        return value


def _text(data: bytes, charset: str = "") -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    declared = _CHARSET.search(data[:8192]) or _XML.search(data[:200])
    named = (charset or (declared[1].decode("ascii", "replace") if declared else "")).lower()
    for encoding in ("cp874" if named in _THAI else named, "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    # Neither what it says nor UTF-8: a Thai page in the code page, or one with a broken letter here and there.
    lost = data.decode("utf-8", "replace")
    return lost if lost.count("\ufffd") * 20 < len(lost) else data.decode("cp874", "replace")


class _Walk:
    """What is seen of a page."""

    def __init__(self, *, shows_links: bool) -> None:
        self.shows_links = shows_links

    def blocks(self, node: Any) -> Iterator[Block]:
        """The blocks within a node, in order; a table that only arranges the page is walked as its cells."""
        line: list[str] = []
        for child in _children(node):
            tag = child.tag
            if tag == "table" and not _is_layout(child):
                yield from _ended(line)
                yield [row for row in map(self._row, _rows(child)) if any(row)]
            elif tag in _BLOCKS or _has_blocks(child):
                yield from _ended(line)
                if tag == "pre":
                    yield _text_of(child)
                elif tag in ("ul", "ol", "menu"):
                    yield from self._list(child)
                elif tag == "dl":
                    yield self._definitions(child)
                else:
                    yield from self.blocks(child)
                if tag in _PARAGRAPHS:
                    yield ""
            else:
                line.append(self._words(child))
        yield from _ended(line)

    def _list(self, node: Any) -> Iterator[Block]:
        count = _whole(node.attributes.get("start"), 1)
        for child in _children(node):
            if child.tag in ("ul", "ol", "menu"):  # word processors put a list's list right into it
                yield from self._list(child)
                continue
            if child.tag != "li":
                yield from self.blocks(child) if child.tag != "-text" else _ended([child.text_content or ""])
                continue
            count = _whole(child.attributes.get("value"), count)
            label = "•" if node.tag != "ol" else _numbered(count, node)
            count += 1
            for number, block in enumerate(self.blocks(child)):
                yield f"{label} {block}" if number == 0 and isinstance(block, str) and label else block

    def _definitions(self, node: Any) -> list[list[str]]:
        """The rows of a list of terms: a term, and what is said of it."""
        rows: list[list[str]] = []
        for child in _children(node):
            if child.tag == "div" and any(one.tag in ("dt", "dd") for one in _children(child)):
                rows += self._definitions(child)
            elif said := self._cell(child):
                if child.tag == "dd" and rows and len(rows[-1]) == 1:
                    rows[-1].append(said)
                else:
                    rows.append([said])
        return rows

    def _words(self, node: Any) -> str:
        """The words of an inline node; where a line ends within them stands a mark."""
        tag, attributes = node.tag, node.attributes
        if tag == "-text":
            return node.text_content or ""
        if tag == "br":
            return _LINE
        if tag in ("input", "textarea", "select"):
            return f" {_typed(node)} "
        words = "".join(map(self._words, _children(node)))
        if tag == "a" and self.shows_links:
            target = attributes.get("href") or ""
            if target.startswith(("http://", "https://")) and target.rstrip("/") not in words and words.strip():
                return f"{words} <{target}>"
        return words

    def _row(self, row: Any) -> list[str]:
        cells: list[str] = []
        for cell in _children(row):
            if cell.tag not in ("td", "th"):
                continue
            cells.append(self._cell(cell))
            cells += [""] * (min(_whole(cell.attributes.get("colspan"), 1), _MOST_COLUMNS) - 1)
        return cells

    def _cell(self, cell: Any) -> str:
        if cell.tag == "-text":
            return (cell.text_content or "").strip()
        lines = [block if isinstance(block, str) else "\n".join(map("\t".join, block)) for block in self.blocks(cell)]
        return "\n".join(line for line in lines if line.strip())


def _children(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        if child.tag not in _UNSEEN and not _is_hidden(child):
            yield child
        child = child.next


def _is_hidden(node: Any) -> bool:
    if node.tag == "-text":
        return False
    attributes = node.attributes
    return (
        "hidden" in attributes
        or (node.tag == "input" and (attributes.get("type") or "").lower() == "hidden")
        or _HIDDEN.search(attributes.get("style") or "") is not None
    )


def _has_blocks(node: Any) -> bool:
    return node.tag != "-text" and any(child.tag in _BLOCKS or _has_blocks(child) for child in _children(node))


def _rows(table: Any) -> Iterator[Any]:
    for child in _children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def _is_layout(table: Any) -> bool:
    """Whether a table only arranges the page: another one stands in it, or it has one cell in each row."""
    return _has_table(table) or all(
        sum(cell.tag in ("td", "th") for cell in _children(row)) < 2 for row in _rows(table)
    )


def _has_table(node: Any) -> bool:
    return any(child.tag == "table" or _has_table(child) for child in _children(node))


def _ended(line: list[str]) -> Iterator[str]:
    """The lines of what was gathered, blanks folded as browsers do; nothing is left of it."""
    words, line[:] = "".join(line), []
    for one in words.split(_LINE):
        folded = _BLANKS.sub(" ", one).strip(" ")
        if folded:
            yield folded


def _text_of(node: Any) -> str:
    return "".join(
        child.text_content or "" if child.tag == "-text" else "\n" if child.tag == "br" else _text_of(child)
        for child in _children(node)
    )


def _typed(node: Any) -> str:
    """What stands in a field that a person fills in."""
    attributes = node.attributes
    if node.tag == "textarea":
        return (node.text() or "").replace("\n", _LINE)
    if node.tag == "select":
        options = node.css("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return " ".join(option.text() for option in chosen)
    kind = (attributes.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑ " if "checked" in attributes else "☐ "
    return (attributes.get("value") or "") if kind in ("text", "number", "date", "url", "email", "tel") else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text.strip()) else otherwise


def _numbered(count: int, node: Any) -> str:
    """An item's number as its list writes it."""
    style = node.attributes.get("style") or ""
    kind = node.attributes.get("type") or ""
    if "list-style-type: none" in style or "list-style: none" in style:
        return ""
    if re.search(r"list-style(?:-type)?\s*:\s*thai", style):
        return "".join(chr(ord("๐") + int(digit)) for digit in str(count)) + "."
    if kind in ("a", "A") and 0 < count <= 26:
        return chr(ord(kind) + count - 1) + "."
    return f"{count}."
