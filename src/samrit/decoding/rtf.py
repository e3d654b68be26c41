"""Rich text (.rtf), whatever it is called: word processors of the nineties save it as .doc."""

import re
from typing import Any

from samrit.decoding.refusing import Refusal

_CELL_END, _ROW_END = "\ue0f0", "\ue0f1"
# striprtf shows the end of a cell as "|", which may stand in a text, too: the ends are marked before.
_CELLS = re.compile(r"\\(nestcell|cell|nestrow|row)(?![a-z])\s?")
_PICTURES = re.compile(r"\{\\\*?\\?(?:pict|objdata|themedata|datastore)\b[^{}]*\}")
_NUMBERS = re.compile(r"\{\\(?:listtext|pntext)\b")

# What stands beside the text on a page: boxes (of Word, and of older programs), heads and feet, notes.
_OF_SHAPES = re.compile(r"\{\\sp\s*\{\\sn [^{}]*\}\s*\{\\sv [^{}]*\}\s*\}")
_SHAPES = re.compile(r"\{\\(?:shp|shpgrp|\*\\shpinst|\*\\do)(?![a-z])")
_HANGING = re.compile(r"\{\\(?:shptxt|dptxbxtext|header[lrf]?|footer[lrf]?|footnote)(?![a-z])")
_PAGE_FIELD = re.compile(
    r"\{\\field(?:(?!\\fldrslt).){0,400}?\b(?:NUM)?PAGES?\b.{0,400}?\{\\fldrslt(?:[^{}]|\{[^{}]*\})*\}\s*\}", re.DOTALL
)


def decode(data: bytes) -> dict[str, Any]:
    """The lines and tables of a text; Refusal for one that is broken or has an object embedded as a program."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("cp874", "replace")
    if not re.search(r"\\ansicpg\d", source[:2000]):
        source = source.replace("{\\rtf1", "{\\rtf1\\ansicpg874", 1)
    source = _PICTURES.sub("", source)
    source = _OF_SHAPES.sub("", _NUMBERS.sub("{", _PAGE_FIELD.sub("", source)))
    is_twice = "\\shptxt" in source  # a shape has its words once more, for old programs
    source = _SHAPES.sub(lambda match: match[0] if is_twice and match[0].endswith("do") else "{", source)
    source = _HANGING.sub(r"{\\par ", source)
    source = _CELLS.sub(lambda match: f"{_ROW_END}\\par " if match[1].endswith("row") else _CELL_END, source)
    text: str = rtf_to_text(source, encoding="cp874", errors="replace")  # type: ignore[no-untyped-call]  # it has no types
    if not text.strip():
        raise Refusal("empty")
    blocks: list[str | list[list[str]]] = []
    row = ""
    for line in text.split("\n"):
        if _CELL_END not in line and not row:
            blocks.append(line)
            continue
        row += line if not row else f"\n{line}"
        if _ROW_END in row:
            cells = [cell.strip("\n ") for cell in row.split(_ROW_END)[0].split(_CELL_END)[:-1]]
            last = blocks[-1] if blocks else None
            if isinstance(last, list):
                last.append(cells)
            else:
                blocks.append([cells])
            row = ""
    return {"documents": [[*blocks, row.replace(_CELL_END, "\t")] if row else blocks]}
