"""Green Button (ESPI, NAESB REQ.21): interval readings of an Atom feed.

A usage point has meter readings, a meter reading has one reading type and interval blocks; the feed's links tell which
belongs to which. A reading type tells the unit (uom 38 W, 72 Wh), the power of ten, the direction of the flow (1 taken from
the grid, 19 fed into it), and whether values are of their interval or count up. What is no electricity is told and left.
"""

import math
import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from samrit.measure.findings import Finding, Weight
from samrit.measure.incoming.canonical import Canonical
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.refusal import UnmeasurableError, too_much
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from ibis.backends.duckdb import Backend

_POWER, _ENERGY = 38, 72
_ELECTRICITY = ("", "0", "1")  # commodity
_FORWARD, _REVERSE = ("", "0", "1"), "19"  # flowDirection
_COUNTS_UP = ("1", "3")  # accumulationBehaviour: bulk quantity, cumulative
_METERED = ("", "0", "14", "17", "18", "19")  # quality: valid, raw, validated, verified, revenue quality
_MOST_BYTES = 400_000_000
_MOST_DEPTH = 40
_LONGEST_S = 366 * 86_400
_WHOLE = {"uom": (0, 65_535), "powerOfTenMultiplier": (-12, 12), "intervalLength": (0, _LONGEST_S)}  # of a reading type
_LAST_S = 1 << 32  # the year 2106


@dataclass(slots=True)
class _Entry:
    """An entry of the feed: where it lies, what it is linked to, and what it holds."""

    place: str
    related: list[str]
    up: str
    kind: str = ""
    title: str = ""
    type_of: dict[str, str] = field(default_factory=dict)
    readings: list[tuple[int, int, float, bool]] = field(default_factory=list)


def load(engine: "Backend", path: Path, stated: Stated) -> Canonical:
    """The readings of every meter in the feed, as energy of each interval."""
    del engine
    import ibis
    import pyarrow as pa

    entries = _entries(path)
    found: list[Finding] = []
    rows, kind, step_s = _rows(entries, path, stated, found)
    columns = list(zip(*rows, strict=True))
    table = ibis.memtable(
        pa.table(
            {
                "series": pa.array(columns[0], pa.string()),
                "start_s": pa.array(columns[1], pa.int64()),
                "value": pa.array(columns[2], pa.float64()),
            }
        )
    )
    return Canonical(table, Label.START, kind, True, tuple(found), step_s=step_s)


def _entries(path: Path) -> list[_Entry]:
    """The entries of a feed, one after the other; what is no feed, or a trap, is refused."""
    found: list[_Entry] = []
    depth = 0
    open_entries: list[ET.Element] = []
    try:
        _require_plain(path)
        with path.open("rb") as file:
            for event, node in ET.iterparse(file, ("start", "end")):  # noqa: S314 - it declares nothing
                depth += 1 if event == "start" else -1
                if depth > _MOST_DEPTH:
                    raise _unreadable(path)
                tag = _tag(node)
                if event == "start":
                    if tag == "entry":
                        open_entries.append(node)
                    continue
                if tag == "entry":
                    open_entries.pop()
                    found += _of_entry(node)
                    node.clear()
                elif tag in ("ReadingType", "IntervalBlock") and not open_entries:
                    found.append(_bare(node, tag))
    except _NoNumberError as error:
        raise UnmeasurableError(
            Message("in {path} stands “{value}” where Green Button has a number", path=path.name, value=str(error)[:40])
        ) from error
    except (expat.ExpatError, ET.ParseError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else error.position[0]
        raise UnmeasurableError(
            Message("{path} is no whole XML file (line {line})", path=path.name, line=line)
        ) from error
    except (LookupError, ValueError) as error:  # of an encoding that the parser doesn't know
        raise UnmeasurableError(
            Message("{path} is not written in UTF-8 or the Thai code page (874); save it as UTF-8", path=path.name)
        ) from error
    return found


class _NoNumberError(ValueError):
    """Where Green Button has a number stands something else."""


class _BegunError(Exception):
    """The first element has begun: what is declared stands before it."""


def _require_plain(path: Path) -> None:
    """UnmeasurableError where a file declares a document type, and with it entities; told by the parser that reads the rest."""

    def declared(*_: object) -> None:
        raise UnmeasurableError(
            Message(
                "a document type (DOCTYPE) is declared in {path}, which no Green Button file has, and which can be a trap; take it out",
                path=path.name,
            )
        )

    if path.stat().st_size > _MOST_BYTES:
        raise too_much(path.name)

    def begun(*_: object) -> None:
        raise _BegunError

    before = expat.ParserCreate()
    before.StartDoctypeDeclHandler, before.StartElementHandler = declared, begun
    with path.open("rb") as file, suppress(_BegunError):
        before.ParseFile(file)


def _of_entry(node: ET.Element) -> list[_Entry]:
    place, up, related, title = "", "", [], ""
    for child in node:
        if _tag(child) == "link":
            rel, href = child.get("rel", ""), child.get("href", "").rstrip("/")
            if rel == "self":
                place = href
            elif rel == "up":
                up = href
            elif rel == "related":
                related.append(href)
        elif _tag(child) == "title":
            title = (child.text or "").strip()
    made = []
    for child in node.iter():
        if _tag(child) in ("UsagePoint", "MeterReading", "ReadingType", "IntervalBlock"):
            one = _bare(child, _tag(child))
            one.place, one.up, one.related, one.title = place, up, related, title
            made.append(one)
    return made


def _bare(node: ET.Element, tag: str) -> _Entry:
    one = _Entry("", [], "", tag)
    if tag == "ReadingType":
        one.type_of = {_tag(child): (child.text or "").strip() for child in node if len(child) == 0}
        for name, (least, most) in _WHOLE.items():
            if one.type_of.get(name):
                one.type_of[name] = str(_whole(one.type_of[name], least, most))
    elif tag == "UsagePoint":
        one.type_of = {
            "kind": next((_child(child, "kind") or "" for child in node if _tag(child) == "ServiceCategory"), "")
        }
    elif tag == "IntervalBlock":
        one.readings = _readings(node)
    return one


def _rows(  # noqa: C901 - what a block may hold
    entries: list[_Entry], path: Path, stated: Stated, found: list[Finding]
) -> tuple[list[tuple[str, int, float]], Kind, int | None]:
    blocks = [one for one in entries if one.kind == "IntervalBlock" and one.readings]
    if not blocks:
        raise _unreadable(path)
    typed = [(_meter(block, entries), _type(block, entries), block) for block in blocks]
    gas = [one for one in typed if not _is_electric(one[1], one[0], entries)]
    typed = [one for one in typed if one not in gas]
    if gas:
        found.append(
            Finding("Q31", Message.counted("{count} block of readings is of no electricity, and is left", "{count} blocks of readings are of no electricity, and are left", count=len(gas)), len(gas), weight=Weight.NOTE)
        )  # fmt: skip
    if not typed:
        raise UnmeasurableError(Message("{path} holds readings, and none of power or energy", path=path.name))
    typed = _one_of_each(_one_flow(typed, stated), entries, found)
    kinds = {one[1].get("accumulationBehaviour", "") in _COUNTS_UP for one in typed}
    if len(kinds) > 1:
        raise UnmeasurableError(
            Message("{path} has registers that count up and readings of intervals, which are not added", path=path.name)
        )
    kind = Kind.REGISTER if kinds.pop() else Kind.INTERVAL
    names = _names([one[0] for one in typed], path)
    rows: list[tuple[str, int, float]] = []
    estimated, lengths = 0, set()
    for meter, kind_of, block in typed:
        unit, power = int(kind_of.get("uom") or _ENERGY), int(kind_of.get("powerOfTenMultiplier") or 0)
        scale = 10.0**power / 1000
        usual = int(kind_of.get("intervalLength") or 0)
        for start, seconds, value, is_metered in block.readings:
            if not is_metered:
                estimated += 1
                continue
            length = seconds or usual
            if unit == _POWER and not length:
                raise _unreadable(path)
            lengths.add(length)
            rows.append((names[meter], start, value * scale * (length / 3600 if unit == _POWER else 1.0)))
    if estimated:
        found.append(
            Finding("Q25", Message.counted("{count} reading is marked as estimated, filled in or bad ({marks}); it is not used", "{count} readings are marked as estimated, filled in or bad ({marks}); they are not used", count=estimated, marks="ReadingQuality"), estimated)
        )  # fmt: skip
    if not rows:
        raise UnmeasurableError(
            Message(
                "most readings are marked as not metered ({marks}), so that nothing can be measured by them",
                marks="ReadingQuality",
            )
        )
    only = lengths.pop() if len(lengths) == 1 else None
    return rows, kind, only if kind is Kind.INTERVAL and only and 60 <= only <= 3600 and 3600 % only == 0 else None


def _one_flow(
    typed: list[tuple[str, dict[str, str], _Entry]], stated: Stated
) -> list[tuple[str, dict[str, str], _Entry]]:
    """The flow from the grid, or the one that was named; UnmeasurableError where both are there and nobody said."""
    wanted = {part.partition("=")[2] for part in stated.only if part.partition("=")[0].strip() == "flowDirection"}
    if wanted:
        return [one for one in typed if (one[1].get("flowDirection") or "1") in wanted]
    back = [
        one for one in typed if one[1].get("flowDirection", "") == _REVERSE and any(row[2] for row in one[2].readings)
    ]
    rest = [one for one in typed if one[1].get("flowDirection", "") != _REVERSE]
    if not back:
        return rest or typed
    if not rest:
        raise UnmeasurableError(
            Message(
                "all readings are fed into the grid, and none are taken from it, so that they are no load; to measure what is fed in, say "
                "--only flowDirection=19"
            )
        )
    raise UnmeasurableError(
        Message(
            "there are flows of two directions, which are not added: keep what is taken from the grid with --only "
            "flowDirection=1, what is fed into it with --only flowDirection=19"
        )
    )


def _one_of_each(
    typed: list[tuple[str, dict[str, str], _Entry]], entries: list[_Entry], found: list[Finding]
) -> list[tuple[str, dict[str, str], _Entry]]:
    """Of one usage point its energy, not the power of the same, and the shortest of its intervals: the same load counts once."""
    points = [one.place for one in entries if one.kind == "UsagePoint" and one.place]
    most: dict[str, tuple[bool, int]] = {}

    def rank(one: tuple[str, dict[str, str], _Entry]) -> tuple[bool, int]:
        lengths = [seconds for _, seconds, _, _ in one[2].readings if seconds]
        length = min(lengths, default=int(one[1].get("intervalLength") or 0))
        return int(one[1].get("uom") or _ENERGY) == _ENERGY, -length

    def point(one: tuple[str, dict[str, str], _Entry]) -> str:
        return next((place for place in points if one[0].startswith(place + "/")), one[0])

    for one in typed:
        most[point(one)] = max(most.get(point(one), rank(one)), rank(one))
    chosen = [one for one in typed if rank(one) == most[point(one)]]
    if len(chosen) < len(typed):
        count = len({one[0] for one in typed}) - len({one[0] for one in chosen})
        found.append(
            Finding(
                "Q38",
                Message.counted(
                    "{count} series of readings is of a load that is there in energy, or in shorter intervals, and is left",
                    "{count} series of readings are of loads that are there in energy, or in shorter intervals, and are left",
                    count=count,
                ),
                count,
                weight=Weight.NOTE,
            )
        )
    return chosen


def _type(block: _Entry, entries: list[_Entry]) -> dict[str, str]:
    """The reading type of a block: by the links of its meter reading, else the last one before it in the file."""
    reading = _of_block(block, entries)
    types = [one for one in entries if one.kind == "ReadingType"]
    if reading is not None:
        linked = next((one for one in types if one.place and one.place in reading.related), None)
        if linked is not None:
            return linked.type_of
    before = [one for one in entries[: entries.index(block)] if one.kind == "ReadingType"]
    return (before or types or [block])[-1 if before else 0].type_of


def _of_block(block: _Entry, entries: list[_Entry]) -> _Entry | None:
    readings = [one for one in entries if one.kind == "MeterReading"]
    return next((one for one in readings if block.up and block.up in one.related), None) or next(
        (one for one in readings if one.place and block.place.startswith(one.place + "/")), None
    )


def _meter(block: _Entry, entries: list[_Entry]) -> str:
    """What tells one meter's blocks from another's: its meter reading, else its reading type's place in the file."""
    reading = _of_block(block, entries)
    if reading is not None:
        return reading.place
    before = [at for at, one in enumerate(entries[: entries.index(block)]) if one.kind == "ReadingType"]
    return f"#{before[-1]}" if before else "#"


def _is_electric(kind_of: dict[str, str], meter: str, entries: list[_Entry]) -> bool:
    if kind_of.get("commodity", "") not in _ELECTRICITY or int(kind_of.get("uom") or _ENERGY) not in (_POWER, _ENERGY):
        return False
    points = [one for one in entries if one.kind == "UsagePoint" and one.place and meter.startswith(one.place + "/")]
    return not any(one.type_of.get("kind", "0") not in ("", "0") for one in points)


def _names(meters: list[str], path: Path) -> dict[str, str]:
    """A name for each meter: the file's where there is one."""
    each = list(dict.fromkeys(meters))
    return {meter: path.stem if len(each) == 1 else f"{path.stem} {at}" for at, meter in enumerate(each, 1)}


def _readings(block: ET.Element) -> list[tuple[int, int, float, bool]]:
    found = []
    for reading in block.iter():
        if _tag(reading) == "IntervalReading":
            start, seconds, value = (_child(reading, name) for name in ("start", "duration", "value"))
            quality = {(child.text or "").strip() for child in reading.iter() if _tag(child) == "quality"}
            if start and value:
                found.append(
                    (
                        _whole(start, 0, _LAST_S),
                        _whole(seconds or "0", 0, _LONGEST_S),
                        _finite(value),
                        all(one in _METERED for one in quality),
                    )
                )
    return found


def _whole(text: str, least: int, most: int) -> int:
    """A whole number between two others."""
    if not re.fullmatch(r"\s*[+-]?\d{1,12}\s*", text) or not least <= int(text) <= most:
        raise _NoNumberError(text)
    return int(text)


def _finite(text: str) -> float:
    """A number within the bounds of numbers."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise _NoNumberError(text)
    return number


def _tag(node: ET.Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _child(node: ET.Element, name: str) -> str | None:
    return next((child.text for child in node.iter() if _tag(child) == name and child.text), None)


def _unreadable(path: Path) -> UnmeasurableError:
    return UnmeasurableError(Message("{path} holds no Green Button readings", path=path.name))
