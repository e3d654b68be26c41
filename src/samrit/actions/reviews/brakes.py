"""Brakes: where the city's year has them, signing and publishing take effect when the day ends, and can be stopped until then.

What waits stands in the report's own row. Whatever else moves the report takes it away; `carry_out_due` does it after midnight.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from samrit.actions.acting import Acting, Reasoned, acting, refuse, unasked
from samrit.actions.notices import notify_all
from samrit.actions.report_permissions import OnReport, why_not_year
from samrit.actions.reports.edit_quarter import locked
from samrit.actions.saving import save_checked
from samrit.records.models import FiscalYear, QuarterReport, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import NoticeKind
from samrit.vocabulary.refusal import Refused, Unavailable
from samrit.vocabulary.workflow import Action

CarryOut = Callable[[Acting[QuarterReport, User], Mapping[str, Any]], QuarterReport]
_log = logging.getLogger(__name__)


def has_brakes(row: QuarterReport) -> bool:
    """Whether signing and publishing in the report's year wait until the day ends; one query."""
    year_be = row.indicator.annual_plan.fiscal_year_be
    return FiscalYear.objects.filter(fiscal_year_be=year_be, can_be_stopped=True).exists()


def asks_second_factor(row: QuarterReport) -> bool:
    """Whether whoever signs in the report's year has to show a second factor; one query."""
    year_be = row.indicator.annual_plan.fiscal_year_be
    return FiscalYear.objects.filter(fiscal_year_be=year_be, signs_with_second_factor=True).exists()


def put_off(action: Action, act: Acting[QuarterReport, User], **details: Any) -> QuarterReport:
    """Write down what is done when the day ends, by whom and on whose behalf; `details` are what it takes besides."""
    row = act.subject
    row.pending_action, row.pending_by, row.pending_at = action.value, act.who, act.at
    row.pending_details = {**details, "on_behalf_of": act.on_behalf_of.pk if act.on_behalf_of else None}
    save_checked(row)
    after = {"takes_effect_on": takes_effect_on(row)}
    if action is Action.SIGN:
        act.log("sign_later", row, after=after)
    else:
        act.log("publish_later", row, after=after)
    return row


def takes_effect_on(row: QuarterReport) -> date:
    """The day with whose first minute it takes effect."""
    assert row.pending_at is not None, "something waits"
    return timezone.localdate(row.pending_at) + timedelta(days=1)


def stop(*, report: QuarterReport, by: User, at: datetime) -> QuarterReport:
    """Stop what would take effect when the day ends; whoever may do it may stop it."""
    with acting(STOP, report, by, at, lock=locked) as act:
        _take_away(act)
        return act.subject


def carry_out_due(carry_outs: Mapping[Action, CarryOut], *, on: date, at: datetime) -> int:
    """Do what was put off on an earlier day, each in a transaction of its own; gives how many took effect.

    What an outage stops waits on, for the next try: Unavailable, once all the others are done.
    """
    count, outage = 0, None
    waiting = QuarterReport.objects.exclude(pending_action="").order_by("pending_at", "pk")
    for row in waiting.select_related("pending_by"):
        try:
            count += _carry_out(row, carry_outs, on=on, at=at)
        except Unavailable as unavailable:
            outage = unavailable
    if outage is not None:
        raise outage
    return count


def _carry_out(row: QuarterReport, carry_outs: Mapping[Action, CarryOut], *, on: date, at: datetime) -> bool:
    try:
        with unasked(row.pending_by, at):
            act = _due(row, on=on, at=at)
            if act is None:
                return False
            refuse(why_not_year(act.subject.indicator.annual_plan))
            carry_outs[Action(act.subject.pending_action)](act, act.subject.pending_details)
            return True
    except Unavailable:
        raise
    except Refused as refusal:
        _log.warning("what was to take effect on report %s did not: %s", row.pk, refusal.message.en)
        with unasked(None, at):
            act = _due(row, on=on, at=at)
            if act is not None:
                notify_all(
                    NoticeKind.NO_EFFECT,
                    [act.who.pk],
                    report=act.subject,
                    at=at,
                    details={"reason": refusal.message.both()},
                )
                _take_away(act, because=refusal.message.both())
        return False


def _due(row: QuarterReport, *, on: date, at: datetime) -> Acting[QuarterReport, User] | None:
    now = locked(row)
    if not now.pending_action or now.pending_by is None or takes_effect_on(now) > on:
        return None
    behalf = User.objects.filter(pk=now.pending_details.get("on_behalf_of")).first()
    return Acting(now, now.pending_by, at, behalf)


def _take_away(act: Acting[QuarterReport, User], *, because: Mapping[str, str] | None = None) -> None:
    row, was = act.subject, act.subject.pending_action
    row.clear_pending()
    save_checked(row)
    act.log("stop_pending", row, before={"pending_action": was}, after={"because": because} if because else {})


def _why_not_stop(row: QuarterReport, by: User, at: datetime) -> Message | None:
    if not row.pending_action:
        return Message("Nothing waits for the end of the day here.")
    if takes_effect_on(row) <= timezone.localdate(at):
        return Message("The day on which it could be stopped is over.")
    return OnReport(Action(row.pending_action)).why_not_again(row, by, at)


STOP = Reasoned(_why_not_stop)
