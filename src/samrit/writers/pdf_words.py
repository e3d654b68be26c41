"""The words of a PDF as they were written: without the invisible letters by which its lines were broken.

Typst writes for whoever copies, searches or listens what stands behind the glyphs, marks of line ends among it. They are
taken out of pages, tables of letters, titles and headings. A blank that is spelled out for them is set together with what
follows it: PDFium, in browsers, passes over some of the blanks that are set alone. Files that are attached, pictures and
typefaces stay as they are. That no tag is suspect need not be said, and Poppler before 23 warns of it.
"""

import re
import zlib
from functools import lru_cache
from itertools import pairwise

from samrit.thai.line_ends import MAY_END, MUST_NOT, without_line_ends

_MARKS = "|".join(mark.encode("utf-16-be").hex().upper() for mark in (MAY_END, MUST_NOT)).encode()
_REMEMBERED = 8192  # words; the same ones come again and again
# What a stretch of glyphs stands for, and a row of a table of letters ("<glyph> <letters>") that isn't marks alone.
_SPOKEN = re.compile(rb"<FEFF[0-9A-F]+")
_ROW = re.compile(rb"> <(?!(?:" + _MARKS + rb")+>)[0-9A-F]+")
# A blank that is spelled out, and what is set next in its line and its typeface: spelled out as well, or plain.
_GLYPHS = rb"\((?:\\.|[^\\()])*\)"
_BLANK = re.compile(
    rb"/Span<</ActualText(?:<FEFF0020>|\( \))>>BDC(?P<set> 0 Tr(?P<face>/f\d+ [\d.]+ Tf 1 0 0 -1 )[-\d.]+(?P<height> [-\d.]+ Tm))"
    rb"(?P<blank>" + _GLYPHS + rb")Tj\nEMC"
    rb"(?:(?:/Span<</ActualText(?:<FEFF(?P<said>[0-9A-F]+)>|\((?P<ascii>[^\\()]+)\))>>BDC)? 0 Tr(?P=face)[-\d.]+(?P=height)"
    rb"(?:\[(?P<several>\()|(?P<one>" + _GLYPHS + rb")Tj))?",
    re.DOTALL,
)
_TABLE = b"beginbfchar"
_HEAD = re.compile(rb"\(U(?=\d+x\d+y\d+\))")
_OBJECT = re.compile(rb"(\d{10}) \d{5} n")
_LENGTH = re.compile(rb"/Length (\d+)")
_LEVEL = 4  # of nine: the fifth takes a tenth longer for a fiftieth of the file, the sixth half as long again
_STREAM = b"stream\n"
_NOT_SUSPECT = re.compile(rb"\s*/Suspects false")
_OF_OTHERS = (b"/EmbeddedFile", b"/Length1", b"/FontFile", b"/XObject", b"/Image", b"/Subtype/CIDFontType0C", b"/N 3")


def plain_words(pdf: bytes, *, part: int = 0) -> bytes:
    """The same PDF with the words that were given to the typesetter; only for what Typst has written.

    The heads of its tables are called so that no other part that it is bound with has the same names.
    """
    named = b"(P%04dU" % part
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    offsets = [int(found[1]) for found in _OBJECT.finditer(pdf, start)]
    ends = sorted({*offsets, start})
    following = dict(pairwise(ends))
    first = ends[0]
    parts, moved, at = [pdf[:first]], {}, first
    for offset in ends[:-1]:
        body = _plain_object(pdf[offset : following[offset]], named if part else b"")
        moved[offset] = at
        parts.append(body)
        at += len(body)
    table = _OBJECT.sub(lambda found: b"%010d%s" % (moved[int(found[1])], found[0][10:]), pdf[start:])
    return b"".join((*parts, table[: table.rindex(b"startxref")], b"startxref\n%d\n%%%%EOF" % at))


def _plain_object(body: bytes, named: bytes) -> bytes:
    head, stream, rest = body.partition(_STREAM)
    head = _SPOKEN.sub(_plain, head)
    if named:
        head = _HEAD.sub(named, head)
    if not stream:
        return _NOT_SUSPECT.sub(b"", head) if b"/MarkInfo" in head else head
    length = _LENGTH.search(head)
    if length is None or any(one in head for one in _OF_OTHERS):
        return head + stream + rest
    data, tail = rest[: int(length[1])], rest[int(length[1]) :]
    if b"/FlateDecode" in head:
        plain = zlib.decompress(data)
        changed = _ROW.sub(_plain, plain) if _TABLE in plain else _BLANK.sub(_joined, _SPOKEN.sub(_plain, plain))
        new = data if changed == plain else zlib.compress(changed, _LEVEL)
    else:
        new = data.replace(MAY_END.encode(), b"").replace(MUST_NOT.encode(), b"")
    return head.replace(length[0], b"/Length %d" % len(new), 1) + stream + new + tail


def _joined(found: re.Match[bytes]) -> bytes:
    """A blank and what follows it, set as one: papers aren't justified, so what follows stands where it stood."""
    part = {name: value or b"" for name, value in found.groupdict().items()}
    if not part["several"] and not part["one"]:
        return part["set"] + part["blank"] + b"Tj"
    said = b"<FEFF0020%b>" % part["said"] if part["said"] else b"( %b)" % part["ascii"] if part["ascii"] else b""
    span = b"/Span<</ActualText%b>>BDC" % said if said else b""
    glyphs = part["several"] or part["one"] + b"]TJ"
    return b"%b%b[%b%b" % (span, part["set"], part["blank"], glyphs)


def _plain(found: re.Match[bytes]) -> bytes:
    return _unmarked(found[0])


@lru_cache(_REMEMBERED)
def _unmarked(spelled: bytes) -> bytes:
    opening, bracket, letters = spelled.rpartition(b"<")
    plain = without_line_ends(bytes.fromhex(letters.decode()).decode("utf-16-be", "surrogatepass"))
    return opening + bracket + plain.encode("utf-16-be", "surrogatepass").hex().upper().encode()
