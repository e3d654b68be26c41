"""People whose data were erased, by numbers of rows alone: an older backup that is put back must not bring them back.

A row is told by its number and by when it came to be: after a restore, numbers are given out once more, to others.
"""

import json
from pathlib import Path
from typing import Any

from samrit.records.models import Contact, Event, Import

Listed = dict[str, Any]


def erased_people() -> list[Listed]:
    """Which contacts were erased, and from which waiting lists somebody was: what blank rows and trail tell."""
    contacts = Contact.objects.exclude(erased_at=None).order_by("pk")
    events = Event.objects.filter(action="erase_person").order_by("pk")
    cleared = {pk: event.at.isoformat() for event in events for pk in event.after.get("uploads", ())}
    return [
        {
            "kind": "contact", "row": row.pk, "since": row.added_at.isoformat(), "by": row.erased_by_id,
            "reason": row.erased_reason, "at": row.erased_at.isoformat() if row.erased_at else "",
        }
        for row in contacts
    ] + [
        {"kind": "list", "row": row.pk, "since": row.uploaded_at.isoformat(), "at": cleared[row.pk]}
        for row in Import.objects.filter(pk__in=cleared).order_by("pk")
    ]  # fmt: skip


def joined(file: Path, listed: list[Listed]) -> list[Listed]:
    """What a list of before has besides: nobody leaves it, also where an older backup was put back since."""
    before = read_list(file) if file.exists() else []
    both = {(one["kind"], one["row"], one["since"]): one for one in (*before, *listed)}
    return list(both.values())


def read_list(file: Path) -> list[Listed]:
    """The list in a file; ValueError or KeyError where it is none."""
    found: list[Listed] = json.loads(file.read_text(encoding="utf-8"))
    return [one | {"kind": one["kind"], "row": int(one["row"]), "since": str(one["since"])} for one in found]
