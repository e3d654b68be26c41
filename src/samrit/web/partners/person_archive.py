"""What is kept about a person, to hand over: the same as JSON for a program, as CSV and as a page to read, in one archive."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from samrit.organisations.listed import PERSONAL_FIELDS
from samrit.queries.people.person_data import PersonData, WaitingList
from samrit.web import words


def person_archive(found: PersonData, *, at: datetime) -> bytes:
    """The archive."""
    rows = _rows(found)
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = io.StringIO()
    writer = csv.DictWriter(table, names, restval="")
    writer.writeheader()
    writer.writerows({name: _plain(value) for name, value in row.items()} for row in rows)
    page = render_to_string("partners/person_archive.html", {"rows": rows, "day": words.day(timezone.localdate(at))})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        stated = {"made_at": at.isoformat(timespec="seconds"), "stored": rows}
        packed.writestr("personal-data.json", json.dumps(stated, ensure_ascii=False, indent=2))
        packed.writestr("personal-data.csv", table.getvalue().encode("utf-8-sig"))
        packed.writestr("personal-data.html", page)
    return buffer.getvalue()


def _rows(found: PersonData) -> list[dict[str, Any]]:
    """One row for each place where something is kept: what, where, whose, why."""
    contacts = [
        {
            "stored_as": "contact",
            "agency": one.agency.name_th,
            "partner": one.partner.name_th,
            "name": one.name,
            "position": one.position,
            "email": one.email,
            "phone": one.phone,
            "purpose": one.purpose,
            "reported_on": one.notified_on.isoformat(),
            "added_at": one.added_at.isoformat(timespec="seconds"),
        }
        for one in found.contacts
    ]
    lists = [
        {
            "stored_as": "list not decided yet",
            "agency": _agency(one),
            "partner": row.entry.get("name_th", ""),
        }
        | {name.removeprefix("contact_"): row.entry.get(name, "") for name in PERSONAL_FIELDS}
        | {"purpose": one.upload.stated.get("purpose", ""), "reported_on": one.upload.stated.get("notified_on", "")}
        for one in found.lists
        for row in one.rows
    ]
    files = [{"stored_as": "file not read yet", "agency": _agency(one)} for one in found.lists if one.in_file]
    accounts = [
        {"stored_as": "account", "name": one.name_th, "position": one.position, "email": one.email, "phone": ""}
        for one in found.accounts
    ]
    return [*contacts, *lists, *files, *accounts]


def _agency(one: WaitingList) -> str:
    return one.upload.agency.name_th if one.upload.agency is not None else ""


def _plain(value: str) -> str:
    """A cell that a spreadsheet takes for no formula."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t") else value
