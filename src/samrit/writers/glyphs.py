"""Which characters our typefaces can set; any other gets a visible stand-in, as PDF/UA forbids a page that hides one.

Scripts that run from right to left, or that need shaping of their own, are left out altogether: the page would show
them wrong. The report's own words are kept in the paper's attached data.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"

# What Sarabun has. `tests/documents/test_pdf_glyphs.py` sets every character of both tables.
_SARABUN = (
    "\u0020-\u007e\u00a0-\u00ac\u00ae-\u017e\u0192\u01a0\u01a1\u01af\u01b0\u01cd-\u01dc\u01e6\u01e7\u01fa-\u01ff\u0218-\u021b"
    "\u02c6\u02c7\u02d8-\u02dd\u0394\u03a9\u03bc\u03c0\u0e01-\u0e3a\u0e3f-\u0e5b\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2012-\u2015"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2070\u2074-\u2079\u207d-\u207f"
    "\u2080-\u2089\u208d\u208e\u20ac\u2113\u2122\u2153\u2154\u215b-\u215e\u2190-\u2193\u2202\u2206\u220f\u2211\u2212\u221a"
    "\u221e\u222b\u2248\u2260\u2264\u2265\u25a0\u25b2\u25b3\u25b6\u25b7\u25bc\u25bd\u25c0\u25c1\u25c6\u25ca"
)
# What the typefaces inside Typst add: Greek, Cyrillic, arrows, mathematics, circled numbers, boxes, ticks.
_OTHERS = (
    "\u0180-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff\u1e00-\u1e7f\u1e86-\u1e9f"
    "\u1f00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u2000-\u200b\u2011\u2016-\u201f\u2023-\u2027\u202f-\u2040"
    "\u2071\u207a-\u207c\u208a-\u208c\u20a0-\u20c0\u2100-\u211e\u2120\u2122\u2126-\u2151\u2155-\u2184\u2190-\u23ff"
    "\u2460-\u2606\u2609-\u262f\u2690-\u269c\u26a0-\u26a7\u2701-\u2704\u2706-\u2709\u270c-\u2714\u2717-\u2726\u272a-\u274b"
    "\u2756\u2758-\u275e\u2761-\u277f\u2794\u2798-\u27af\u27b1-\u2b73\ufffd"
)
_LATIN_MARKS = "\u0300-\u0304\u0306-\u030c\u031b\u0323\u0324\u0326-\u0328\u032e\u0331"
_THAI_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

_MISSING = re.compile(f"[^\n{_SARABUN}{_OTHERS}{_LATIN_MARKS}]")
# A mark is set in the typeface of its base: none of Sarabun's can stand on what Sarabun lacks.
_HOMELESS = re.compile(f"(?<=[^{_SARABUN}{_LATIN_MARKS}])[{_LATIN_MARKS}{_THAI_MARKS}]+")
_BEYOND_SARABUN = re.compile(f"[^\n{_SARABUN}\ufffd]")


# The bullets and ticks of Word's symbol typeface, as copying leaves them, and those of telephones.
_AS_OTHERS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "✅": "✓", "❌": "✗", "❎": "☒", "⭕": "○", "➕": "+", "➖": "−", "➗": "÷", "❗": "!", "❓": "?",
}  # fmt: skip
# What joins or varies the letters about it: a variant, a colour of skin, the frame of a key, what nobody sees.
_INVISIBLE = re.compile("[\ufe00-\ufe0f\u034f\u20e3\U0001f3fb-\U0001f3ff]")
_CATEGORIES_INVISIBLE = ("Cc", "Cf")


def displayable(text: str) -> str:
    """The text as it is displayed: a letter without a glyph as its plain equivalent (㎡ as m2), else as a stand-in."""
    return _HOMELESS.sub(REPLACEMENT, _MISSING.sub(_instead, text))


def not_displayable(text: str) -> tuple[str, ...]:
    """The characters of a text for which stand-ins are displayed, each once."""
    missing = (one[0] for one in _MISSING.finditer(text) if _instead(one) == REPLACEMENT)
    homeless = (mark for marks in _HOMELESS.findall(_MISSING.sub(_instead, text)) for mark in marks)
    return tuple(dict.fromkeys((*missing, *homeless)))


def plainest(text: str) -> str:
    """The text in nothing but Sarabun and stand-ins."""
    return _HOMELESS.sub(REPLACEMENT, _BEYOND_SARABUN.sub(REPLACEMENT, displayable(text)))


def _instead(missing: re.Match[str]) -> str:
    one = missing[0]
    if _INVISIBLE.match(one) or unicodedata.category(one) in _CATEGORIES_INVISIBLE:
        return ""
    plain = _AS_OTHERS.get(one) or unicodedata.normalize("NFKC", one)
    return REPLACEMENT if plain == one or _MISSING.search(plain) else plain
