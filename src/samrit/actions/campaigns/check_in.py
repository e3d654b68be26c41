"""Check in by the code on the wall, without an account: a known organisation at once, an unknown one once an officer says so."""

from datetime import datetime, timedelta

from samrit.actions.acting import acting, unasked
from samrit.actions.campaigns.activities import lock_activity
from samrit.actions.campaigns.participation import EARLIEST, MOST_PEOPLE, attend, check_has_begun
from samrit.actions.counting.recount import facts_changed
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.records.models import Activity, Attendance, CheckIn, Partner, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import How
from samrit.vocabulary.refusal import Invalid

LATEST = timedelta(hours=2)  # after it ends
LONGEST_NAME = 200
MOST_WAITING = 500  # of one activity

TWICE = Message("This organisation is checked in already; nothing more to do.")


class CheckedInAlready(Invalid):
    """Somebody has checked in for this organisation before."""

    def __init__(self) -> None:
        super().__init__(TWICE)


def why_not_check_in(activity: Activity, *, at: datetime) -> Message | None:
    """The code works from two hours before an activity until two hours after it."""
    if activity.cancelled_at is not None:
        return Message("This activity is cancelled.")
    if at < activity.starts_at - EARLIEST:
        return Message("Check-in opens two hours before the activity begins.")
    if at > activity.ends_at + LATEST:
        return Message("Check-in is over. If you took part, please tell the organisers.")
    return None


def check_in(*, activity: Activity, partner: Partner, people: int, at: datetime) -> Attendance:
    """An organisation of the register is here, with so many people; who holds the phone is not asked."""
    with unasked(None, at) as act:
        row = _open(activity, at)
        made = attend(activity=row, partner=partner, people=people, how=How.CODE, reported_by=None, at=at)
        if made is None:
            raise CheckedInAlready
        after = {
            "partner": made.partner_id,
            "people": people,
            "how": How.CODE.value,
            "facts": facts_changed([made], at=at),
        }
        act.log("check_in", made, after=after)
        return made


def check_in_unlisted(*, activity: Activity, organisation: str, people: int, at: datetime) -> CheckIn:
    """An organisation that the register lacks says that it is here; it waits for an officer, and counts nowhere."""
    with unasked(None, at) as act:
        row, name = _open(activity, at), " ".join(organisation.split())
        if not 3 <= len(name) <= LONGEST_NAME:
            raise Invalid(Message("Type the organisation's full name."))
        if not 1 <= people <= MOST_PEOPLE:
            raise Invalid(Message("The number of people is not right."))
        if row.check_ins.filter(decided_at=None).count() >= MOST_WAITING:
            raise Invalid(Message("Please see the officers at the desk."))
        made = CheckIn(activity=row, organisation=name, people=people, at=at)
        save_checked(made)
        act.log("check_in_unlisted", made, after={"people": people, "how": How.CODE.value})
        return made


def accept_check_in(*, check_in: CheckIn, partner: Partner, by: User, at: datetime) -> CheckIn:
    """The organisation is this one of the register, and came."""
    with acting(Permission.CAMPAIGN, check_in.activity.campaign.agency, by, at) as act:
        row = _waiting(check_in)
        activity = lock_activity(row.activity)
        check_has_begun(activity, at=at)
        made = attend(activity=activity, partner=partner, people=row.people, how=How.CODE, reported_by=by, at=at)
        row.partner = made.partner if made is not None else partner
        row.decided_by, row.decided_at = by, at
        save_checked(row)
        facts = facts_changed([made], at=at) if made is not None else []
        after = {"partner": row.partner.pk, "people": row.people, "is_new": made is not None, "facts": facts}
        act.log("accept_check_in", row, after=after)
        return row


def refuse_check_in(*, check_in: CheckIn, by: User, at: datetime) -> CheckIn:
    """It was not so, or is in the list under another name; nothing counts."""
    with acting(Permission.CAMPAIGN, check_in.activity.campaign.agency, by, at) as act:
        row = _waiting(check_in)
        row.decided_by, row.decided_at = by, at
        save_checked(row)
        act.log("refuse_check_in", row)
        return row


def _open(activity: Activity, at: datetime) -> Activity:
    row = lock_activity(activity)
    refusal = why_not_check_in(row, at=at)
    if refusal is not None:
        raise Invalid(refusal)
    return row


def _waiting(check_in: CheckIn) -> CheckIn:
    rows = CheckIn.objects.select_for_update(of=("self",)).select_related("activity__campaign__agency")
    row = rows.get(pk=check_in.pk)
    if row.decided_at is not None:
        raise Invalid(Message("An officer has decided on this already."))
    return row
