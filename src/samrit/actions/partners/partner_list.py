"""A list of partners comes as a file: read and matched by a worker, looked at by a person, saved whole or not at all."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.acting import Reasoned, acting
from samrit.actions.partners.contacts import Person
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.reading import storable
from samrit.organisations.listed import NEW, Listed, RowState
from samrit.readers.reading import UnreadableError
from samrit.readers.workbook import MAX_BYTES
from samrit.records.models import Agency, PartnerUpload, User
from samrit.records.upload_phases import Phase
from samrit.thai.translation import Message
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Denied, Invalid

STUCK_AFTER = timedelta(seconds=20)  # without a step: no worker runs, or it died


@dataclass(frozen=True, slots=True)
class Ground:
    """On what ground a list's columns about people are kept: what they were told it is for, and when. Or not at all."""

    purpose: str = ""
    notified_on: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether people's data may be kept."""
        return bool(self.purpose.strip()) and self.notified_on is not None


def upload_partner_list(  # noqa: PLR0913 - a file, whose it is, on what ground, who brings it and when
    *, agency: Agency, data: bytes, name: str, ground: Ground, by: User, at: datetime
) -> PartnerUpload:
    """Keep a file for a worker, who reads and matches it; no record changes."""
    with acting(Permission.MANAGE_PARTNERS, agency, by, at) as act:
        from samrit.actions.partners.partner_list_tasks import read_soon

        if not data or len(data) > MAX_BYTES:
            raise UnreadableError(Message("The file is empty, or larger than 5 megabytes."))
        if ground.is_given:
            Person("–", purpose=ground.purpose, notified_on=ground.notified_on).check(timezone.localdate(at))
        upload = PartnerUpload(agency=agency, uploaded_by=by, uploaded_at=at, moved_at=at, file_name=storable(name))
        upload.original, upload.sha256 = data, hashlib.sha256(data).hexdigest()
        upload.phase = Phase.ASKED.value
        notified_on = ground.notified_on.isoformat() if ground.notified_on else ""
        upload.ground = {"purpose": ground.purpose.strip(), "notified_on": notified_on} if ground.is_given else {}
        save_checked(upload)
        payload = {"file_name": upload.file_name, "sha256": upload.sha256, "agency": agency.code}
        act.log("upload_partner_list", upload, after=payload)
        read_soon(upload)
        return upload


def decide_rows(
    *, upload: PartnerUpload, decisions: Mapping[int, str], rest: str = "", by: User, at: datetime
) -> PartnerUpload:
    """Say of rows (by their number in the file) whether they are new or which partner they are; `rest` of all others.

    `rest` is "" (leave them), "new" (all are new) or "same" (each is the one it looks most alike). Nothing of the
    register changes, so there is no event.
    """
    with acting(DECIDE_LIST, upload, by, at, lock=_lock) as act:
        row = _ready(act.subject)
        listed = stored_list(row)
        for one in listed:
            if not one.alike:
                continue
            allowed = {NEW, ""} | {str(number) for number, *_ in one.alike}
            choice = decisions.get(one.number)
            if choice is not None and choice in allowed:
                one.decision = choice
            elif one.decision == "" and rest == NEW:
                one.decision = NEW
            elif one.decision == "" and rest == "same":
                one.decision = str(one.alike[0][0])
        row.rows = [one.to_json() for one in listed]
        row.save(update_fields=["rows"])
        return row


def ask_to_save(*, upload: PartnerUpload, without_unclear: bool = False, by: User, at: datetime) -> PartnerUpload:
    """Leave the saving to a worker; Invalid while rows wait for a decision, or are not understood and not left out."""
    with acting(DECIDE_LIST, upload, by, at, lock=_lock) as act:
        from samrit.actions.partners.partner_list_tasks import save_soon

        row = _ready(act.subject)
        act.require(Permission.MANAGE_PARTNERS, row.agency)
        refuse_unready(stored_list(row), without_unclear=without_unclear)
        row.phase, row.done, row.moved_at, row.why_failed = Phase.SAVE_ASKED.value, 0, at, {}
        row.save(update_fields=["phase", "done", "moved_at", "why_failed"])
        save_soon(row, by)
        return row


def discard_partner_list(*, upload: PartnerUpload, by: User, at: datetime) -> PartnerUpload:
    """Let a list go; the file and all that was read in it are gone, that it was there stays."""
    with acting(DECIDE_LIST, upload, by, at, lock=_lock) as act:
        row = _undecided(act.subject)
        row.state, row.decided_by, row.decided_at = UploadState.DISCARDED.value, by, at
        row.original, row.rows, row.issues, row.ground = None, [], [], {}
        save_checked(row)
        act.log("discard_partner_list", row, after={"state": row.state})
        return row


def refuse_unready(listed: list[Listed], *, without_unclear: bool) -> None:
    """Invalid, with the reason, where a list can't be saved as it stands."""
    states = [one.state for one in listed]
    if not any(state in (RowState.NEW, RowState.SAME) for state in states):
        raise Invalid(Message("There is no row that could be saved."))
    waiting, unclear = states.count(RowState.ALIKE), states.count(RowState.UNCLEAR)
    if waiting:
        raise Invalid(Message("{waiting:,} rows that look like a partner wait for your decision.", waiting=waiting))
    if unclear and not without_unclear:
        raise Invalid(
            Message(
                "{unclear:,} rows are not understood: mend the file and bring it again, or leave them out.",
                unclear=unclear,
            )
        )


def stored_list(upload: PartnerUpload) -> list[Listed]:
    """The rows as they were read, with what was decided."""
    return [Listed.of(one) for one in upload.rows]


def _why_not_decide(upload: PartnerUpload, by: User, _at: datetime) -> Message | None:
    """A list is looked at, saved or discarded by the one who brought it: it may hold people's data."""
    if upload.uploaded_by_id == by.pk and by.is_active and upload.activity_id is None:
        return None
    return Message("Only the person who brought this list can look at it, save it or discard it.")


DECIDE_LIST = Reasoned(_why_not_decide, lambda upload, by, at: Permission.MANAGE_PARTNERS.behalf(upload.agency, by, at))


def _lock(upload: PartnerUpload) -> PartnerUpload:
    return PartnerUpload.objects.select_for_update(of=("self",)).select_related("agency").get(pk=upload.pk)


def _undecided(row: PartnerUpload) -> PartnerUpload:
    if row.state != UploadState.PREVIEWED.value:
        raise Denied(Message("This list was already saved or discarded; bring it again to use it again."))
    return row


def _ready(row: PartnerUpload) -> PartnerUpload:
    if _undecided(row).phase != Phase.READY.value:
        raise Denied(Message("This list is being worked on; please wait a moment."))
    return row
