"""What the fields of a definition are called, and what is to be written in them: in forms, sheets and histories alike."""

from dataclasses import dataclass

from samrit.definitions.definition import QUARTERS
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a definition as a form or a sheet shows it; `width` is that of its column, in characters."""

    field: str
    label: Message
    help: Message
    width: int = 14

    @property
    def heading(self) -> str:
        """What stands above the column in a sheet."""
        return self.label.th


LONGEST_CELL = 32_000  # letters; Excel keeps some more
# What stands in a cell whose text is longer; a row that says so leaves the text as it is.
TOO_LONG = Message("(longer than a cell can hold; it is changed on its page)")
_YEAR = (
    Column(
        "number", Message("Number", context="of an indicator"),
        Message("Its number in the plan, as 32 or 3.2; each number once."),
        9,
    ),
    Column(
        "code", Message("Code"),
        Message("The code in the city's own system, where there is one: 5018-0817."),
        13,
    ),
    Column(
        "name_th", Message("Name in Thai", context="of an indicator"),
        Message("Names what is counted or measured; the target has a field of its own."),
        46,
    ),
    Column("name_en", Message("Name in English"), Message("May be left blank."), 30),
    Column(
        "level", Message("Level of success"),
        Message("An output is what was done; an outcome is what came of it."),
        16,
    ),
    Column(
        "kind", Message("Kind", context="of an indicator"),
        Message("As the plan sets it, or as it was agreed."), 20,
    ),
    Column(
        "definition", Message("Definition"),
        Message("What counts as one and what doesn't, so that two people count alike."),
        60,
    ),
    Column(
        "method", Message("Calculation method"),
        Message("How it is counted or worked out, from which source, over which period."),
        60,
    ),
    Column(
        "comparison", Message("Comparison"),
        Message("How the result is held against the value."),
        20,
    ),
    Column(
        "target", Message("Target", context="column of a plan"),
        Message("As 5, or 80 - 90, or 30 September 2564."),
        16,
    ),
    Column(
        "unit", Message("Unit"),
        Message("The word behind the number, in Thai: as for organisations, or percent."),
        14,
    ),
    Column(
        "baseline", Message("Baseline"),
        Message("Last year's result; blank where not known, not 0."),
        11,
    ),
    Column(
        "weight", Message("Weight"),
        Message("The weights of a plan's indicators come to 100."),
        10,
    ),
    Column(
        "accumulation", Message("From the quarters to the year"),
        Message("How the quarters make the year. Where each tells the total so far, take the latest."),
        20,
    ),
    Column(
        "source", Message("How the result is formed"),
        Message("Whether the figure is typed, counted or worked out."), 24,
    ),
    Column(
        "responsible", Message("Responsible"),
        Message("Who reports on it, and is reminded when a report falls due."),
        26,
    ),
    Column(
        "deputy", Message("Deputy"),
        Message("Who is asked when the one responsible is away."),
        26,
    ),
    Column(
        "nodes", Message("Supports the plan"),
        Message("Codes of the long-term plan, as 2.4.1; several with semicolons between."),
        18,
    ),
)  # fmt: skip


def _of_quarter(quarter: int) -> tuple[Column, ...]:
    return (
        Column(
            f"q{quarter}_comparison",
            Message("Comparison, quarter {quarter}", quarter=quarter),
            Message("Left blank, it is the year's."),
            18,
        ),
        Column(
            f"q{quarter}_target",
            Message("Target, quarter {quarter}", quarter=quarter),
            Message("Blank where the quarter has no target of its own."),
        ),
        Column(
            f"q{quarter}_weight",
            Message("Weight, quarter {quarter}", quarter=quarter),
            Message("The quarter's share of the year in percent; where given, they come to 100."),
            12,
        ),
    )


COLUMNS: dict[str, Column] = {
    column.field: column for column in (*_YEAR, *(column for quarter in QUARTERS for column in _of_quarter(quarter)))
}
