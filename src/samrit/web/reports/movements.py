"""What happened to an indicator last, in words a clerk reads, each with a way to the thing itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.queries.reports.indicator import PastEvent
from samrit.records.models import YEAR_END
from samrit.thai.translation import Message, _
from samrit.thai.wordwise import Change, compare
from samrit.vocabulary.workflow import Action
from samrit.web.city import history

_SHORT = 44  # letters of a value that stands in a line of the margin
_AROUND = 24  # letters on each side of what differs, so that whole words are compared
# What stands in an event for machines: it says nothing to a clerk.
_SILENT = frozenset(
    {"version", "status", "sha256", "signoff", "marks", "counted_members", "because", "facts", "rules", "rules_version"}
)
_BACK = frozenset({Action.RETURN.value, Action.REOPEN.value})


@dataclass(frozen=True, slots=True)
class Difference:
    """What stood there and stands now, "" for nothing; `name` is "" where the words tell enough."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One line: who did what, when; what differs, which reason was given, and where one sees it."""

    by: str
    words: str
    at: datetime
    difference: Difference | None
    reason: str
    url: str
    link: str


def movements(events: Iterable[PastEvent], indicator: int) -> tuple[Movement, ...]:
    """The lines, in the order of the events."""
    return tuple(_movement(event, indicator) for event in events)


def _movement(event: PastEvent, indicator: int) -> Movement:
    url, link = _link(event, indicator)
    is_back = event.action in _BACK
    return Movement(
        by=event.by,
        words=history.sentence(event.action, event.quarter),
        at=event.at,
        difference=None if is_back else next(_differences(event.before, event.after), None),
        reason=next(iter(_reasons(event.after)), "") if is_back else "",
        url=url,
        link=link,
    )


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs and is short enough for a line; the first that is told."""
    old, new = flattened(before), flattened(after)
    for path in old | new:
        if path.split(".")[0] in _SILENT or path.split(".")[-1] in _SILENT:
            continue
        was, now = value_words(path, old.get(path)), value_words(path, new.get(path))
        if was == now:
            continue
        if max(len(was), len(now)) <= _SHORT:
            yield Difference(field_words(path.split(".", 2)[-1]), was, now)
        elif was and now:
            words = _words(was, now)
            if words is not None:
                yield Difference("", *words)


def _words(was: str, now: str) -> tuple[str, str] | None:
    """The words of a long text that were replaced, None where more than a few are."""
    same = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    rest = min(len(was), len(now)) - same
    tail = next((at for at in range(rest) if was[-1 - at] != now[-1 - at]), rest)
    if max(len(was), len(now)) - same - tail > _SHORT:
        return None
    begin, end = max(same - _AROUND, 0), max(tail - _AROUND, 0)
    pieces = compare(was[begin : len(was) - end], now[begin : len(now) - end])
    out = "".join(one.text for one in pieces if one.change is Change.OUT).strip()
    put_in = "".join(one.text for one in pieces if one.change is Change.IN).strip()
    return (out, put_in) if (out or put_in) and max(len(out), len(put_in)) <= _SHORT else None


def _reasons(after: Mapping[str, Any]) -> Iterator[str]:
    for field in ("return_reasons", "reasons"):
        found = after.get(field)
        if isinstance(found, dict):
            yield from (str(one) for one in found.values())


_COMPARE = Message("Compare the texts")
_SIGNED = Message("The paper as signed (PDF)")
_LIST = Message("The list that was counted")
_RULE = Message("How the result is worked out")
_FILE = Message("The evidence")


def _link(event: PastEvent, indicator: int) -> tuple[str, str]:
    """Where one sees what was done, and what that is called."""
    signoff = event.after.get("signoff")
    if event.action == Action.SIGN.value and isinstance(signoff, int):
        return reverse("signed_paper", args=[indicator, signoff, "pdf"]), str(_SIGNED)
    if event.action.endswith("counting_rule"):
        return reverse("year_provenance", args=[indicator]), str(_RULE)
    if event.action in _OF_EVIDENCE:
        at = reverse("evidence", args=[indicator, event.quarter or YEAR_END])
        return f"{at}#evidence-{event.subject}", str(_FILE)
    if event.quarter and event.action in _OF_QUARTER:
        name, link = _OF_QUARTER[event.action]
        return reverse(name, args=[indicator, event.quarter]), str(link)
    if event.quarter:
        return f"{reverse('indicator', args=[indicator])}?quarter={event.quarter}", history.quarter_name(event.quarter)
    return reverse("indicator_history", args=[indicator]), _("The whole history")


_OF_EVIDENCE = frozenset({"add_evidence", "describe_evidence", "capture_link", "open_original"})
_OF_QUARTER = {"edit_quarter": ("versions", _COMPARE), "recount": ("count", _LIST)}
