"""People whose data were erased, by numbers of rows alone: an older backup that is put back must not bring them back."""

import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from samrit.actions.people.erase_again import erase_again
from samrit.records.models import Contact

ERASED = "erased.json"  # lies by the backups, anew with each


def erased_people() -> list[dict[str, Any]]:
    """Which contacts were erased, by whom and why: what the trail and the blank rows tell."""
    rows = Contact.objects.exclude(erased_at=None).order_by("pk")
    return [
        {
            "contact": row.pk,
            "by": row.erased_by_id,
            "at": row.erased_at.isoformat() if row.erased_at else "",
            "reason": row.erased_reason,
        }
        for row in rows
    ]


def erase_listed(file: str) -> int:
    """Erase again whom this list names and who is there once more; gives how many."""
    return erase_again(json.loads(Path(file).read_text(encoding="utf-8")), at=timezone.now())
