"""The answers by which a file was read, kept for the next file of the same kind: one file of JSON, the same for every engine."""

import json
from dataclasses import fields
from typing import Any

from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.readings import Readings

_SEVERAL = ("values", "minus", "only")


def answers(readings: Readings) -> str:
    """What was stated of a file, and what it told of itself, as JSON."""
    said = dict(readings.read_as.answers) if readings.read_as is not None else {}
    if "Q00" in {one.code for one in readings.findings}:
        said.pop("label", None)  # nobody has said it: the next file is asked about, too
    return json.dumps(said | readings.stated, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_answers(text: str) -> dict[str, Any]:
    """The fields of `Stated` in a file of answers; ValueError for what is none."""
    raw = json.loads(text)
    known = {field.name for field in fields(Stated)}
    if not isinstance(raw, dict) or set(raw) - known:
        raise ValueError("no answers")
    for name in _SEVERAL:
        if name in raw:
            raw[name] = tuple(str(one) for one in raw[name])
    if raw.get("label"):
        raw["label"] = Label(raw["label"])
    if raw.get("kind"):
        raw["kind"] = Kind(raw["kind"])
    return raw
