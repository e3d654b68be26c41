"""Doubles in the register: a person finds that two rows are one organisation, or two, and may find otherwise later.

Nothing is deleted. A merged row keeps its records and counts as another; undone, all counts as it did before.
"""

from datetime import datetime

from django.db import transaction

from samrit.actions.counting.recount import facts_changed
from samrit.actions.partners.keep_partners import held_partners, with_doubles
from samrit.actions.permissions import Act
from samrit.actions.saving import save_checked
from samrit.ledger.facts import records_of
from samrit.ledger.trail import record
from samrit.records.models import Partner, PartnerApart, PartnerMerge, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied, Invalid


@transaction.atomic
def merge_partners(*, kept: Partner, merged: Partner, reason: str = "", by: User, at: datetime) -> PartnerMerge:
    """From now on `merged`, and what was merged into it earlier, counts as `kept`; what was counted before stays as it was."""
    rows = held_partners(kept.pk, merged.pk)
    if kept.pk == merged.pk:
        raise Invalid(Message("A partner is not merged into itself."))
    stays, goes = rows[kept.pk], rows[merged.pk]
    for row in (stays, goes):
        Act.KEEP_PARTNERS.check(row.agency, by, at)
    for row in (stays, goes):
        if row.merged_into is not None:
            raise Denied(
                Message(
                    "“{row}” is merged into “{merged_into}” already.",
                    row=row.name_th,
                    merged_into=row.merged_into.name_th,
                )
            )
    deed = PartnerMerge(kept=stays, merged=goes, reason=reason.strip(), by=by, at=at)
    save_checked(deed)
    goes.merged_into = stays
    goes.version += 1
    save_checked(goes)
    family = records_of(with_doubles([goes.pk]))
    told = facts_changed(family, at=at)
    after = {"kept": stays.pk, "kept_name": stays.name_th, "reason": deed.reason, "records": len(family) - 1}
    record(
        "merge_partners",
        goes,
        by=by,
        at=at,
        on_behalf_of=Act.KEEP_PARTNERS.behalf(goes.agency, by, at),
        after=after | {"facts": told},
    )
    return deed


@transaction.atomic
def undo_merge(*, merge: PartnerMerge, by: User, at: datetime) -> Partner:
    """The merged row counts by itself again, as do those that were merged into it."""
    rows = held_partners(merge.kept_id, merge.merged_id)
    deed = PartnerMerge.objects.select_for_update().get(pk=merge.pk)
    row, kept = rows[deed.merged_id], rows[deed.kept_id]
    for one in (row, kept):
        Act.KEEP_PARTNERS.check(one.agency, by, at)
    if deed.undone_at is not None:
        raise Denied(Message("This merge was undone already."))
    deed.undone_by, deed.undone_at = by, at
    save_checked(deed)
    row.merged_into = None
    row.version += 1
    save_checked(row)
    family = records_of(with_doubles([row.pk]))
    told = facts_changed(family, at=at)
    before = {"kept": kept.pk, "kept_name": kept.name_th}
    after = {"records": len(family) - 1, "facts": told}
    record(
        "undo_merge",
        row,
        by=by,
        at=at,
        on_behalf_of=Act.KEEP_PARTNERS.behalf(row.agency, by, at),
        before=before,
        after=after,
    )
    return row


@transaction.atomic
def keep_apart(*, one: Partner, other: Partner, by: User, at: datetime) -> PartnerApart:
    """Two that look alike are two; they are not suggested again."""
    rows = held_partners(one.pk, other.pk)
    if one.pk == other.pk:
        raise Invalid(Message("It takes two partners."))
    for row in rows.values():
        Act.KEEP_PARTNERS.check(row.agency, by, at)
    first, second = sorted(rows.values(), key=lambda row: row.pk)
    known = PartnerApart.objects.filter(one=first, other=second).first()
    if known is not None:
        return known
    found = PartnerApart(one=first, other=second, by=by, at=at)
    save_checked(found)
    after = {"other": second.pk, "other_name": second.name_th}
    record("keep_apart", first, by=by, at=at, on_behalf_of=Act.KEEP_PARTNERS.behalf(first.agency, by, at), after=after)
    return found
