"""The numbers that Word prints before the paragraphs of lists, and doesn't store: counted as Word counts them."""

import re
from collections import defaultdict
from typing import Any

from samrit.decoding.list_numbers import written

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_TICKS = "\uf0fe\uf0fc\uf0a8\uf06f\uf052\uf053\uf071\uf0a1"
_MOST_STYLES = 20  # that one is based on another


class Numbers:
    """The state of all lists while a document is walked from its beginning."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._abstract: dict[str, str] = {}
        self._styles = {one.get(f"{_W}styleId"): one for one in styles.iter(f"{_W}style")} if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._load(numbering)

    def label(self, paragraph: Any) -> str:
        """The number or the bullet before a paragraph; "" where it is in no list. Counts it."""
        number, level = self._place(paragraph)
        definition = self._levels.get(number, {}).get(level)
        if definition is None:
            return ""
        # Lists that share a definition count on together, but for one that says where it begins anew.
        group = self._abstract[number]
        counts = self._counts[group]
        if (number, level) in self._starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = self._starts[number, level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(definition)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._printed(number, definition, counts)

    def _printed(self, number: str, definition: Any, counts: dict[int, int]) -> str:
        text = _value(definition, "lvlText")
        if _value(definition, "numFmt") == "bullet":
            return text if text in _TICKS or not text or ord(text[0]) < 0xE000 else "•"
        is_legal = definition.find(f"{_W}isLgl") is not None

        def one(match: "re.Match[str]") -> str:
            level = int(match[1]) - 1
            other = self._levels[number].get(level)
            if other is None:
                return ""
            kind = "decimal" if is_legal else _value(other, "numFmt")
            return written(counts.get(level, _start(other)), kind)

        return _PLACE.sub(one, text).strip()

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style; ("", 0) for none."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        number, level = _numbered(properties)
        style = self._styles.get(_value(properties, "pStyle"))
        for _step in range(_MOST_STYLES):
            if style is None or number is not None:
                break
            inside = style.find(f"{_W}pPr")
            if inside is not None:
                number, found = _numbered(inside)
                level = found if level is None else level
                if number is not None and found is None:
                    level = self._level_of_style(number, style.get(f"{_W}styleId"))
            style = self._styles.get(_value(style, "basedOn"))
        return (number or "", level or 0) if number != "0" else ("", 0)

    def _level_of_style(self, number: str, style: str | None) -> int | None:
        for level, definition in self._levels.get(number, {}).items():
            if _value(definition, "pStyle") == style:
                return level
        return None

    def _load(self, numbering: Any) -> None:
        abstract = {one.get(f"{_W}abstractNumId"): one for one in numbering.iter(f"{_W}abstractNum")}
        by_link = {_value(one, "styleLink"): key for key, one in abstract.items() if _value(one, "styleLink")}
        for one in numbering.iter(f"{_W}num"):
            number, key = one.get(f"{_W}numId", ""), _value(one, "abstractNumId")
            key = by_link.get(_value(abstract.get(key), "numStyleLink"), key)
            if key not in abstract:
                continue
            levels = {int(level.get(f"{_W}ilvl", "0")): level for level in abstract[key].iter(f"{_W}lvl")}
            for override in one.iter(f"{_W}lvlOverride"):
                level = int(override.get(f"{_W}ilvl", "0"))
                own = override.find(f"{_W}lvl")
                start = _value(override, "startOverride")
                if own is not None:
                    levels[level] = own
                if start.isdecimal():
                    self._starts[number, level] = int(start)
            self._levels[number], self._abstract[number] = levels, key


def _numbered(properties: Any) -> tuple[str | None, int | None]:
    found = properties.find(f"{_W}numPr")
    if found is None:
        return None, None
    level = _value(found, "ilvl")
    return _value(found, "numId") or None, int(level) if level.isdecimal() else None


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}") if element is not None else None
    return child.get(f"{_W}val", "") if child is not None else ""


def _start(definition: Any) -> int:
    start = _value(definition, "start")
    return int(start) if start.isdecimal() else 1
