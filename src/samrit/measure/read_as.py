"""What was made of a file, to be looked at before it is believed: "read as: …", three rows, unit, sum, sign and range."""

from dataclasses import dataclass, field
from typing import Any

from samrit.thai.translation import Message, Worded


@dataclass(frozen=True, slots=True)
class ReadAs:
    """`said` is how the file was understood, in sentences; `rows` its first readings: series, start, end (local time), kW.

    `answers` are the fields of `Stated` that say all this of the next file.
    """

    said: tuple[Message, ...]
    rows: tuple[tuple[str, str, str, float], ...]
    unit: str
    sum_mwh: float
    lowest_kw: float
    highest_kw: float
    negative: int
    answers: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """In plain values, to be stored."""
        return {
            "said": [one.both() for one in self.said],
            "rows": [list(row) for row in self.rows],
            "unit": self.unit,
            "sum_mwh": self.sum_mwh,
            "lowest_kw": self.lowest_kw,
            "highest_kw": self.highest_kw,
            "negative": self.negative,
            "answers": self.answers,
        }


def read_as_from(stored: dict[str, Any]) -> ReadAs:
    """The same from plain values."""
    return ReadAs(
        tuple(Worded(th=one["th"], en=one["en"]) for one in stored["said"]),
        tuple((row[0], row[1], row[2], row[3]) for row in stored["rows"]),
        stored["unit"],
        stored["sum_mwh"],
        stored["lowest_kw"],
        stored["highest_kw"],
        stored["negative"],
        stored.get("answers", {}),
    )
