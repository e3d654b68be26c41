"""Which days each day is compared with: the event's, and each like day's as if it had been the event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each target day, its reference days."""

    references: Mapping[int, tuple[int, ...]]

    def days(self) -> tuple[int, ...]:
        """All days that are looked at, in order."""
        return tuple(sorted({*self.references, *(day for days in self.references.values() for day in days)}))

    def attach(self, windows: "ir.Table") -> "ir.Table":
        """The rows of every target with those of its references: `target` and `is_target` beside each.

        One target needs no join: the table is passed over once.
        """
        import ibis
        import pyarrow as pa

        if len(self.references) == 1:
            ((target, days),) = self.references.items()
            rows = windows.filter(windows.day.isin([target, *days]))
            return rows.mutate(target=ibis.literal(target).cast("int32"), is_target=rows.day == target)
        both = [(target, day) for target, days in self.references.items() for day in (target, *days)]
        columns = {"target": [target for target, _ in both], "day": [day for _, day in both]}
        table = ibis.memtable(pa.table({name: pa.array(days, pa.int32()) for name, days in columns.items()}))
        rows = windows.join(table, "day")
        return rows.mutate(is_target=rows.day == rows.target)
