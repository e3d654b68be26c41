"""What counts has changed: keep the facts, and count again what open reports say. Every deed that changes one ends here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from samrit.records.facts import Countable, keep_facts


def facts_changed(records: Iterable[Countable], *, at: datetime) -> list[dict[str, Any]]:
    """Bring the facts of these records to how they stand now; gives what the deed's event keeps as `after["facts"]`."""
    return keep_facts(records, at=at)
