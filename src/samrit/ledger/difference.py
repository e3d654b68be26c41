"""Two reports side by side: which fields differ, and how."""

from typing import Any

import msgspec

from samrit.report import IndicatorReport


def differences(before: IndicatorReport | None, after: IndicatorReport) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that differ, by path, with what stood there before and what stands there after.

    A path names quarters by their number and lists by place: "quarters.2.narrative", "evidence.0.ref". A field that
    one side lacks is absent from that side.
    """
    old, new = _flat(before), _flat(after)
    changed = [path for path in old | new if old.get(path) != new.get(path)]
    return {p: old[p] for p in changed if p in old}, {p: new[p] for p in changed if p in new}


def _flat(report: IndicatorReport | None) -> dict[str, Any]:
    if report is None:
        return {}
    flat: dict[str, Any] = {}
    pending: list[tuple[str, Any]] = list(msgspec.to_builtins(report).items())
    while pending:
        path, value = pending.pop(0)
        if isinstance(value, dict):
            pending += [(f"{path}.{key}", inner) for key, inner in value.items()]
        elif path == "quarters":
            pending += [(f"quarters.{quarter.pop('quarter')}", quarter) for quarter in value]
        elif isinstance(value, list | tuple):
            pending += [(f"{path}.{place}", inner) for place, inner in enumerate(value)]
        else:
            flat[path] = value
    return flat
