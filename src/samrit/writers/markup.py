"""XHTML and SVG as strings that can't be malformed: what isn't markup already is escaped."""

import re
from collections.abc import Iterable
from html import escape

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = "\u200b"  # where Typst may end a line; a reader's style sheet says the same without a letter


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Words as markup, without letters that XML forbids and without invisible ones."""
    return Markup(escape(_NO_XML.sub("", words.replace(_BREAKS, ""))))


def tag(name: str, *children: str, **attributes: str | float) -> Markup:
    """An element; names of attributes as in Python (`class_`, `aria_hidden`, `xml__lang`)."""
    said = "".join(f' {_name(key)}="{text(str(value))}"' for key, value in attributes.items())
    inside = joined(children)
    return Markup(f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>")


def joined(children: Iterable[str]) -> Markup:
    """One after the other."""
    return Markup("".join(one if isinstance(one, Markup) else text(one) for one in children))


def _name(key: str) -> str:
    return key.removesuffix("_").replace("__", ":").replace("_", "-")
