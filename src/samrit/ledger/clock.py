"""This machine's clock, held against the trail: what is done while it stands before what the trail has reached is told there.

Deadlines and signatures go by the clock, and whoever has the machine can set it back. An event that was written then tells how
far the trail had come; the next one is held against that, however many such events lie between. Where the clock was ahead
for a while, and is right again, an event with a reason settles it (`CONFIRM`).
"""

import json
from datetime import datetime, timedelta

from samrit.records.models import Event

BEHIND = (
    "clock_behind"  # what an event's text calls the time that the trail had reached, which lies after the event's own
)
CONFIRM = "confirm_clock"
SLIP = timedelta(minutes=2)  # between two machines' clocks
_IN_TEXT = f'"{BEHIND}":"'


def ahead_of(at: datetime) -> datetime | None:
    """The time that the trail has reached, where `at` lies before it; None where the clock can be right."""
    last = Event.objects.filter(log__gt=0).order_by("-pk").values_list("at", "text").first()
    if last is None:
        return None
    reached = max(filter(None, (last[0], reached_before(last[1]))))
    return reached if reached > at + SLIP else None


def reached_before(text: str) -> datetime | None:
    """What an event's text tells the trail had reached, where it was written while the clock stood behind that; else None."""
    if _IN_TEXT not in text:
        return None
    try:
        return datetime.fromisoformat(json.loads(text)[BEHIND])
    except (ValueError, TypeError, KeyError, RecursionError):  # of an event that was changed: it is told as such
        return None


def written_behind() -> int:
    """How many events were written while the clock stood behind; reads all of them."""
    return Event.objects.filter(text__contains=_IN_TEXT).count()
