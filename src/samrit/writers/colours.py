"""Colours of papers, slides and books: the tokens of the pages' style sheets, written out where no style sheet reaches."""

import re
from pathlib import Path

from samrit.scoring.counts import Part

_WEB = Path(__file__).resolve().parents[1] / "web"
_BASE, _COUNTS = _WEB / "static/samrit/base.css", _WEB / "components/templates/components/counts.css"
_TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USED = re.compile(r"var\((--[\w-]+)\)")
_FILLED = re.compile(r"([^{}]+)\{\s*fill:\s*([^;]+);")
_HATCH, _HATCH_GROUND = 'url("#hatch")', "hatch-ground"


def tokens(*sheets: str) -> dict[str, str]:
    """The values of the tokens of style sheets for light screens and for paper, by name ("--accent")."""
    return dict(reversed(_TOKEN.findall("".join(sheets))))  # the first of a name is the one for light screens


def written_out(rules: str, values: dict[str, str]) -> str:
    """Rules with the value of each token in place of its name."""
    return _USED.sub(lambda one: values[one[1]], rules)


def _fills(rules: str) -> dict[str, str]:
    """By class, what fills a part of a bar; hatching is the colour of its ground."""
    fills = {name: fill for names, fill in _FILLED.findall(rules) for name in re.findall(r"\.([\w-]+)", names)}
    return {name: fills[_HATCH_GROUND] if fill == _HATCH else fill for name, fill in fills.items()}


_SHEETS = _BASE.read_text(encoding="utf-8"), _COUNTS.read_text(encoding="utf-8")
TOKENS = tokens(*_SHEETS)
_FILLS = _fills(written_out(_SHEETS[1], TOKENS))
PART_COLOURS: dict[Part, str] = {part: _FILLS[f"part-{part.value}"] for part in Part}
ACCENT, ACCENT_TINT, ACCENT_INK = TOKENS["--accent"], TOKENS["--accent-tint"], TOKENS["--accent-ink"]
INK, QUIET, TINT = TOKENS["--ink"], TOKENS["--quiet"], TOKENS["--tint"]
EDGE, LINE, MONEY = TOKENS["--edge"], TOKENS["--line"], TOKENS["--bronze"]
