"""What stands behind the numbers of a file's cells: marks of how they came about, or a unit of their own each."""

from typing import TYPE_CHECKING

from samrit.measure.incoming.columns import Columns
from samrit.measure.incoming.numbers import Writing, is_number, tail_of
from samrit.measure.incoming.units import UNITS, size_of, unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MOST = 200
_TIMES = {
    "k": 1e3,
    "K": 1e3,
    "Tsd": 1e3,
    "พัน": 1e3,
    "Mil": 1e6,
    "Mio": 1e6,
    "ล้าน": 1e6,
}  # behind a number, of the column's unit
_WITH_THOUSANDS = {"M": 1e6, "G": 1e9, "B": 1e9, "Bil": 1e9}  # where thousands are shortened, too; else a mark


def has_marks(columns: Columns, names: tuple[str, ...]) -> bool:
    """Whether numbers carry marks that are no units: 151.5*, 151.5 E."""
    return any(
        tail_of(cell) and not unit_of(tail_of(cell))
        for name in names
        for cell in columns.cells[name][:2000]
        if is_number(cell)
    )


def with_marks(long: "ir.Table") -> "ir.Table":
    """Marks that stand behind the numbers themselves, as marks."""
    import ibis

    tail = (
        long.cell.cast("string")
        .strip()
        .re_extract(r"\d\s*([*~]+|[A-Za-zก-๙]+)$", 1)
        .re_replace(r"^[*~]+$", "estimated")
    )
    units = [*(word for unit in UNITS for word in (unit, unit.lower(), unit.upper())), *_TIMES]
    return long.mutate(mark=ibis.ifelse((tail != "") & ~tail.isin(units), tail, long.mark))


def in_one_unit(cells: "ir.Value", numbers: "ir.NumericValue", unit: str, writing: Writing) -> "ir.NumericValue":
    """Numbers of cells that carry units of their own (950 MW, 1.2 GW) or are shortened (5.1k), in the one unit.

    UnmeasurableError for power and energy.
    """
    import ibis

    if writing.is_plain or not isinstance(cells, ibis.expr.types.StringValue):
        return numbers
    tail = cells.strip().re_extract(r"\d\s*([A-Za-zก-๙]+)$", 1)
    found = tail.name("tail").as_table().distinct().limit(_MOST).to_pyarrow()["tail"].to_pylist()
    units = {text: said for text in found if text and (said := unit_of(text))}
    scale, is_energy = size_of(unit)
    if any(size_of(said)[1] is not is_energy for said in units.values()):
        raise UnmeasurableError(
            Message(
                "numbers carry units of power and of energy ({units}), which are not added; part the file",
                units=", ".join(sorted(set(units.values()))),
            )
        )
    others = {text: size_of(said)[0] / scale for text, said in units.items() if said != unit}
    others |= {text: times for text, times in _TIMES.items() if text in found}
    if any(text in others for text in _TIMES):
        others |= {text: times for text, times in _WITH_THOUSANDS.items() if text in found}
    if not others:
        return numbers
    by = ibis.cases(*((tail == text, ibis.literal(times)) for text, times in others.items()), else_=1.0)
    return numbers * by
