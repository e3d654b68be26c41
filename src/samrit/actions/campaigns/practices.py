"""What partners carry into practice: reported, changed, verified or refused, reported again, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.campaigns import campaign_permissions as rules
from samrit.actions.campaigns.campaign_permissions import Speaker
from samrit.actions.counting.recount import facts_changed
from samrit.actions.people.notify import notify_of_practice
from samrit.actions.saving import save_checked
from samrit.counting import RecordStatus
from samrit.ledger.facts import counted_as
from samrit.records.models import Campaign, Partner, Place, Practice, Theme, User
from samrit.thai.translation import Message
from samrit.vocabulary.practice_workflow import PracticeAction, practice_transition
from samrit.vocabulary.refusal import Invalid, StaleVersion

MOST_REPORTS_A_DAY = 20  # by one link
LONGEST = 2000  # characters
_CHANGED_SINCE = Message("The report has changed since you looked; nothing was decided. Please look again.")
_SUBMISSION_CHECK = (PracticeAction.VERIFY, PracticeAction.REFUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeEntry:
    """A practice as it was typed; `place` is the district, coordinates are degrees (WGS 84), both or none."""

    theme: Theme
    what: str
    since_on: date
    where: str = ""
    place: Place | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    until_on: date | None = None


def report_practice(
    *, campaign: Campaign, partner: Partner, entry: PracticeEntry, by: Speaker, at: datetime
) -> Practice:
    """A partner carries it into practice, as it says itself or an officer for it; the agency's officers are told."""
    with acting(rules.SPEAK, (campaign, partner), by, at) as act:
        # Two clicks of one person wait for each other here; the second finds the report of the first.
        partner = Partner.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=partner.pk)
        partner = counted_as(partner) if isinstance(by, User) else partner
        _check_not_too_many(by, at)
        row = Practice(campaign=campaign, partner=partner, **rules.reported(by, at))
        _write(row, entry, at)
        same = Practice.objects.filter(
            campaign=campaign, partner=partner, theme=row.theme, what=row.what, where=row.where, since_on=row.since_on
        )
        if same.exclude(status=RecordStatus.WITHDRAWN.value).exists():
            raise Invalid(Message("This is reported already."))
        save_checked(row)
        notify_of_practice(row, by=rules.person(by), at=at)
        after = {"campaign": campaign.code, "partner": row.partner_id, **described(row), **rules.reporting_channel(by)}
        after["facts"] = facts_changed([row], at=at)
        act.log("report_practice", row, after=after)
        return row


def change_practice(  # noqa: PLR0913 - what it says, over what was seen, whether it is reported again, by whom, when
    *, practice: Practice, entry: PracticeEntry, expected_version: int, again: bool = False, by: Speaker, at: datetime
) -> Practice:
    """Change what a practice says; `expected_version` is the version that was on the page. No change, no event.

    A verified one goes back to reported: what was verified is not what it says now. `again` reports a refused one again
    with what was mended.
    """
    with acting(rules.CHANGE_PRACTICE, practice, by, at, lock=lock_practice) as act:
        row = act.subject
        if row.version != expected_version:
            raise StaleVersion(mine=entry, theirs=described(row), version=row.version)
        if again:
            rules.OnPractice(PracticeAction.REPORT_AGAIN).check(row, by, at)
        before = described(row)
        _write(row, entry, at)
        goes_back = again or (row.status == RecordStatus.VERIFIED and described(row) != before)
        if goes_back:
            _set_status(row, RecordStatus.REPORTED)
        after = described(row)
        changed = [name for name in after if after[name] != before[name]]
        if not changed:
            return row
        row.version += 1
        row.edited_by, row.edited_at = (by, at) if isinstance(by, User) else (row.edited_by, row.edited_at)
        save_checked(row)
        if goes_back:
            notify_of_practice(row, by=rules.person(by), at=at)
        old, new = ({name: words[name] for name in changed} for words in (before, after))
        new |= rules.reporting_channel(by) | {"facts": facts_changed([row], at=at)}
        act.log("change_practice", row, before=old, after=new)
        return row


def apply_to_practice(  # noqa: PLR0913 - which action, to what, why, over what was seen, by whom, when
    *,
    action: PracticeAction,
    practice: Practice,
    reason: str = "",
    expected_version: int | None = None,
    by: Speaker,
    at: datetime,
) -> Practice:
    """Verify or refuse a practice, report it again, or withdraw it, as the table of moves has it.

    `expected_version` is the version that was looked at: what has changed since is looked at once more before it is judged.
    """
    with acting(rules.OnPractice(action), practice, by, at, lock=lock_practice) as act:
        row = act.subject
        if expected_version is not None and row.version != expected_version:
            raise StaleVersion(mine=action, theirs=described(row), version=row.version, message=_CHANGED_SINCE)
        step = practice_transition(RecordStatus(row.status), action)
        assert step is not None, "the rule has asked the table"
        if step.asks_reason and not reason.strip():
            raise Invalid(Message("Say why."))
        before = {"status": row.status, "decided_reason": row.decided_reason}
        _set_status(row, step.to)
        if action in _SUBMISSION_CHECK:
            row.decided_by, row.decided_at, row.decided_reason = rules.person(by), at, reason.strip()
        if action is PracticeAction.WITHDRAW:
            row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, rules.person(by), reason.strip()
        row.version += 1
        save_checked(row)
        if action is PracticeAction.REPORT_AGAIN:
            notify_of_practice(row, by=rules.person(by), at=at)
        after: dict[str, Any] = {"status": row.status, "reason": reason.strip(), **rules.reporting_channel(by)}
        after["facts"] = facts_changed([row], at=at)
        act.log(action.value, row, before=before, after=after)
        return row


def lock_practice(practice: Practice) -> Practice:
    """The row as it stands, held to the end of the transaction, with all that rules and facts ask for."""
    rows = Practice.objects.select_for_update(of=("self",))
    return rows.select_related("campaign__agency", "partner__merged_into", "theme", "place").get(pk=practice.pk)


def described(row: Practice) -> dict[str, Any]:
    """What a practice says and where it stands, as its event tells it."""
    point = None if row.latitude is None else [f"{row.latitude:.5f}", f"{row.longitude:.5f}"]
    return {
        "status": row.status,
        "theme": row.theme.name_th,
        "what": row.what,
        "where": row.where,
        "district": row.place.name_th if row.place is not None else "",
        "point": point,
        "since_on": row.since_on.isoformat(),
        "until_on": row.until_on.isoformat() if row.until_on is not None else None,
    }


def _set_status(row: Practice, status: RecordStatus) -> None:
    """A report that waits was decided by nobody, and is not withdrawn; what was before is in the history."""
    row.status = status.value
    if status is RecordStatus.REPORTED:
        row.decided_by, row.decided_at, row.decided_reason = None, None, ""
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = None, None, ""


def _write(row: Practice, entry: PracticeEntry, at: datetime) -> None:
    _check(row, entry, at)
    row.theme, row.place = entry.theme, entry.place
    row.what, row.where = entry.what.strip(), entry.where.strip()
    row.latitude, row.longitude = entry.latitude, entry.longitude
    row.since_on, row.until_on = entry.since_on, entry.until_on


def _check(row: Practice, entry: PracticeEntry, at: datetime) -> None:
    if entry.theme.campaign_id != row.campaign_id:
        raise Invalid(Message("This theme is another campaign's."))
    if not entry.what.strip():
        raise Invalid(Message("Say what is practised."))
    if max(len(entry.what), len(entry.where)) > LONGEST:
        raise Invalid(Message("A text has {longest:,} characters at most.", longest=LONGEST))
    if entry.since_on > timezone.localdate(at):
        raise Invalid(Message("What is practised has begun: the day is not to come."))
    if entry.until_on is not None and entry.until_on < entry.since_on:
        raise Invalid(Message("It ends no earlier than it began."))


def _check_not_too_many(by: Speaker, at: datetime) -> None:
    if isinstance(by, User):
        return
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if Practice.objects.filter(link=by, reported_at__gte=midnight).count() >= MOST_REPORTS_A_DAY:
        raise Invalid(
            Message(
                "By this link {most_reports_a_day} reports a day are taken; please go on tomorrow.",
                most_reports_a_day=MOST_REPORTS_A_DAY,
            )
        )
