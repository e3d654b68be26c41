"""Numbers that stand for no reading: -999, 9999 and their like, where they lie beyond all other readings."""

from typing import TYPE_CHECKING

from samrit.measure.findings import Finding
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_NINES = [float("9" * count) for count in range(2, 9)]
_CODES = [-1.0, -9.0, 32767.0, -32768.0, 65535.0, *_NINES, *(-one for one in _NINES), *(sign * (nines + part) for sign in (1, -1) for nines in _NINES for part in (0.9, 0.99))]  # fmt: skip


def without_codes(rows: "ir.Table") -> tuple["ir.Table", Finding | None]:
    """Rows whose `number` is such a code, with none instead; `number` is in the file's own unit."""
    import ibis

    is_code = rows.number.isin(_CODES)
    few = rows.filter(is_code).group_by("number").agg(n=lambda t: t.count()).to_pyarrow().to_pylist()
    if not few:
        return rows, None
    others = rows.filter(~is_code & rows.number.notnull() & ~rows.number.isnan())
    usual = (
        others.agg(low=others.number.quantile(0.001), high=others.number.quantile(0.999)).to_pyarrow().to_pylist()[0]
    )
    if usual["low"] is None:
        return rows, None
    low, high = usual["low"], usual["high"]
    span = max(high - low, abs(high), 1e-9)
    codes = [
        row["number"] for row in few
        if row["number"] > high + span or row["number"] < low - span or (row["number"] < 0 <= low)
    ]  # fmt: skip
    if not codes:
        return rows, None
    count = sum(row["n"] for row in few if row["number"] in codes)
    bad = rows.number.isin(codes)
    first = rows.filter(bad).limit(3).select("series", "key").to_pyarrow().to_pylist()
    found = Finding(
        "Q26",
        Message.counted(
            "{count} reading is a number that stands for none ({codes}); it is not used",
            "{count} readings are numbers that stand for none ({codes}); they are not used",
            count=count,
            codes=", ".join(f"{code:g}" for code in sorted(codes)[:3]),
        ),
        count,
        tuple(f"{row['series']} {row['key']}".replace("\x1f", " ") for row in first),
    )
    return rows.mutate(number=ibis.ifelse(bad, ibis.null("float64"), rows.number)), found
