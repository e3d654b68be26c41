"""From one report on the evaluator's desk to the next, with the choice of the queue kept."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

_STORED = ("agency", "quarter", "kind")
DESK, NEXT = "desk", "desk_next"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form on the desk carries along: the choice of the queue, and the report that comes next (0 for none)."""

    choice: str
    next_pk: int

    @classmethod
    def posted(cls, data: QueryDict) -> "Carried | None":
        """What was posted from the desk; None from elsewhere."""
        if DESK not in data:
            return None
        stated = str(data.get(NEXT, ""))
        return cls(choice_of(QueryDict(str(data[DESK]))), int(stated) if stated.isascii() and stated.isdecimal() else 0)

    @property
    def url(self) -> str:
        """Where to go on."""
        return report_url(self.next_pk, self.choice) if self.next_pk else desk_url(self.choice)


def choice_of(query: QueryDict) -> str:
    """The choice of a query, and nothing else of it, as it stands in an address."""
    stored = QueryDict(mutable=True)
    for name in _STORED:
        if query.get(name):
            stored[name] = str(query[name])
    return stored.urlencode()


def desk_url(choice: str) -> str:
    """The queue."""
    return reverse("desk") + (f"?{choice}" if choice else "")


def report_url(report_pk: int, choice: str) -> str:
    """A report on the desk."""
    return reverse("desk_report", args=[report_pk]) + (f"?{choice}" if choice else "")
