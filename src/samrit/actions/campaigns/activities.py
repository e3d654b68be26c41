"""The meetings and events of a campaign: added, changed, cancelled; the code on the wall by which people check in."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrit.actions.acting import acting
from samrit.actions.counting.recount import facts_changed
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.records.models import Activity, Attendance, Campaign, Theme, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ActivityKind, Channel
from samrit.vocabulary.refusal import Invalid, StaleVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry:
    """An activity as it was typed; `themes` are keys of the campaign's themes."""

    kind: ActivityKind
    name_th: str
    starts_at: datetime
    ends_at: datetime
    channel: Channel
    name_en: str = ""
    venue: str = ""
    presiding: str = ""
    note: str = ""
    themes: tuple[int, ...] = ()


def add_activity(*, campaign: Campaign, entry: ActivityEntry, by: User, at: datetime) -> Activity:
    """Add a meeting or event to a campaign."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        row = Activity(campaign=campaign, checkin_key=secrets.token_hex(16))
        _write(row, entry)
        changed_facts = facts_changed([row], at=at)
        after = {"campaign": campaign.code, **described(row), "facts": changed_facts}
        act.log("add_activity", row, after=after)
        return row


def change_activity(
    *, activity: Activity, entry: ActivityEntry, expected_version: int, by: User, at: datetime
) -> Activity:
    """Change an activity; `expected_version` is the version that was on the page. Who came, came on its day. No change, no event."""
    with acting(Permission.CAMPAIGN, activity.campaign.agency, by, at) as act:
        row = lock_activity(activity)
        _require_locked(row)
        if row.version != expected_version:
            raise StaleVersion(mine=entry, theirs=described(row), version=row.version)
        before, began = described(row), row.starts_at
        row.version += 1
        _write(row, entry)
        after = described(row)
        changed = [name for name in after if after[name] != before[name]]
        if not changed:
            return row
        came = attendances_of(row) if row.starts_at != began else []
        changed_facts = facts_changed([row, *came], at=at)
        old, new = ({name: words[name] for name in changed} for words in (before, after))
        new["facts"] = changed_facts
        act.log("change_activity", row, before=old, after=new)
        return row


def cancel_activity(*, activity: Activity, reason: str, by: User, at: datetime) -> Activity:
    """Cancel an activity, with the reason; it stays in the list. One to which somebody came was held."""
    with acting(Permission.CAMPAIGN, activity.campaign.agency, by, at) as act:
        row = lock_activity(activity)
        _require_locked(row)
        if not reason.strip():
            raise Invalid(Message("Say why it is cancelled."))
        if row.attendances.filter(withdrawn_at=None).exists():
            raise Invalid(Message("It can't be cancelled: partners are recorded as having come. Withdraw that first."))
        row.cancelled_by, row.cancelled_at, row.cancelled_reason = by, at, reason.strip()
        row.version += 1
        save_checked(row)
        after = {"reason": row.cancelled_reason, "facts": facts_changed([row], at=at)}
        act.log("cancel_activity", row, after=after)
        return row


def renew_checkin_code(*, activity: Activity, by: User, at: datetime) -> Activity:
    """A new code for the wall: the old one leads nowhere from now on. The key stands in no event."""
    with acting(Permission.CAMPAIGN, activity.campaign.agency, by, at) as act:
        row = lock_activity(activity)
        _require_locked(row)
        row.checkin_key = secrets.token_hex(16)
        save_checked(row)
        act.log("renew_checkin_code", row)
        return row


def lock_activity(activity: Activity) -> Activity:
    """The row as it stands, held to the end of the transaction, with its campaign and agency."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("campaign__agency")
    return rows.get(pk=activity.pk)


def attendances_of(activity: Activity) -> list[Attendance]:
    """Who came, with all that their facts ask for."""
    rows = Attendance.objects.filter(activity=activity)
    return list(rows.select_related("partner__merged_into", "activity__campaign"))


def described(row: Activity) -> dict[str, Any]:
    """What an activity says, as its event tells it."""
    plain = ("kind", "name_th", "name_en", "channel", "venue", "presiding", "note")
    return {name: getattr(row, name) for name in plain} | {
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat(),
        "themes": list(row.themes.order_by("position").values_list("name_th", flat=True)),
    }


def _require_locked(row: Activity) -> None:
    if row.cancelled_at is not None:
        raise Invalid(Message("This activity is cancelled."))


def _write(row: Activity, entry: ActivityEntry) -> None:
    if not entry.name_th.strip():
        raise Invalid(Message("Give the activity a name."))
    row.kind, row.channel = entry.kind.value, entry.channel.value
    row.starts_at, row.ends_at = entry.starts_at, entry.ends_at
    for name in ("name_th", "name_en", "venue", "presiding", "note"):
        setattr(row, name, getattr(entry, name).strip())
    save_checked(row)
    row.themes.set(Theme.objects.filter(campaign=row.campaign, pk__in=entry.themes))
