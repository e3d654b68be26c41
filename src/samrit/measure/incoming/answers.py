"""The answers by which a file was read, kept for the next file of the same kind: one file of JSON, the same for every engine."""

import json
from dataclasses import fields

from samrit.measure.incoming.stated import Stated, stated_from
from samrit.measure.readings import Readings


def answers(readings: Readings) -> str:
    """What was stated of a file, and what it told of itself, as JSON."""
    said = dict(readings.read_as.answers) if readings.read_as is not None else {}
    if readings.is_end_unstated:
        said.pop("label", None)  # nobody has said it: the next file is asked about, too
    return json.dumps(said | readings.stated, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_answers(text: str, tz: str) -> Stated:
    """What a file of answers states; `tz` where it states no zone. ValueError for what is none."""
    raw = json.loads(text)
    if not isinstance(raw, dict) or set(raw) - {field.name for field in fields(Stated)}:
        raise ValueError("no answers")
    return stated_from({"tz": tz} | raw)
