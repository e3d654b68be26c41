"""Who may do what: one rule guards the action, hides the button, and explains itself.

What is done to an agency's records is an `Act`; the table `ACTS` says which roles over the agency may. What is done to
one report, upload or account has a rule of its own. Of each rule `why_not_x` gives the sentence or None, `check_can_x`
raises it, `can_x` says yes or no; they can't disagree. A user's roles are read once for each user object, so that a list
of 400 rows asks no more than one row does.
"""

from enum import StrEnum

from django.utils import timezone

from samrit.queries.people.roles import held_roles
from samrit.records.models import (
    YEAR_END,
    Agency,
    AnnualPlan,
    FiscalYear,
    Indicator,
    PlanUpload,
    QuarterReport,
    Role,
    Upload,
    User,
)
from samrit.records.sentences import quarter_words
from samrit.thai.translation import Message, ShownYear, Worded
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.vocabulary.refusal import Denied
from samrit.vocabulary.workflow import DEED_WORDS, MOVES, STATUS_WORDS, YEAR_END_ONLY, Deed, Move, Status, move


class Act(StrEnum):
    """What is done to an agency's records as a whole."""

    READ = "read"  # the plan, its indicators, their history
    FILE = "file"  # write quarters' reports, bring reports as files
    PLAN = "plan"  # build the annual plan, define its indicators
    MANAGE_PEOPLE = "manage_people"  # invite, change and suspend accounts, give and take roles
    SET_YEAR = "set_year"  # due dates, holidays, approvals, from when rules bind; close and reopen a year
    SEE_BURDEN = "see_burden"  # what filing costs people
    SEE_SCORES = "see_scores"  # how evaluators' scores are spread
    EXPORT = "export"  # the year as an open package
    VERIFY = "verify"  # whether the audit trail is whole
    KEEP_PARTNERS = "keep_partners"  # the register with its contacts, lists that come as files, doubles
    ERASE_PERSON = "erase_person"  # give out and erase what is kept about a person (PDPA)
    CAMPAIGN = "campaign"  # campaigns, their activities, who came, partners' links
    JUDGE_PRACTICE = "judge_practice"  # verify or refuse what a partner reports
    MEASURE = "measure"  # bring load data, measure with it


_ALL = frozenset(RoleName)

ACTS: dict[Act, frozenset[RoleName]] = {
    Act.READ: _ALL,
    Act.FILE: frozenset({RoleName.OFFICER}),
    Act.PLAN: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Act.MANAGE_PEOPLE: frozenset({RoleName.ADMINISTRATOR}),
    Act.SET_YEAR: frozenset({RoleName.EVALUATOR, RoleName.ADMINISTRATOR}),
    Act.SEE_BURDEN: _ALL - {RoleName.OFFICER},
    Act.SEE_SCORES: frozenset({RoleName.EVALUATOR, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR}),
    Act.EXPORT: _ALL - {RoleName.OFFICER},
    Act.VERIFY: frozenset({RoleName.EVALUATOR, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR}),
    Act.KEEP_PARTNERS: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Act.ERASE_PERSON: frozenset({RoleName.COORDINATOR, RoleName.ADMINISTRATOR}),
    Act.CAMPAIGN: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Act.JUDGE_PRACTICE: frozenset({RoleName.OFFICER, RoleName.COORDINATOR}),
    Act.MEASURE: frozenset({RoleName.OFFICER, RoleName.COORDINATOR, RoleName.EVALUATOR}),
}


def roles_over(agency: Agency, by: User) -> frozenset[RoleName]:
    """What somebody is over an agency; nobody is anything with a closed account."""
    return frozenset(RoleName(held.role) for held in _held(by) if agency.is_within(held.agency))


def acting_as(roles: frozenset[RoleName], agency: Agency, by: User) -> Role | None:
    """The role, of these, in which somebody acts over an agency: his own before a delegated one; None without any."""
    fitting = [held for held in _held(by) if RoleName(held.role) in roles and agency.is_within(held.agency)]
    return min(fitting, key=lambda held: (held.on_behalf_of_id is not None, held.pk), default=None)


def behalf(roles: frozenset[RoleName], agency: Agency, by: User) -> User | None:
    """On whose behalf somebody acts in one of these roles; None in a role of his own."""
    held = acting_as(roles, agency, by)
    return held.on_behalf_of if held is not None else None


def acting_for(act: Act, agency: Agency, by: User) -> User | None:
    """On whose behalf somebody does this to an agency's records; None in a role of his own."""
    return behalf(ACTS[act], agency, by)


def is_own(report: QuarterReport, person_id: int | None) -> bool:
    """Whether the report is somebody's own: responsible for the indicator, deputy, or the one who submitted it."""
    indicator = report.indicator
    return person_id is not None and person_id in (
        indicator.responsible_id,
        indicator.deputy_id,
        report.submitted_by_id,
    )


def why_not(act: Act, agency: Agency, by: User) -> Message | None:
    """The table `ACTS` says whose an act is."""
    return _needs_role(ACTS[act], agency, by)


def why_not_plan(agency: Agency, fiscal_year_be: int, by: User) -> Message | None:
    """A plan is built by those whose act that is, until its fiscal year is closed."""
    return why_not(Act.PLAN, agency, by) or why_not_in_year(fiscal_year_be)


def why_not_define(indicator: Indicator, by: User) -> Message | None:
    """An indicator's definition is changed by those who build the plan, until the year's report is signed."""
    plan = indicator.annual_plan
    refusal = why_not(Act.PLAN, plan.agency, by) or why_not_year(plan)
    return refusal or (SIGNED if indicator.signoff_id is not None else None)


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


def why_not_edit_quarter(report: QuarterReport, by: User) -> Message | None:
    """A quarter is written by the agency's officers, while it is a draft or was returned and the year isn't signed."""
    refusal = why_not(Act.FILE, report.indicator.annual_plan.agency, by)
    return refusal if refusal is not None else why_not_open(report)


def why_not_open(report: QuarterReport) -> Message | None:
    """Why nobody can write in a report now, None where it is open."""
    if not report.is_open:
        return closed(report)
    return SIGNED if report.indicator.signoff_id is not None else why_not_year(report.indicator.annual_plan)


def why_not_move(deed: Deed, report: QuarterReport, by: User) -> Message | None:
    """The workflow's tables say from which status a deed leads on, whose it is, and whether one's own is barred."""
    step = move(Status(report.status), deed)
    if step is None or (deed in YEAR_END_ONLY and report.quarter != YEAR_END):
        deed_words, status_words = DEED_WORDS[deed], STATUS_WORDS[Status(report.status)]
        return Message(
            "“{deed_words}” is not possible: the report is “{status_words}”.",
            deed_words=deed_words,
            status_words=status_words,
        )
    refusal = _needs_role(step.by, report.indicator.annual_plan.agency, by)
    return (
        refusal
        or _why_not_own(step, report, by)
        or _why_not_signed(step, report)
        or why_not_year(report.indicator.annual_plan)
        or (_why_not_sign(report, by) if deed is Deed.SIGN else None)
    )


def signing_for(report: QuarterReport, by: User) -> User | None:
    """On whose behalf somebody signs a year; None in his own name."""
    held = next(iter(_signing_roles(report, by)), None)
    return held.on_behalf_of if held is not None else None


def _signing_roles(report: QuarterReport, by: User) -> list[Role]:
    """The officers' roles in which somebody may sign: as the responsible officer or deputy, where there is one."""
    indicator = report.indicator
    named = {indicator.responsible_id, indicator.deputy_id} - {None}
    held = [
        one for one in _held(by) if one.role == RoleName.OFFICER and indicator.annual_plan.agency.is_within(one.agency)
    ]
    fitting = [one for one in held if not named or (one.on_behalf_of_id or by.pk) in named]
    return sorted(fitting, key=lambda one: (one.on_behalf_of_id is not None, one.pk))


def _why_not_sign(report: QuarterReport, by: User) -> Message | None:
    if _signing_roles(report, by):
        return None
    return Message("Only the officer responsible for this indicator, or the deputy, can sign its year.")


def why_not_ever(deed: Deed, agency: Agency, by: User) -> Message | None:
    """Whether somebody's roles over an agency allow a deed at all, whatever report it is done to."""
    roles = frozenset(role for moves in MOVES.values() for step in moves if step.deed is deed for role in step.by)
    return _needs_role(roles, agency, by)


def _why_not_own(step: Move, report: QuarterReport, by: User) -> Message | None:
    held = acting_as(step.by, report.indicator.annual_plan.agency, by)
    acting_for = held.on_behalf_of_id if held is not None else None
    if step.bars_own and (is_own(report, by.pk) or is_own(report, acting_for)):
        return OWN
    return None


def _why_not_signed(step: Move, report: QuarterReport) -> Message | None:
    is_signed = report.indicator.signoff_id is not None
    if report.quarter != YEAR_END and step.to is Status.RETURNED:
        # Nothing of a signed year goes back by itself: the year end is reopened first, and with it the year.
        return SIGNED if is_signed else NOT_SIGNED if step.signed else None
    if step.signed is None or step.signed is is_signed or report.quarter != YEAR_END:
        return None
    return SIGNED if is_signed else NOT_SIGNED


def why_not_anywhere(act: Act, by: User) -> Message | None:
    """What is looked at over many agencies at once is open to whoever may do it over any; how far, `branches_of` says."""
    return None if branches_of(act, by) else _only(ACTS[act])


def branches_of(act: Act, by: User) -> tuple[str, ...]:
    """The branches of the tree of agencies (their paths) over which somebody may do this."""
    return tuple(held.agency.path for held in _held(by) if RoleName(held.role) in ACTS[act])


def why_not_upload(by: User) -> Message | None:
    """A report is uploaded by whoever is an officer anywhere; where it may be saved is asked when it is saved."""
    return why_not_anywhere(Act.FILE, by)


def why_not_publish(by: User) -> Message | None:
    """Evaluated reports are published, many at once, by those whom the table of moves names, where they are that."""
    step = move(Status.EVALUATED, Deed.PUBLISH)
    assert step is not None, "the table of moves has it"
    return None if any(RoleName(held.role) in step.by for held in _held(by)) else _only(step.by)


def why_not_decide_upload(upload: Upload | PlanUpload, by: User) -> Message | None:
    """An upload is saved or discarded by the one who brought it."""
    if upload.uploaded_by_id == by.pk and by.is_active:
        return None
    return Message("Only the person who uploaded this file can save or discard it.")


def check_can(act: Act, agency: Agency, by: User) -> None:
    """Denied with the reason where somebody may not do this to an agency's records."""
    refuse(why_not(act, agency, by))


def check_can_anywhere(act: Act, by: User) -> None:
    """Denied with the reason where there is no agency over which somebody may do this."""
    refuse(why_not_anywhere(act, by))


def check_can_plan(agency: Agency, fiscal_year_be: int, by: User) -> None:
    """Denied with the reason where somebody may not build an agency's plan of a year."""
    refuse(why_not_plan(agency, fiscal_year_be, by))


def check_can_define(indicator: Indicator, by: User) -> None:
    """Denied with the reason where somebody may not change an indicator's definition now."""
    refuse(why_not_define(indicator, by))


def check_can_edit_quarter(report: QuarterReport, by: User) -> None:
    """Denied with the reason where somebody may not write a quarter's report now."""
    refuse(why_not_edit_quarter(report, by))


def check_can_move(deed: Deed, report: QuarterReport, by: User) -> None:
    """Denied with the reason where somebody may not do this to a report now."""
    refuse(why_not_move(deed, report, by))


def check_can_upload(by: User) -> None:
    """Denied with the reason where somebody may not upload reports."""
    refuse(why_not_upload(by))


def check_can_publish(by: User) -> None:
    """Denied with the reason where somebody publishes no reports at all."""
    refuse(why_not_publish(by))


def check_can_decide_upload(upload: Upload | PlanUpload, by: User) -> None:
    """Denied with the reason where somebody may not save or discard an upload."""
    refuse(why_not_decide_upload(upload, by))


def can(act: Act, agency: Agency, by: User) -> bool:
    """Whether somebody may do this to an agency's records."""
    return why_not(act, agency, by) is None


def can_plan(agency: Agency, fiscal_year_be: int, by: User) -> bool:
    """Whether somebody may build an agency's plan of a year."""
    return why_not_plan(agency, fiscal_year_be, by) is None


def can_define(indicator: Indicator, by: User) -> bool:
    """Whether somebody may change an indicator's definition now."""
    return why_not_define(indicator, by) is None


def can_edit_quarter(report: QuarterReport, by: User) -> bool:
    """Whether somebody may write a quarter's report now."""
    return why_not_edit_quarter(report, by) is None


def can_move(deed: Deed, report: QuarterReport, by: User) -> bool:
    """Whether somebody may do this to a report now."""
    return why_not_move(deed, report, by) is None


def can_upload(by: User) -> bool:
    """Whether somebody may upload reports."""
    return why_not_upload(by) is None


def closed(report: QuarterReport) -> Message:
    """Why a report that has gone on can't be written in."""
    status = STATUS_WORDS[Status(report.status)]
    return Message(
        "The report for {quarter_words} is “{status}” and can't be edited.",
        quarter_words=quarter_words(report.quarter),
        status=status,
    )


OWN = Message("Nobody endorses or evaluates his own report; somebody else has to.")
SIGNED = Message("The year's report is signed and frozen; an evaluator can reopen it with a reason.")
NOT_SIGNED = Message("The year-end report is not signed yet; its officer signs it first.")


def refuse(refusal: Message | None) -> None:
    """Denied with the sentence, where there is one."""
    if refusal is not None:
        raise Denied(refusal)


def _held(by: User) -> tuple[Role, ...]:
    return held_roles(by, timezone.localdate())


def _needs_role(roles: frozenset[RoleName], agency: Agency, by: User) -> Message | None:
    return None if roles_over(agency, by) & roles else _only(roles, agency)


def _only(roles: frozenset[RoleName], agency: Agency | None = None) -> Message:
    if roles == _ALL:
        return Message("You have no role over this agency; ask an administrator.")
    th = " หรือ".join(ROLE_WORDS[role].th for role in RoleName if role in roles)
    en = " or ".join(ROLE_WORDS[role].en for role in RoleName if role in roles)
    if agency is None:
        return Message("Only an {word} can do this.", word=Worded(th=th, en=en))
    name_en = agency.name_en or agency.name_th
    return Message(
        "Only the {word} of {name} can do this.", word=Worded(th=th, en=en), name=Worded(th=agency.name_th, en=name_en)
    )
