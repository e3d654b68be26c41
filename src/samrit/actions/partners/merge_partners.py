"""Duplicates in the register: a person finds that two rows are one organisation, or two, and may find otherwise later.

Nothing is deleted. A merged row keeps its records and counts as another; undone, all counts as it did before.
"""

from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.counting.recount import facts_changed
from samrit.actions.partners.manage_partners import lock_partners, with_duplicates
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.facts import records_of
from samrit.records.models import NotDuplicate, Partner, PartnerMerge, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Invalid


def merge_partners(*, survivor: Partner, merged: Partner, reason: str = "", by: User, at: datetime) -> PartnerMerge:
    """From now on `merged`, and what was merged into it earlier, counts as `survivor`; what was counted before stays as it was."""
    with acting(Permission.MANAGE_PARTNERS, merged.agency, by, at) as act:
        act.require(Permission.MANAGE_PARTNERS, survivor.agency)
        rows = lock_partners(survivor.pk, merged.pk)
        if survivor.pk == merged.pk:
            raise Invalid(Message("A partner is not merged into itself."))
        stays, goes = rows[survivor.pk], rows[merged.pk]
        for row in (stays, goes):
            if row.merged_into is not None:
                raise Denied(
                    Message(
                        "“{row}” is merged into “{merged_into}” already.",
                        row=row.name_th,
                        merged_into=row.merged_into.name_th,
                    )
                )
        done = PartnerMerge(survivor=stays, merged=goes, reason=reason.strip(), by=by, at=at)
        save_checked(done)
        goes.merged_into = stays
        goes.version += 1
        save_checked(goes)
        family = records_of(with_duplicates([goes.pk]))
        changed_facts = facts_changed(family, at=at)
        after = {
            "survivor": stays.pk,
            "survivor_name": stays.name_th,
            "reason": done.reason,
            "records": len(family) - 1,
        }
        act.log("merge_partners", goes, after=after | {"facts": changed_facts})
        return done


def undo_merge(*, merge: PartnerMerge, by: User, at: datetime) -> Partner:
    """The merged row counts by itself again, as do those that were merged into it."""
    with acting(Permission.MANAGE_PARTNERS, merge.merged.agency, by, at) as act:
        act.require(Permission.MANAGE_PARTNERS, merge.survivor.agency)
        rows = lock_partners(merge.survivor_id, merge.merged_id)
        done = PartnerMerge.objects.select_for_update().get(pk=merge.pk)
        row, survivor = rows[done.merged_id], rows[done.survivor_id]
        if done.undone_at is not None:
            raise Denied(Message("This merge was undone already."))
        done.undone_by, done.undone_at = by, at
        save_checked(done)
        row.merged_into = None
        row.version += 1
        save_checked(row)
        family = records_of(with_duplicates([row.pk]))
        changed_facts = facts_changed(family, at=at)
        before = {"survivor": survivor.pk, "survivor_name": survivor.name_th}
        after = {"records": len(family) - 1, "facts": changed_facts}
        act.log("undo_merge", row, before=before, after=after)
        return row


def mark_not_duplicates(*, one: Partner, other: Partner, by: User, at: datetime) -> NotDuplicate:
    """Two that look alike are two; they are not suggested again."""
    with acting(Permission.MANAGE_PARTNERS, one.agency, by, at) as act:
        act.require(Permission.MANAGE_PARTNERS, other.agency)
        rows = lock_partners(one.pk, other.pk)
        if one.pk == other.pk:
            raise Invalid(Message("It takes two partners."))
        first, second = sorted(rows.values(), key=lambda row: row.pk)
        known = NotDuplicate.objects.filter(one=first, other=second).first()
        if known is not None:
            return known
        found = NotDuplicate(one=first, other=second, by=by, at=at)
        save_checked(found)
        after = {"other": second.pk, "other_name": second.name_th}
        act.log("mark_not_duplicates", first, after=after)
        return found
