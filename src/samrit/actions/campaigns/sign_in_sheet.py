"""A sign-in sheet comes in as a file: look at who is meant first, then record all who came, or let it go.

How many came of each organisation is kept; who they were is neither read nor kept, and the file itself is not kept.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from samrit.actions.acting import acting
from samrit.actions.campaigns.participation import check_has_begun, record_attendance
from samrit.actions.partners.manage_partners import Entry, enter_partner, notify_of_partner
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.counting import Sector
from samrit.organisations.columns import SIGN_IN_COLUMNS
from samrit.queries.partners.partner_names import whole_register
from samrit.readers.organisation_list import OrganisationList, read_organisation_list
from samrit.records.models import Activity, Attendance, Partner, PartnerUpload, User
from samrit.thai.organisations import key
from samrit.thai.translation import Message
from samrit.vocabulary.codes import How, UploadState
from samrit.vocabulary.refusal import Denied, Invalid

NEW, LEFT_OUT = "new", "out"
_OVER = Message("This file is saved or let go already.")


def preview_sheet(*, activity: Activity, data: bytes, name: str, by: User, at: datetime) -> PartnerUpload:
    """Read a sheet and keep what was read for a look; rows of one organisation are summed. UnreadableError as the reader."""
    with acting(Permission.CAMPAIGN, activity.campaign.agency, by, at) as act:
        check_has_begun(activity, at=at)
        read = read_organisation_list(data, SIGN_IN_COLUMNS)
        row = PartnerUpload(
            agency=activity.campaign.agency,
            activity=activity,
            uploaded_by=by,
            uploaded_at=at,
            file_name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            rows=_summed(read),
            issues=[
                {"cell": issue.cell, "th": issue.message.th, "en": issue.message.en}
                for issue in (*read.issues, *(issue for one in read.rows for issue in one.issues))
            ],
        )
        save_checked(row)
        after = {"activity": activity.pk, "rows": len(row.rows)}
        act.log("preview_sign_in_sheet", row, after=after)
        return row


def save_sheet(*, upload: PartnerUpload, chosen: Mapping[int, str], by: User, at: datetime) -> list[Attendance]:
    """Record all who came, or nothing: `chosen` says of each row a partner's key, "new" or "out". Gives the new ones."""
    with acting(Permission.CAMPAIGN, upload.agency, by, at) as act:
        row = _lock(upload)
        assert row.activity is not None, "a sheet is of an activity"
        if set(chosen) != set(range(len(row.rows))):
            raise Invalid(Message("Say of each row which organisation it is."))
        keys = [int(one) for one in chosen.values() if one.isascii() and one.isdecimal()]
        known = Partner.objects.select_related("merged_into").in_bulk(keys)
        came: list[tuple[Partner, int]] = []
        entered: list[tuple[Partner, Entry]] = []
        for at_row, said in sorted(chosen.items()):
            stored: dict[str, Any] = row.rows[at_row]
            if said == LEFT_OUT:
                continue
            if said == NEW:
                act.require(Permission.MANAGE_PARTNERS, row.agency)
                entry = Entry(name_th=stored["name"], sector=Sector(stored["sector"] or Sector.UNKNOWN))
                partner = enter_partner(row.agency, entry, act)
                entered.append((partner, entry))
                came.append((partner, stored["people"]))
            elif said.isascii() and said.isdecimal() and int(said) in known:
                came.append((known[int(said)], stored["people"]))
            else:
                raise Invalid(Message("The chosen organisation is not in the register."))
        new = [partner for partner, _ in entered]
        made = record_attendance(activity=row.activity, came=came, how=How.SHEET, upload=row, entered=new, by=by, at=at)
        for partner, entry in entered:
            notify_of_partner(partner, entry, act)
        _decide(row, UploadState.SAVED, by, at)
        return made


def discard_sheet(*, upload: PartnerUpload, by: User, at: datetime) -> PartnerUpload:
    """Let the sheet go; nothing of it is kept."""
    with acting(Permission.CAMPAIGN, upload.agency, by, at) as act:
        row = _lock(upload)
        _decide(row, UploadState.DISCARDED, by, at)
        act.log("discard_sign_in_sheet", row)
        return row


def _summed(read: OrganisationList) -> list[dict[str, Any]]:
    register = whole_register()
    summed: dict[str, dict[str, Any]] = {}
    for one in read.rows:
        name = one.entry.get("name_th", "")
        if not key(name):
            continue
        people = int(one.entry.get("people", "1"))
        there = summed.get(key(name))
        if there is not None:
            there["people"] += people
            continue
        found = register.find(name)
        summed[key(name)] = {
            "name": name,
            "people": people,
            "number": one.number,
            "sector": one.entry.get("sector", ""),
            "same": found.same,
            "alike": [near.number for near in found.alike],
        }
    return list(summed.values())


def _lock(upload: PartnerUpload) -> PartnerUpload:
    rows = PartnerUpload.objects.select_for_update(of=("self",)).select_related("activity__campaign__agency", "agency")
    row = rows.get(pk=upload.pk)
    if row.activity is None or row.state != UploadState.PREVIEWED:
        raise Denied(_OVER)
    return row


def _decide(row: PartnerUpload, state: UploadState, by: User, at: datetime) -> None:
    row.state, row.decided_by, row.decided_at, row.rows, row.issues = state.value, by, at, [], []
    save_checked(row)
