"""Photos and documents that show a practice: kept as evidence is, and taken back with a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.campaigns import campaign_permissions as rules
from samrit.actions.campaigns.campaign_permissions import Speaker
from samrit.actions.campaigns.practices import lock_practice
from samrit.actions.evidence.originals import store_accepted
from samrit.actions.saving import save_checked
from samrit.evidence.accept import Accepted, accept
from samrit.records.models import Practice, PracticeFile, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

MOST_OF_A_PRACTICE = 20
MOST_FILES_A_DAY = 40  # by one link


@dataclass(frozen=True, slots=True)
class AddedFile:
    """The file as it is kept, and what its owner should know of it."""

    file: PracticeFile
    notes: tuple[Message, ...] = ()


def add_practice_file(*, practice: Practice, data: bytes, name: str, by: Speaker, at: datetime) -> AddedFile:
    """Keep a photo or document that shows a practice. Invalid, with the reason, where it can't be kept.

    Images are drawn anew: where and with what a photo was taken does not stay in it.
    """
    # Before the file costs anything; asked again once the row is held.
    rules.CHANGE_PRACTICE.check(practice, by, at)
    accepted = accept(data, name, virus_daemon=settings.CLAMD)
    return AddedFile(_add(practice, accepted, by, at), accepted.notes)


def remove_practice_file(*, file: PracticeFile, reason: str, by: Speaker, at: datetime) -> PracticeFile:
    """Take a file back; the row and the file stay, with the reason. A partner itself need give none.

    By its link a partner takes nothing back of what was verified: somebody has decided by it.
    """
    with acting(rules.CHANGE_PRACTICE, file.practice, by, at, lock=lock_practice) as act:
        practice = act.subject
        row = PracticeFile.objects.select_for_update().get(pk=file.pk)
        if row.removed_at is not None:
            raise Invalid(Message("This file has been removed already."))
        if not isinstance(by, User):
            raise Invalid(Message("Only an officer takes a file away; please ask the agency that gave you this link."))
        if not reason.strip():
            raise Invalid(Message("Say why the file is removed."))
        row.removed_by, row.removed_at, row.removed_reason = by, at, reason.strip()
        save_checked(row)
        after = {"reason": row.removed_reason, "practice": practice.pk}
        act.log("remove_practice_file", row, before={"ref": row.name}, after=after)
        return row


def _add(practice: Practice, accepted: Accepted, by: Speaker, at: datetime) -> PracticeFile:
    with acting(rules.CHANGE_PRACTICE, practice, by, at, lock=lock_practice) as act:
        row = act.subject
        there = row.files.filter(removed_at=None)
        if there.count() >= MOST_OF_A_PRACTICE or _is_too_much_today(by, at):
            raise Invalid(
                Message(
                    "A report has {most_of_a_practice} files at most; by a link {most_files_a_day} a day are taken.",
                    most_of_a_practice=MOST_OF_A_PRACTICE,
                    most_files_a_day=MOST_FILES_A_DAY,
                )
            )
        blob, original = store_accepted(accepted, at=at)
        made = PracticeFile(
            practice=row, blob=blob, original=original, name=accepted.name, original_sha256=original.sha256
        )
        made.added_by, made.added_at = rules.person(by), at
        save_checked(made)
        after = {
            "ref": accepted.name,
            "sha256": blob.sha256,
            "size_bytes": blob.size_bytes,
            "media_type": blob.media_type,
            "original_sha256": original.sha256,
        }
        after |= {"practice": row.pk, **rules.reporting_channel(by)}
        act.log("add_practice_file", made, after=after)
        return made


def _is_too_much_today(by: Speaker, at: datetime) -> bool:
    if isinstance(by, User):
        return False
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = PracticeFile.objects.filter(
        practice__campaign=by.campaign, practice__partner=by.partner, added_by=None, added_at__gte=midnight
    )
    return mine.count() >= MOST_FILES_A_DAY
