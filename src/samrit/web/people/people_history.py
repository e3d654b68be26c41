"""What was done to an account, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samrit.records.models import Agency, Event
from samrit.web.people import people_words


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event in a sentence, and who did it, on whose behalf; "" where nobody did."""

    at: datetime
    words: str
    by: str
    on_behalf_of: str


def history_lines(events: Iterable[Event]) -> list[HistoryLine]:
    """The lines, with the agencies' names; one query besides that for the events."""
    rows = list(events)
    codes = {str(facts["agency"]) for row in rows for facts in (row.before, row.after) if "agency" in facts}
    names = {agency.code: agency.name() for agency in Agency.objects.filter(code__in=codes)}
    return [
        HistoryLine(
            at=row.at,
            words=people_words.event(row.action, row.before, row.after, names),
            by=row.by.name() if row.by is not None else "",
            on_behalf_of=row.on_behalf_of.name() if row.on_behalf_of is not None else "",
        )
        for row in rows
    ]
