"""Who came to an activity, and who declared intent: recorded and withdrawn, by an officer or by the partner's link."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.campaigns import campaign_permissions as rules
from samrit.actions.campaigns.activities import lock_activity
from samrit.actions.campaigns.campaign_permissions import Speaker
from samrit.actions.counting.recount import facts_changed
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.facts import counted_as
from samrit.records.models import Activity, Attendance, Campaign, Commitment, Import, Partner, Theme, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import How
from samrit.vocabulary.refusal import Invalid

EARLIEST = timedelta(hours=2)  # before it begins: people sign in as they arrive
MOST_PEOPLE = 100_000


def record_attendance(  # noqa: PLR0913 - who came with how many, to what, how that is known, by whom, when
    *,
    activity: Activity,
    came: Sequence[tuple[Partner, int]],
    how: How = How.TYPED,
    upload: Import | None = None,
    entered: Sequence[Partner] = (),
    by: User,
    at: datetime,
) -> list[Attendance]:
    """Record that partners came, each with so many people; who is recorded already stays as they are. Gives the new ones.

    `entered` are those of them that the same action has put into the register: one step keeps the facts of all, since
    what is held for counting is held before any event is written.
    """
    with acting(Permission.CAMPAIGN, activity.campaign.agency, by, at) as act:
        row = lock_activity(activity)
        check_has_begun(row, at=at)
        made = _new(row, came, at=at, how=how, reported_by=by, upload=upload)
        if not made:
            return []
        after = {
            "came": {str(one.partner_id): one.people for one in made},
            "how": how.value,
            "facts": facts_changed([*entered, *made], at=at),
        }
        act.log("record_attendance", row, after=after)
        return made


def confirm_attendance(*, activity: Activity, partner: Partner, people: int, by: Speaker, at: datetime) -> Attendance:
    """One partner came to an activity, as it says itself or an officer for it. Invalid where that is recorded already."""
    with acting(rules.SPEAK, (activity.campaign, partner), by, at) as act:
        row = lock_activity(activity)
        check_has_begun(row, at=at)
        whole, people = _as_counted(partner, by), _counted_people(people)
        made = Attendance(activity=row, partner=whole, people=people, **rules.reported(by, at))
        save_checked(made)
        after = {
            "partner": made.partner_id,
            "people": made.people,
            **rules.reporting_channel(by),
            "facts": facts_changed([made], at=at),
        }
        act.log("confirm_attendance", made, after=after)
        return made


def withdraw_attendance(*, attendance: Attendance, reason: str, by: Speaker, at: datetime) -> Attendance:
    """It was not so: the partner did not come. The row stays, with the reason; a partner itself need give none."""
    with acting(rules.SPEAK, (attendance.activity.campaign, attendance.partner), by, at) as act:
        activity = lock_activity(attendance.activity)
        rows = Attendance.objects.select_for_update(of=("self",)).select_related("partner__merged_into")
        row = rows.get(pk=attendance.pk)
        row.activity = activity
        _withdraw(row, reason, by, at)
        after = {"reason": row.withdrawn_reason, **rules.reporting_channel(by), "facts": facts_changed([row], at=at)}
        act.log("withdraw_attendance", row, after=after)
        return row


def record_commitment(  # noqa: PLR0913 - who declares what, in which campaign, on which day, by whom, when
    *, campaign: Campaign, partner: Partner, theme: Theme, declared_on: date, by: Speaker, at: datetime
) -> Commitment:
    """A partner declares intent in a theme, on a day."""
    with acting(rules.SPEAK, (campaign, partner), by, at) as act:
        if theme.campaign_id != campaign.pk:
            raise Invalid(Message("This theme is another campaign's."))
        if declared_on > timezone.localdate(at):
            raise Invalid(Message("A commitment is not declared on a day to come."))
        speaker, whole = rules.reported(by, at), _as_counted(partner, by)
        made = Commitment(campaign=campaign, partner=whole, theme=theme, declared_on=declared_on, **speaker)
        save_checked(made)
        after = {
            "campaign": campaign.code,
            "partner": made.partner_id,
            "theme": theme.name_th,
            "declared_on": declared_on.isoformat(),
            **rules.reporting_channel(by),
            "facts": facts_changed([made], at=at),
        }
        act.log("record_commitment", made, after=after)
        return made


def withdraw_commitment(*, commitment: Commitment, reason: str, by: Speaker, at: datetime) -> Commitment:
    """A partner does not stand by it any more; the row stays, with the reason. A partner itself need give none."""
    with acting(rules.SPEAK, (commitment.campaign, commitment.partner), by, at) as act:
        rows = Commitment.objects.select_for_update(of=("self",))
        row = rows.select_related("campaign__agency", "partner__merged_into").get(pk=commitment.pk)
        _withdraw(row, reason, by, at)
        after = {"reason": row.withdrawn_reason, **rules.reporting_channel(by), "facts": facts_changed([row], at=at)}
        act.log("withdraw_commitment", row, after=after)
        return row


def check_has_begun(activity: Activity, *, at: datetime) -> None:
    """Invalid where nobody can have come: it is cancelled, or it begins later than in two hours."""
    if activity.cancelled_at is not None:
        raise Invalid(Message("This activity is cancelled."))
    if at < activity.starts_at - EARLIEST:
        raise Invalid(Message("Nobody can have come yet: the activity has not begun."))


def attend(  # noqa: PLR0913 - who came with how many, to what, how that is known, when
    *, activity: Activity, partner: Partner, people: int, how: How, reported_by: User | None, at: datetime
) -> Attendance | None:
    """One more attendance of an activity that is held by the caller; None where the partner is recorded already."""
    made = _new(activity, [(partner, people)], at=at, how=how, reported_by=reported_by, upload=None)
    return made[0] if made else None


def _new(  # noqa: PLR0913 - as above
    row: Activity,
    came: Iterable[tuple[Partner, int]],
    *,
    at: datetime,
    how: How,
    reported_by: User | None,
    upload: Import | None,
) -> list[Attendance]:
    """The attendances that are not there yet; of duplicates the organisation that they are counted as, once."""
    there = set(row.attendances.filter(withdrawn_at=None).values_list("partner_id", flat=True))
    made: dict[int, Attendance] = {}
    for partner, people in came:
        whole = counted_as(partner)
        if whole.pk not in there and whole.pk not in made:
            made[whole.pk] = Attendance(
                activity=row,
                partner=whole,
                people=_counted_people(people),
                how=how.value,
                reported_by=reported_by,
                reported_at=at,
            )
            made[whole.pk].upload = upload
    return Attendance.objects.bulk_create(made.values(), batch_size=500)


def _as_counted(partner: Partner, by: Speaker) -> Partner:
    # By its link a partner speaks under the name that it was given there, whatever that counts as.
    return counted_as(partner) if isinstance(by, User) else partner


def _counted_people(people: int) -> int:
    if not 1 <= people <= MOST_PEOPLE:
        raise Invalid(Message("The number of people is 1 to {most_people:,}.", most_people=MOST_PEOPLE))
    return people


def _withdraw(row: Attendance | Commitment, reason: str, by: Speaker, at: datetime) -> None:
    if row.withdrawn_at is not None:
        raise Invalid(Message("This is withdrawn already."))
    if isinstance(by, User) and not reason.strip():
        raise Invalid(Message("Say why it is withdrawn."))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, rules.person(by), reason.strip()
    save_checked(row)
