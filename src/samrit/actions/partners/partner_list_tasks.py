"""The work on a list of partners that takes its time: reading and matching step by step, then saving in one short go.

Each step of the matching is kept as it is done, so that a page can show it. Saving writes all or nothing. Both may be
asked for twice without harm: whoever comes second finds the list taken.
"""

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import acting
from samrit.actions.counting.recount import facts_changed
from samrit.actions.partners.contacts import Person
from samrit.actions.partners.manage_partners import Entry
from samrit.actions.partners.partner_list import STUCK_AFTER, stored_list
from samrit.actions.permissions import Permission
from samrit.counting import Sector
from samrit.organisations.columns import REGISTER_COLUMNS
from samrit.organisations.listed import Listed, RowState, match
from samrit.queries.partners.partner_names import whole_register
from samrit.readers.organisation_list import OrganisationList, read_organisation_list
from samrit.records.models import Agency, Contact, Partner, PartnerUpload, User
from samrit.records.upload_phases import Phase
from samrit.thai.organisations import key
from samrit.thai.translation import Message
from samrit.vocabulary.codes import UploadState
from samrit.vocabulary.refusal import Invalid, Refused

_log = logging.getLogger(__name__)
_STEP = 250  # rows between two looks at the progress
_BATCH = 2000


def read_soon(upload: PartnerUpload) -> None:
    """Once the transaction stands, let a worker read the list."""
    pk = upload.pk
    transaction.on_commit(lambda: read_partner_list.enqueue(pk))


def save_soon(upload: PartnerUpload, by: User) -> None:
    """Once the transaction stands, let a worker save the list in somebody's name."""
    pk, person = upload.pk, by.pk
    transaction.on_commit(lambda: save_partner_list.enqueue(pk, person))


@task()
def read_partner_list(upload_id: int) -> str:
    """Read the list with this key and match it; gives the phase in which it then is."""
    return work_on_reading(upload_id, at=timezone.now())


@task()
def save_partner_list(upload_id: int, by_id: int) -> str:
    """Save the list with this key in somebody's name; gives the phase in which it then is."""
    return work_on_saving(upload_id, by=User.objects.get(pk=by_id), at=timezone.now())


def work_on_reading(upload_id: int, *, at: datetime) -> str:
    """Read and match; whatever goes wrong is told on the list's page."""
    if not _claim(upload_id, (Phase.ASKED, Phase.MATCHING), Phase.MATCHING, at):
        return ""
    upload = PartnerUpload.objects.get(pk=upload_id)
    try:
        found = read_organisation_list(bytes(upload.original or b""), REGISTER_COLUMNS)
        rows = _listed(found, Agency.objects.all(), is_grounded=bool(upload.ground))
        _move(upload_id, done=0, total=len(rows))
        done: list[Listed] = []
        for row in match(rows, whole_register()):
            done.append(row)
            if len(done) % _STEP == 0:
                _move(upload_id, done=len(done))
    except Refused as error:
        return _fail(upload_id, error.message)
    except Exception:  # noqa: BLE001 - whatever it is, the person who waits is told, and the log has it
        _log.exception("the list of partners %s could not be read", upload_id)
        return _fail(upload_id, _BROKEN)
    issues = [[one.cell, one.message.th, one.message.en] for one in found.issues]
    if found.is_personal and not upload.ground:
        issues.append(["", _NO_GROUND.th, _NO_GROUND.en])
    # The file is not needed any more, and may hold more about people than its columns that were read.
    values = {"rows": [row.to_json() for row in done], "issues": issues, "original": None, "done": len(done)}
    still = PartnerUpload.objects.filter(pk=upload_id, phase=Phase.MATCHING.value, state=UploadState.PREVIEWED.value)
    # Where somebody asked in the meantime that a person be erased, the file is gone, and what was read of it goes, too.
    if not still.filter(original__isnull=False).update(**values, phase=Phase.READY.value, moved_at=timezone.now()):
        return _fail(upload_id, _GONE) if still.exists() else ""
    return Phase.READY.value


def work_on_saving(upload_id: int, *, by: User, at: datetime) -> str:
    """Save all rows or none; what goes wrong is told on the list's page, which can then be saved again."""
    if not _claim(upload_id, (Phase.SAVE_ASKED, Phase.SAVING), Phase.SAVING, at):
        return ""
    listed = stored_list(PartnerUpload.objects.get(pk=upload_id))
    prepared = [(row, _partner(row)) for row in listed if row.state is RowState.NEW]  # names compared outside
    try:
        _save(upload_id, listed, prepared, by=by, at=at)
    except Refused as error:
        return _fail(upload_id, error.message, back_to=Phase.READY)
    except Exception:  # noqa: BLE001 - whatever it is, the person who waits is told, and the log has it
        _log.exception("the list of partners %s could not be saved; nothing of it was", upload_id)
        return _fail(upload_id, _BROKEN, back_to=Phase.READY)
    return Phase.DONE.value


def _save(
    upload_id: int, listed: list[Listed], prepared: list[tuple[Listed, Partner]], *, by: User, at: datetime
) -> None:
    with acting(
        Permission.MANAGE_PARTNERS, PartnerUpload.objects.select_related("agency").get(pk=upload_id).agency, by, at
    ) as act:
        upload = PartnerUpload.objects.select_for_update(of=("self",)).select_related("agency").get(pk=upload_id)
        if upload.state != UploadState.PREVIEWED.value:
            raise Invalid(Message("This list was already saved or discarded."))
        _check_still_new([row for _, row in prepared], since=upload.uploaded_at)
        for _, row in prepared:
            row.agency, row.upload, row.registered_by, row.registered_at = upload.agency, upload, by, at
        made = Partner.objects.bulk_create([row for _, row in prepared], batch_size=_BATCH)
        contacts = _contacts(upload, [*prepared, *_there(listed)], by=by, at=at)
        Contact.objects.bulk_create(contacts, batch_size=_BATCH)
        changed_facts = facts_changed(made, at=at)
        upload.state, upload.decided_by, upload.decided_at = UploadState.SAVED.value, by, at
        upload.phase, upload.done, upload.moved_at = Phase.DONE.value, len(listed), at
        upload.original, upload.rows, upload.ground = None, [], {}
        upload.save()
        after = {"agency": upload.agency.code, "partners": len(made), "contacts": len(contacts), "rows": len(listed)}
        act.log("save_partner_list", upload, after=after | {"facts": changed_facts})


def _check_still_new(rows: list[Partner], *, since: datetime) -> None:
    """Nobody registered one of these names while the list was looked at."""
    fresh = set(Partner.objects.filter(registered_at__gte=since).values_list("key", flat=True))
    taken = [row.name_th for row in rows if row.key in fresh]
    if taken:
        raise Invalid(
            Message(
                "Somebody else registered “{taken}” while you looked ({count:,} names). Nothing was "
                "saved; please bring the list again, so that it is compared anew.",
                taken=taken[0],
                count=len(taken),
            )
        )


def _there(listed: list[Listed]) -> list[tuple[Listed, Partner]]:
    """The rows about partners that are there already and that tell of a person, with the partner."""
    rows = [row for row in listed if row.state is RowState.SAME and row.is_personal]
    found = Partner.objects.in_bulk([row.partner for row in rows if row.partner is not None])
    return [(row, found[row.partner]) for row in rows if row.partner in found]


def _contacts(
    upload: PartnerUpload, pairs: Iterable[tuple[Listed, Partner]], *, by: User, at: datetime
) -> list[Contact]:
    if not upload.ground:
        return []
    notified_on = date.fromisoformat(upload.ground["notified_on"])
    made = []
    for row, partner in pairs:
        if not row.entry.get("contact_name"):
            continue
        person = Person(
            name=row.entry["contact_name"],
            position=row.entry.get("contact_position", ""),
            email=row.entry.get("contact_email", ""),
            phone=row.entry.get("contact_phone", ""),
            purpose=upload.ground["purpose"],
            notified_on=notified_on,
        )
        contact = Contact(partner=partner, agency=upload.agency, added_by=by, added_at=at)
        person.write(contact)
        made.append(contact)
    return made


def _partner(row: Listed) -> Partner:
    entry = row.entry
    partner = Partner()
    Entry(
        name_th=entry["name_th"],
        name_en=entry.get("name_en", ""),
        short_name=entry.get("short_name", ""),
        sector=Sector(entry.get("sector", Sector.UNKNOWN.value)),
        note=entry.get("note", ""),
    ).write(partner)
    partner.place_id = int(entry["place_id"]) if "place_id" in entry else None
    return partner


def _listed(found: OrganisationList, agencies: Iterable[Agency], *, is_grounded: bool) -> list[Listed]:
    """The rows as they are kept: districts by their agency, people only on a ground."""
    places = {key(agency.name_th): agency.pk for agency in agencies} | {agency.code: agency.pk for agency in agencies}
    rows = []
    for row in found.rows:
        entry = dict(row.entry)
        issues = [(one.cell, one.message.th, one.message.en) for one in row.issues]
        place = entry.get("place", "")
        if place:
            pk = places.get(place) or places.get(key(place)) or places.get(key(f"เขต{place}"))
            if pk is None:
                issues.append(
                    (row.cells["place"], f"ไม่รู้จักเขต “{place[:60]}”", f"The district “{place[:60]}” is not known.")
                )
            else:
                entry["place_id"] = str(pk)
        if "name_th" in entry and not key(entry["name_th"]):
            issues.append((row.cells.get("name_th", ""), "ชื่อหน่วยงานไม่มีตัวอักษร", "The name has no letters."))
        listed = Listed(row.number, entry, issues)
        if not is_grounded:
            listed.forget()
        rows.append(listed)
    return rows


_NO_GROUND = Message(
    "Nothing about people was kept, since neither a purpose nor the day on which they were told was given."
)
_GONE = Message("The file was taken out at the request of a person whose data it holds; please bring a corrected one.")
_BROKEN = Message(
    "Something went wrong in the system; nothing was saved. Try again; if it fails again, tell an administrator."
)


def _claim(upload_id: int, waiting: tuple[Phase, Phase], to: Phase, at: datetime) -> bool:
    """Whether this worker has the list: it was asked for, or whoever had it made no step for a while."""
    asked, at_work = waiting
    free = Q(phase=asked.value) | Q(phase=at_work.value, moved_at__lt=at - STUCK_AFTER)
    rows = PartnerUpload.objects.filter(free, pk=upload_id, state=UploadState.PREVIEWED.value)
    return rows.update(phase=to.value, moved_at=at) == 1


def _move(upload_id: int, **values: int) -> None:
    PartnerUpload.objects.filter(pk=upload_id).update(**values, moved_at=timezone.now())


def _fail(upload_id: int, why: Message, *, back_to: Phase = Phase.FAILED) -> str:
    rows = PartnerUpload.objects.filter(pk=upload_id)
    rows.update(phase=back_to.value, why_failed=why.both(), moved_at=timezone.now())
    return back_to.value
