"""What a file of load may not tell of itself, and how it is said: one table for the command line, for the command that makes a run
again, and for what is typed into a form.

To ask for something more: a field of `Stated`, a line here, a field of the form of the same name.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.thai.translation import Message

_QUOTES = "'\"“”"


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer: `name` is its field of `Stated`, `option` the one of `samrit measure`, `words` its help.

    `made` makes the value of a text. `flags` stand for values by themselves: option, what a form calls it, value. Of a `parted`
    answer several are typed with a comma between them.
    """

    name: str
    option: str
    words: Message
    metavar: str | None = None
    made: Callable[[str], Any] = str
    choices: tuple[str, ...] = ()
    is_many: bool = False
    is_parted: bool = False
    flags: tuple[tuple[str, str, Any], ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The options by themselves."""
        return tuple(option for option, _, _ in self.flags) or (self.option,)

    def of_options(self, given: Any) -> Any:
        """The value of what the command line gave; None where it gave nothing."""
        if self.flags:
            values = [value for _, _, value in self.flags]
            return given if len(values) > 1 else values[0] if given else None
        if given is None or given == ():
            return None
        return tuple(given) if self.is_many else self.made(str(given))

    def of_typed(self, typed: Any) -> Any:
        """The value of what somebody typed or chose, perhaps in the quotes in which a sentence named it; None for nothing."""
        text = _bare("" if typed is None else str(typed))
        if self.flags:
            return next((value for _, called, value in self.flags if called == text), None)
        if self.is_many:
            return tuple(filter(None, map(_bare, text.split(",") if self.is_parted else [text]))) or None
        return self.made(text) if text else None

    def said(self, stated: Stated) -> Iterator[str]:
        """The words of the command line that say it; none where nobody has stated it."""
        value = getattr(stated, self.name)
        if self.flags:
            yield from (option for option, _, meant in self.flags if meant is value)
        elif value is not None:
            for one in value if self.is_many else (value,):
                yield from (self.option, str(one))


def _bare(text: str) -> str:
    return text.strip().strip(_QUOTES).strip()


ASKED = (
    Asked("unit", "--unit", Message("unit of the values: kW MW kWh MWh (where no column's name says it)"), "UNIT"),
    Asked(
        "label",
        "--label",
        Message("which end of its interval a time marks (where the file doesn't tell)"),
        made=Label,
        choices=tuple(Label),
    ),
    Asked(
        "kind",
        "--register",
        Message("values are of a register that counts up"),
        flags=(("--register", Kind.REGISTER.value, Kind.REGISTER),),
    ),
    Asked(
        "is_negated",
        "--negated",
        Message("the load is written below zero: turn the sign of all values round"),
        flags=(("--negated", "True", True),),
    ),
    Asked(
        "is_clock_right",
        "--clock-is-right",
        Message("the file's clock is right, though the day's course moves or is high at night"),
        flags=(("--clock-is-right", "True", True),),
    ),
    Asked("time", "--time", Message("the column of times"), "COLUMN"),
    Asked("values", "--value", Message("a column of values (may be repeated)"), "COLUMN", is_many=True, is_parted=True),
    Asked(
        "minus",
        "--minus",
        Message("a column that is taken off the values, such as what is fed into the grid (may be repeated)"),
        "COLUMN",
        is_many=True,
        is_parted=True,
    ),
    Asked("date", "--date", Message("the column of days, where the times stand in another"), "COLUMN"),
    Asked("series", "--series", Message("the column that names the meter"), "COLUMN"),
    Asked(
        "only",
        "--only",
        Message("keep only the rows with this value in a column (may be repeated)"),
        "COLUMN=VALUE",
        is_many=True,
    ),
    Asked("quality", "--quality", Message("the column that marks estimated or bad readings"), "COLUMN"),
    Asked(
        "decimal",
        "--decimal",
        Message("the decimal sign, where 7,100 or 7.100 can be read in two ways"),
        choices=(".", ","),
    ),
    Asked("header", "--header", Message("the line of the headings"), "LINE", made=int),
    Asked(
        "step_minutes",
        "--step",
        Message("how many minutes an interval is, where readings are of several lengths"),
        "MINUTES",
        made=float,
    ),
    Asked("sheet", "--sheet", Message("the sheet of an Excel file"), "NAME"),
    Asked(
        "is_day_first",
        "--day-first/--month-first",
        Message("which comes first in 03/04/2021"),
        flags=(("--day-first", "day", True), ("--month-first", "month", False)),
    ),
)


def of_options(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the command line says of a file, by the fields of `Stated`; only what was said."""
    found = {one.name: one.of_options(given[one.name]) for one in ASKED}
    return {name: value for name, value in found.items() if value is not None}


def of_typed(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a form says of a file, by the fields of `Stated`; only what was said."""
    found = {one.name: one.of_typed(typed[one.name]) for one in ASKED}
    return {name: value for name, value in found.items() if value is not None}


def words_of(stated: Stated) -> list[str]:
    """What is to be said on the command line so that this is stated."""
    return [word for one in ASKED for word in one.said(stated)]
