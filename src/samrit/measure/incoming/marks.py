"""Marks of how a reading came about: what was estimated, filled in or bad counts as missing."""

import re
from typing import TYPE_CHECKING

from samrit.measure.findings import Finding
from samrit.measure.incoming.examples import examples_of
from samrit.measure.incoming.stamps import JOINT
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    import ibis.expr.types as ir

_METERED = frozenset(("", "a", "act", "actual", "m", "measured", "metered", "ok", "good", "g", "valid", "v", "ver", "verified", "validated", "r", "read",
                      "raw", "normal", "n", "none", "true", "yes", "y", "p", "pass", "passed", "reg", "regular", "w", "final", "f", "0", "14", "17",
                      "18", "19", "val", "accepted", "approved", "จริง", "ปกติ", "วัดจริง", "ถูกต้อง", "not estimated", "no estimate"))  # fmt: skip
_MADE_UP = frozenset(("e", "est", "estimated", "estimate", "s", "sub", "subst", "substituted", "substitute", "i", "int", "interpolated", "filled", "fill", "x",
                      "bad", "b", "fail", "failed", "missing", "miss", "invalid", "suspect", "questionable", "q", "uncertain", "error", "err", "edited",
                      "manual", "man", "held", "hold", "stale", "imputed", "profiled", "predicted", "default", "modelled", "calculated", "derived",
                      "proxy", "outage", "7", "8", "9", "10", "12", "13", "ประมาณ", "ประมาณการ", "ขาด", "เสีย", "ผิดปกติ", "แทน"))  # fmt: skip
_IS_ESTIMATED = re.compile(r"^(?:est|sub|interp|fill|bad|miss|inval|susp|quest|imput|ประมาณ)", re.IGNORECASE)


def without_marked(table: "ir.Table") -> tuple["ir.Table", list[Finding]]:
    """`series`, `start_s` and `value` of what was metered, from a table that has `mark` beside them.

    UnmeasurableError where most readings are marked as not metered.
    """
    bare = table.select("series", "start_s", "value")
    counted = (
        table.filter(table.mark.notnull())
        .group_by("mark")
        .agg(n=lambda t: t.count())
        .limit(2000)
        .to_pyarrow()
        .to_pylist()
    )
    if not counted:
        return bare, []
    total = int(table.count().to_pyarrow().as_py())
    marked = sum(row["n"] for row in counted)
    most = max(counted, key=lambda row: row["n"])
    usual = most["mark"] if most["n"] > total - marked else ""
    bad = {row["mark"]: row["n"] for row in counted if not _is_metered(str(row["mark"]), usual=str(usual))}
    if not bad:
        return bare, []
    count = sum(bad.values())
    if count * 2 > total:
        raise UnmeasurableError(
            Message("most readings are marked as not metered ({marks}), so that nothing can be measured by them", marks=", ".join(sorted(_plain(mark) for mark in bad)[:6]))
        )  # fmt: skip
    out = table.filter(table.mark.isin(list(bad)))
    found = Finding(
        "Q25",
        Message.counted(
            "{count} reading is marked as estimated, filled in or bad ({marks}); it is not used",
            "{count} readings are marked as estimated, filled in or bad ({marks}); they are not used",
            count=count,
            marks=", ".join(sorted(_plain(mark) for mark in bad)[:6]),
        ),
        count,
        examples_of(out),
    )
    stays = table.filter(table.mark.isnull() | ~table.mark.isin(list(bad)))
    return stays.select("series", "start_s", "value"), [found]


def _plain(mark: object) -> str:
    return str(mark).replace(JOINT, " ")


def _is_metered(mark: str, *, usual: str) -> bool:
    """Whether a reading with this mark was metered: by what the mark says, else where most readings have it."""
    parts = [part.strip().lower() for part in mark.split(JOINT)]
    if any(part in _MADE_UP or _IS_ESTIMATED.match(part) for part in parts):
        return _only_numbers(usual) and mark == usual
    return all(part in _METERED for part in parts) or mark == usual


def _only_numbers(mark: str) -> bool:
    return mark.replace(JOINT, "").isdigit()
