"""What the fields are called that events tell of, in both languages, and how their values read.

An event names a field by a path: "quarters.2.narrative", "target.value_text", "return_reasons.obstacles".
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samrit.ledger.reasons import field_of
from samrit.measure.names import title_of
from samrit.report import Result
from samrit.scoring.words import reported
from samrit.thai.translation import Message, ShownDay, _, either
from samrit.vocabulary.choices import ABSENCE_ON_PAPER
from samrit.vocabulary.details import DETAILS, VALUES
from samrit.vocabulary.events import EVENT_WORDS
from samrit.vocabulary.fields import at_path, place_of

_OTHER = Message("Other detail")
_WHOLE = Message("the whole report")
_IN_PLACE = {
    "evidence": Message("Evidence {n}"),
    "nodes": Message("Place {n} in the plan"),
    "figures": Message("Figure {n}"),
    "roles": Message("Role {n}"),
    "steps": Message("Step {n}"),
}
_CAUSES = {
    "rule": Message("version {number} of the counting rule"),
    "campaign": Message("records of campaign no. {number}"),
    "measurement": Message("measurement no. {number}"),
    "indicator": Message("indicator no. {number}", context="a record, by its number"),
    **dict.fromkeys(("practice", "attendance", "commitment", "partner", "activity"), Message("record no. {number}")),
}
_REPORT = Message("The report")
_YES, _NO = Message("yes"), Message("no")


def field_words(path: str) -> str:
    """What a field is called: "ไตรมาสที่ 2: ผลการดำเนินงาน"; never its path."""
    parts = path.split(".")
    place, rest = _place(parts)
    if not rest:
        return place
    name = _name(rest)
    return f"{place}: {name}" if place else name


def reason_words(reasons: Mapping[str, str]) -> tuple[str, ...]:
    """Reasons by key, each with the field that it is about; what is about the whole report stands by itself."""
    about = ((field_of(key), reason) for key, reason in reasons.items())
    return tuple(f"{field_words(field)}: {reason}" if field else reason for field, reason in about)


_BY_FIELD = ("return_reasons", "return_answers")


def _about(key: str) -> str:
    field = field_of(key)
    return field_words(field) if field else str(_WHOLE)


def _cause(cause: str) -> str:
    """What made something be counted again: "campaign 2", or the action that did."""
    kind, _space, number = cause.partition(" ")
    if kind in _CAUSES:
        return str(_CAUSES[kind].filled(number=number))
    done = EVENT_WORDS.get(kind)
    return str(done.filled(quarter=str(_REPORT))).strip() if done is not None else cause


# Lists whose items have words of their own.
_LISTS: dict[str, Callable[[str], str]] = {"repaired": _about, "because": _cause}


def value_words(path: str, value: object) -> str:
    """How a value reads; "" for none."""
    if value is None or value == "" or value in ({}, []):
        return ""
    if isinstance(value, dict):
        return either(value["th"], value["en"])
    if isinstance(value, bool):
        return str(_YES if value else _NO)
    if path in _LISTS and isinstance(value, list):
        return ", ".join(dict.fromkeys(_LISTS[path](str(item)) for item in value))
    if isinstance(value, list):
        return ", ".join(value_words(path, item) for item in value)
    text = str(value).partition("+")[0] if path == "rules" else str(value)  # without the hash of the rules' text
    last = next((part for part in reversed(path.split(".")) if not part.isdigit()), "")
    words = VALUES.get(last, {}).get(text) or title_of(text) or _why_none(last, text)
    return str(words) if words is not None else _date_words(text)


def _why_none(field: str, printed: str) -> Message | None:
    """Why there is no result, where that is what a printed result says."""
    result = Result(value_text=printed) if field == "value_text" else None
    return reported(result) if result is not None and result.absence in ABSENCE_ON_PAPER else None


def flattened(values: Mapping[str, Any]) -> dict[str, Any]:
    """An event's values by path; lists of plain values stay whole. What the action made countable is told by the action itself."""
    return dict(_flat("", {name: value for name, value in values.items() if name != "facts"}))


def _parsed(value: object) -> object:
    """What stands in a text that programs write for programs: a reader reads its parts by their names."""
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


_LANGUAGES = {"th", "en"}


def _flat(path: str, value: object) -> Iterator[tuple[str, object]]:
    value = _parsed(value)
    inner: Iterator[tuple[object, object]] | None = None
    if isinstance(value, dict) and value.keys() != _LANGUAGES and (value or not path):
        inner = iter(value.items())
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        inner = iter(enumerate(value))
    if inner is None:
        yield path, value
        return
    for key, item in inner:
        yield from _flat(f"{path}.{key}" if path else str(key), item)


def _place(parts: list[str]) -> tuple[str, list[str]]:
    """What a path begins with where that names a place, and what is left of it."""
    if parts[0] in ("quarters", "due_dates") and len(parts) > 1 and parts[1].isdigit():
        quarter = quarter_words(int(parts[1]))
        return (quarter, parts[2:]) if parts[0] == "quarters" else (quarter, ["due_dates"])
    if parts[0] in _IN_PLACE and len(parts) > 1 and parts[1].isdigit():
        return str(_IN_PLACE[parts[0]].filled(n=int(parts[1]) + 1)), parts[2:]
    if parts[0] in _BY_FIELD and len(parts) > 1:
        return str(DETAILS[parts[0]]), [f"={_about('.'.join(parts[1:]))}"]
    return "", parts


def _name(parts: list[str]) -> str:
    if parts[0].startswith("="):
        return parts[0][1:]
    named = [part for part in parts if not part.isdigit()]
    for path in (".".join(parts), ".".join(named[-2:]), parts[-1]):
        if path in DETAILS:
            return str(DETAILS[path])
        quarter, field = at_path(path)
        if field is not None:
            return str(field.words_in(place_of(quarter or 1)))
    return str(_OTHER)


def quarter_words(quarter: int) -> str:
    """A quarter as people call it; 5 is the year end."""
    return _("Year end") if quarter == 5 else _("Quarter {quarter}", quarter=quarter)


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _date_words(text: str) -> str:
    if not _DATE.match(text):
        return text
    try:
        if len(text) == 10:
            return str(ShownDay(date.fromisoformat(text)))
        local = timezone.localtime(datetime.fromisoformat(text))
    except ValueError:
        return text
    return _("{day} {clock:%H.%M}", day=ShownDay(local.date()), clock=local)
