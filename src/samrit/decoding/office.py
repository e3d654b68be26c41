"""Office files are zips: which one is it, will it burst, does it carry programs; and what it would fetch elsewhere is taken out.

Word fetches a template from wherever the file says, as soon as it is opened: so a file that looks like a report can bring a
program. Links on which somebody has to click stay.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from samrit.decoding.refusing import Refusal

MOST_PARTS = 5_000
MOST_UNPACKED = 500 * 2**20
_MOST_TIMES = 200  # how many times larger than packed; text of office files packs some ten to fifty times
_SMALL = 10 * 2**20  # below this nothing bursts
_MOST_CHECKED = 100 * 2**20  # unpacked bytes of which each is read, to see that the file is whole
_LARGEST_PART = 64 * 2**20  # of those that are read for what they fetch
_DEEPEST = 3  # files inside files

_MAIN_PARTS = {
    "wordprocessingml.document": ".docx",
    "spreadsheetml.sheet": ".xlsx",
    "presentationml.presentation": ".pptx",
}
_MAIN = re.compile(rb"[\"']application/vnd\.openxmlformats-officedocument\.([a-z.]+)\.main\+xml[\"']")
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_MACRO_PARTS = re.compile(
    r"vbaproject|vbadata|(?:^|/)macrosheets/|(?:^|/)activex/|(?:^|/)ctrlprops/|^basic/|^scripts/", re.IGNORECASE
)
_MACRO_TYPES = (b"macroEnabled", b"vbaProject", b"vnd.ms-office.activeX")
_PROGRAM_SUFFIX = (
    r"exe|dll|com|scr|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|ws|wsf|wsh|hta|sh|py|jar|lnk|reg|cpl|chm|url|"
    r"docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|xlsb"
)
_PROGRAM_PART = re.compile(rf"\.(?:{_PROGRAM_SUFFIX})$", re.IGNORECASE)
_PROGRAM_BEGINNINGS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_PACKAGE = "\x01Ole10Native".encode("utf-16-le")  # any file at all, as Windows packs it into a document
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OLE_PROGRAM = re.compile(rf"\.(?:{_PROGRAM_SUFFIX})\0".encode(), re.IGNORECASE)
_FIELD = re.compile(rb"<w:instrText\b[^>]*>([^<]*)</w:instrText>|<w:fldSimple\b[^>]*?w:instr=[\"']([^\"']*)")
_DDE_FIELD = re.compile(rb"(?:^|[\s{])DDE(?:AUTO)?\s", re.IGNORECASE)

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_XLINK = "{http://www.w3.org/1999/xlink}href"
# Any scheme, two slashes and a host, or a share of Windows; file:///C:/… is on one's own machine.
_ELSEWHERE = re.compile(
    r"\s*(?:(?!file:)[a-z][a-z0-9+.-]*:(?!\s*$)|(?:file:)?[/\\]{2}(?=[^/\\])|file:[/\\]{4,})", re.IGNORECASE
)
_DRIVE = re.compile(r"\s*[a-z]:[/\\]", re.IGNORECASE)


def decode(data: bytes) -> dict[str, Any]:
    """The kind by its suffix, what was taken out (template, links), and the file without it where something was.

    Refusal: broken, too-large, encrypted, macros, programs, no-office (another zip).
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = _checked_parts(packed, len(data))
            kind = _kind(packed)
            _check_programs(packed, parts, depth=1)
            changed = dict(_without_elsewhere(packed, parts, is_open_document=kind in _OPEN_DOCUMENTS.values()))
            taken_out = sorted({what for _data, what in changed.values()})
            answer: dict[str, Any] = {"kind": kind, "taken_out": taken_out}
            return answer | {"file": _packed_anew(packed, parts, changed)} if changed else answer
    except (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, KeyError):
        raise Refusal("broken") from None


def _checked_parts(packed: ZipFile, packed_bytes: int) -> list[ZipInfo]:
    parts = packed.infolist()
    # What the zip tells of itself may be a lie; then the limits of this process end it.
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > max(_SMALL, min(MOST_UNPACKED, _MOST_TIMES * packed_bytes)):
        raise Refusal("too-large")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("encrypted")
    # Of two parts with one name each program reads another.
    if len({part.filename for part in parts}) < len(parts):
        raise Refusal("broken")
    if unpacked <= _MOST_CHECKED and packed.testzip() is not None:
        raise Refusal("broken")
    return parts


def _kind(packed: ZipFile) -> str:
    names = set(packed.namelist())
    if "[Content_Types].xml" in names:
        types = packed.read("[Content_Types].xml")
        if any(word in types for word in _MACRO_TYPES):
            raise Refusal("macros")
        for main in _MAIN.findall(types):
            if main.decode() in _MAIN_PARTS:
                return _MAIN_PARTS[main.decode()]
    if "mimetype" in names:
        kind = _OPEN_DOCUMENTS.get(packed.read("mimetype").strip())
        if kind is not None:
            if b"encryption-data" in (
                packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            ):
                raise Refusal("encrypted")
            return kind
    raise Refusal("macros" if any(map(_MACRO_PARTS.search, names)) else "no-office")


def _check_programs(packed: ZipFile, parts: list[ZipInfo], depth: int) -> None:
    for part in parts:
        if _MACRO_PARTS.search(part.filename):
            raise Refusal("macros")
        if _PROGRAM_PART.search(part.filename):
            raise Refusal("programs")
        if part.filename.endswith(".xml"):
            _check_words(packed, part)
        elif not part.is_dir() and not part.filename.endswith(".rels"):
            _check_content(packed, part, depth)


def _check_content(packed: ZipFile, part: ZipInfo, depth: int) -> None:
    with packed.open(part) as opened:
        beginning = opened.read(8)
    if beginning.startswith(_PROGRAM_BEGINNINGS):
        raise Refusal("programs")
    if beginning == _OLE:
        _check_ole(packed.read(part))
    elif beginning.startswith(b"PK\x03\x04"):
        _check_inner(packed.read(part), depth)


def _check_words(packed: ZipFile, part: ZipInfo) -> None:
    if part.filename.startswith("xl/externalLinks/") and b"ddeLink" in packed.read(part):
        raise Refusal("programs")
    if part.filename.startswith("word/"):
        _check_fields(packed, part)


def _check_ole(data: bytes) -> None:
    if _OLE_MACROS in data:
        raise Refusal("macros")
    if _OLE_PACKAGE in data and (_OLE_PROGRAM.search(data) or b"This program cannot be run" in data):
        raise Refusal("programs")


def _check_inner(data: bytes, depth: int) -> None:
    """A file inside, such as the table behind a chart: as the file itself, and no deeper than files of people are."""
    if depth >= _DEEPEST:
        raise Refusal("too-large")
    with ZipFile(BytesIO(data)) as inner:
        _check_programs(inner, _checked_parts(inner, len(data)), depth + 1)


def _check_fields(packed: ZipFile, part: ZipInfo) -> None:
    """A field may start a program (DDE); its words may be torn over several runs."""
    if part.file_size > _LARGEST_PART:
        raise Refusal("too-large")
    found = [simple or torn for torn, simple in _FIELD.findall(packed.read(part))]
    if _DDE_FIELD.search(b"".join(found)) or any(_DDE_FIELD.search(one + b" ") for one in found):
        raise Refusal("programs")


def _without_elsewhere(
    packed: ZipFile, parts: list[ZipInfo], *, is_open_document: bool
) -> Iterator[tuple[str, tuple[bytes, str]]]:
    """The parts that fetch something elsewhere, without that; and what it was."""
    for part in parts:
        is_fetching = part.filename.rpartition("/")[2] in ("content.xml", "styles.xml", "meta.xml", "settings.xml")
        wanted = is_fetching if is_open_document else part.filename.endswith(".rels")
        if not wanted:
            continue
        if part.file_size > _LARGEST_PART:
            raise Refusal("too-large")
        data = packed.read(part)
        found = _changed(data, _plain_link if is_open_document else _plain_relationship)
        if found is not None:
            yield part.filename, found


def _changed(data: bytes, change: Callable[[Any], str]) -> tuple[bytes, str] | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Refusal("broken") from None
    taken_out = {change(one) for one in tree.iter() if isinstance(one.tag, str)} - {""}
    if not taken_out:
        return None
    return etree.tostring(tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True), min(
        taken_out, key=("template", "links").index
    )


def _plain_relationship(element: Any) -> str:
    """A relation of Office Open XML that fetches: it leads to Word's own template, or nowhere; "" where it may stay."""
    if element.tag != _RELATIONSHIP or element.get("TargetMode", "").lower() != "external":
        return ""
    kind = element.get("Type", "").rpartition("/")[2]
    if kind == "hyperlink" or not _is_elsewhere(element.get("Target", "")):
        return ""
    is_template = kind == "attachedTemplate"
    element.set("Target", "Normal.dotm" if is_template else "NULL")
    return "template" if is_template else "links"


def _plain_link(element: Any) -> str:
    """The same for an element of OpenDocument."""
    name = element.tag.rpartition("}")[2]
    if name == "dde-source":
        raise Refusal("programs")
    href = element.get(_XLINK)
    if name == "event-listener" and href:
        raise Refusal("macros")
    if name == "a" or href is None or not _is_elsewhere(href):
        return ""
    element.set(_XLINK, "")
    return "template" if name == "template" else "links"


def _is_elsewhere(target: str) -> bool:
    return _ELSEWHERE.match(target) is not None and _DRIVE.match(target) is None


def _packed_anew(packed: ZipFile, parts: list[ZipInfo], changed: dict[str, tuple[bytes, str]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as anew:
        for part in parts:
            data = changed[part.filename][0] if part.filename in changed else packed.read(part)
            plain = ZipInfo(part.filename, part.date_time)
            plain.compress_type, plain.external_attr = part.compress_type, part.external_attr
            anew.writestr(plain, data)
    return out.getvalue()
