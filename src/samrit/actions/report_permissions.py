"""Who may do what to a plan, to its indicators and to their reports: the roles, and how the row stands in its workflow and year."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from samrit.actions.acting import PermissionOn
from samrit.actions.permissions import (
    Anywhere,
    OnRow,
    Permission,
    acting_as,
    active_on,
    behalf,
    only,
    roles_over,
)
from samrit.records.models import YEAR_END, Agency, AnnualPlan, FiscalYear, Indicator, QuarterReport, Role, User
from samrit.records.sentences import quarter_words
from samrit.thai.translation import Message, ShownYear
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import (
    ACTION_WORDS,
    OPEN,
    STATUS_WORDS,
    TRANSITIONS,
    YEAR_END_ONLY,
    Action,
    Status,
    Transition,
    transition,
)


def is_own(report: QuarterReport, person_id: int | None) -> bool:
    """Whether the report is somebody's own: responsible for the indicator, deputy, or the one who submitted it."""
    indicator = report.indicator
    return person_id is not None and person_id in (
        indicator.responsible_id,
        indicator.deputy_id,
        report.submitted_by_id,
    )


def why_not_in_year(fiscal_year_be: int) -> Message | None:
    """A closed fiscal year is not written in any more; one query, for where there may be no plan yet."""
    is_closed = FiscalYear.objects.filter(fiscal_year_be=fiscal_year_be, closed_at__isnull=False).exists()
    return _year_closed(fiscal_year_be) if is_closed else None


def why_not_year(plan: AnnualPlan) -> Message | None:
    """A closed fiscal year is not written in: neither its plans nor its reports, its evidence or where they stand."""
    return _year_closed(plan.fiscal_year_be) if plan.is_closed else None


def _year_closed(fiscal_year_be: int) -> Message:
    return Message(
        "Fiscal year {fiscal_year_be} is closed, so nothing in it can be changed; an "
        "administrator or an evaluator of the city can reopen it with a reason.",
        fiscal_year_be=ShownYear(fiscal_year_be),
    )


def why_not_open(report: QuarterReport) -> Message | None:
    """Why nobody can write in a report now, None where it is open."""
    if not report.is_open:
        return closed(report)
    return SIGNED if report.indicator.signoff_id is not None else why_not_year(report.indicator.annual_plan)


@dataclass(frozen=True, slots=True)
class OnReport(PermissionOn[QuarterReport, User]):
    """What the workflow does to a report; its tables say from which status an action leads on, and whose it is."""

    action: Action

    def why_not(self, subject: QuarterReport, by: User, at: datetime) -> Message | None:
        """The first of the tables' conditions that doesn't hold; what waits for the end of the day isn't done twice."""
        if subject.pending_action == self.action:
            return Message("This is done already, and takes effect when the day ends.")
        return self.why_not_again(subject, by, at)

    def why_not_again(self, subject: QuarterReport, by: User, at: datetime) -> Message | None:
        """The same where it may wait for the end of the day already."""
        step = self.step(subject)
        if step is None:
            return self.why_not_in(Status(subject.status))
        agency = subject.indicator.annual_plan.agency
        return (
            (None if step.by & roles_over(agency, by, at) else only(step.by, agency))
            or _why_not_own(step, subject, by, at)
            or (_why_not_taken_back(step, subject, by, at) if step.takes_back else None)
            or _why_not_signed(step, subject)
            or why_not_year(subject.indicator.annual_plan)
            or (_why_not_sign(subject, by, at) if self.action is Action.SIGN else None)
        )

    def step(self, subject: QuarterReport) -> Transition | None:
        """The arrow that the action takes from where the report stands, None where nobody can do it now."""
        if self.action in YEAR_END_ONLY and subject.quarter != YEAR_END:
            return None
        return transition(Status(subject.status), self.action)

    def why_not_in(self, status: Status) -> Message:
        """That a report can't be acted on in a status, whoever asks."""
        return NOT_NOW.filled(action_words=ACTION_WORDS[self.action], status_words=STATUS_WORDS[status])

    def behalf(self, subject: QuarterReport, by: User, at: datetime) -> User | None:
        """As the workflow's roles tell it; a year is signed as the responsible officer or deputy."""
        if self.action is Action.SIGN:
            return signing_for(subject, by, at)
        step = transition(Status(subject.status), self.action)
        return behalf(step.by, subject.indicator.annual_plan.agency, by, at) if step is not None else None

    def why_not_ever(self, agency: Agency, by: User, at: datetime) -> Message | None:
        """Whether somebody's roles over an agency allow the action at all, whatever report it is done to."""
        roles = frozenset(
            role for moves in TRANSITIONS.values() for step in moves if step.action is self.action for role in step.by
        )
        return None if roles & roles_over(agency, by, at) else only(roles, agency)


def signing_for(report: QuarterReport, by: User, at: datetime) -> User | None:
    """On whose behalf somebody signs a year; None in their own name."""
    active = next(iter(signing_roles(RoleName.OFFICER, report.indicator, by, at)), None)
    return active.on_behalf_of if active is not None else None


def signing_roles(role: RoleName, indicator: Indicator, by: User, at: datetime) -> list[Role]:
    """The roles of a kind in which somebody may sign; of officers, as the responsible officer or deputy, where there is one."""
    named = {indicator.responsible_id, indicator.deputy_id} - {None} if role is RoleName.OFFICER else set()
    active = [
        one for one in active_on(by, at) if one.role == role and indicator.annual_plan.agency.is_within(one.agency)
    ]
    fitting = [one for one in active if not named or (one.on_behalf_of_id or by.pk) in named]
    return sorted(fitting, key=lambda one: (one.on_behalf_of_id is not None, one.pk))


def _why_not_sign(report: QuarterReport, by: User, at: datetime) -> Message | None:
    if signing_roles(RoleName.OFFICER, report.indicator, by, at):
        return None
    return Message("Only the officer responsible for this indicator, or the deputy, can sign its year.")


def _why_not_own(step: Transition, report: QuarterReport, by: User, at: datetime) -> Message | None:
    active = acting_as(step.by, report.indicator.annual_plan.agency, by, at)
    acting_for = active.on_behalf_of_id if active is not None else None
    if step.bars_own and (is_own(report, by.pk) or is_own(report, acting_for)):
        return OWN
    return None


def _why_not_taken_back(step: Transition, report: QuarterReport, by: User, at: datetime) -> Message | None:
    active = acting_as(step.by, report.indicator.annual_plan.agency, by, at)
    if not is_own(report, by.pk) and not is_own(report, active.on_behalf_of_id if active is not None else None):
        return Message("Only whoever submitted this report, or is responsible for it, can take it back.")
    if report.reviews.filter(round=report.round).exists():
        return Message("Somebody has endorsed this report already; whoever decides on it can send it back.")
    return None


def _why_not_signed(step: Transition, report: QuarterReport) -> Message | None:
    is_signed = report.indicator.signoff_id is not None
    if report.quarter != YEAR_END and step.to in OPEN:
        # Nothing of a signed year goes back by itself: the year end is reopened first, and with it the year.
        return SIGNED if is_signed else NOT_SIGNED if step.signed else None
    if step.signed is None or step.signed is is_signed or report.quarter != YEAR_END:
        return None
    return SIGNED if is_signed else NOT_SIGNED


def closed(report: QuarterReport) -> Message:
    """Why a report that has gone on can't be written in."""
    status = STATUS_WORDS[Status(report.status)]
    return Message(
        "The report for {quarter_words} is “{status}” and can't be edited.",
        quarter_words=quarter_words(report.quarter),
        status=status,
    )


NOT_NOW = Message("“{action_words}” is not possible: the report is “{status_words}”.")
OWN = Message("Nobody endorses or evaluates their own report; somebody else has to.")
SIGNED = Message("The year's report is signed and frozen; an evaluator can reopen it with a reason.")
NOT_SIGNED = Message("The year-end report is not signed yet; its officer signs it first.")


def agency_of_plan(plan: AnnualPlan) -> Agency:
    """Whose records a plan is of, called as in its year."""
    th, en = plan.agency_names
    if (th, en) == (plan.agency.name_th, plan.agency.name_en):
        return plan.agency
    then = copy(plan.agency)
    then.name_th, then.name_en = th, en
    return then


def _agency_of_indicator(indicator: Indicator) -> Agency:
    return agency_of_plan(indicator.annual_plan)


def _agency_of_report(report: QuarterReport) -> Agency:
    return agency_of_plan(report.indicator.annual_plan)


def _why_not_begun_plan(plan: AnnualPlan) -> Message | None:
    return why_not_in_year(plan.fiscal_year_be)


def _why_not_defined(indicator: Indicator) -> Message | None:
    return why_not_year(indicator.annual_plan) or (SIGNED if indicator.signoff_id is not None else None)


BUILD_PLAN = OnRow(Permission.PLAN, agency_of_plan, _why_not_begun_plan)
"""A plan, also one that isn't there yet, is built until its fiscal year is closed."""
DEFINE = OnRow(Permission.PLAN, _agency_of_indicator, _why_not_defined)
"""An indicator's definition is changed by those who build the plan, until the year's report is signed."""
EDIT_QUARTER = OnRow(Permission.FILE, _agency_of_report, why_not_open)
"""A quarter is written by the agency's officers, while it is a draft or was returned and the year isn't signed."""
STORE_DRAFT = OnRow(Permission.FILE, _agency_of_report, lambda _report: None)
"""What an officer typed is kept however the report stands: it can have been handed in elsewhere while they wrote."""
UPLOAD = Permission.FILE.anywhere
"""A report is uploaded by whoever is an officer anywhere; where it may be saved is asked when it is saved."""
PUBLISH = Anywhere(
    frozenset(role for step in TRANSITIONS[Status.EVALUATED] if step.action is Action.PUBLISH for role in step.by)
)
"""Evaluated reports are published, many at once, by those whom the table of moves names, where they are that."""
