"""Whoever owns a result doesn't change alone what it is judged by: they ask, and a second person agrees or refuses."""

from copy import copy
from typing import Any

import msgspec
from django.db.models import Q

from samrit.actions.acting import Acting, refuse
from samrit.actions.notices import notify_of_proposal
from samrit.actions.plans.plan import recheck_one
from samrit.actions.plans.write_definition import Setting, current_definition, write
from samrit.actions.report_permissions import why_not_open
from samrit.actions.saving import save_checked
from samrit.definitions import Definition, Yardstick
from samrit.definitions.definition import QUARTERS, changed
from samrit.ledger.stored_judgement import year_judgement
from samrit.records.models import Event, Indicator, RuleProposal, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid


def owns(indicator: Indicator, by: User) -> bool:
    """Whether a result is somebody's own: they are responsible for it or the deputy, or were: who hands it to another stays an owner."""
    if by.pk in (indicator.responsible_id, indicator.deputy_id):
        return True
    was = Q(before__responsible=by.username) | Q(before__deputy=by.username)
    return Event.objects.filter(was, subject_type="indicator", subject_id=indicator.pk).exists()


def has_results(indicator: Indicator) -> bool:
    """Whether anything was reported, so that another way to judge it changes what is known already."""
    return indicator.quarters.exclude(result_value_text="").exists()


def change_definition(
    row: Indicator, definition: Definition, theirs: Definition, setting: Setting, act: Acting[Any, User], **more: str
) -> RuleProposal | None:
    """Write what a (locked) indicator's plan says now, with its event; `more` is told in it besides.

    Where an owner would change the yardstick of a reported result, that part waits for a second person: what was asked for
    is given, and only the rest is written.
    """
    was, wanted = Yardstick.of(theirs), Yardstick.of(definition)
    asked = None
    if not wanted.judges_like(was) and owns(row, act.who) and has_results(row):
        asked = _ask(row, definition, theirs, act)
        definition = was.within(definition)
    if definition != theirs:
        write(row, definition, theirs, setting)
        old, new = changed(theirs, definition)
        act.log("define_indicator", row, before=old, after=new | more)
    return asked


def decide_yardstick(asked: RuleProposal, row: Indicator, act: Acting[Indicator, User], *, agrees: bool) -> None:
    """What a second person's answer to another yardstick does to the (locked) indicator."""
    was, wanted = _yardsticks(asked)
    theirs = current_definition(row)
    if agrees and not was.judges_like(Yardstick.of(theirs)):
        raise Invalid(Message("What the plan asks was changed in another way meanwhile; ask anew."))
    act.log(
        "agree_yardstick" if agrees else "refuse_yardstick",
        row,
        before=asked.before,
        after=asked.after | {"asked_by": asked.asked_by.username, "reason": asked.reason},
    )
    if agrees:
        definition, plan = wanted.within(theirs), row.annual_plan
        write(row, definition, theirs, Setting.of(plan.agency, plan.fiscal_year_be, by=act.who, at=act.at))
        recheck_one(row.pk, at=act.at)
        old, new = changed(theirs, definition)
        act.log("define_indicator", row, before=old, after=new)


def _ask(row: Indicator, definition: Definition, theirs: Definition, act: Acting[Any, User]) -> RuleProposal:
    was, wanted = Yardstick.of(theirs), Yardstick.of(definition)
    quarters = {report.quarter: report for report in row.quarters.all()}
    for number in QUARTERS:
        if was.quarters[number - 1] != wanted.quarters[number - 1] and number in quarters:
            refuse(why_not_open(quarters[number]))
    before, after = changed(theirs, wanted.within(theirs))
    asked = RuleProposal(
        indicator=row,
        number=0,
        yardsticks=[msgspec.to_builtins(one, str_keys=True) for one in (was, wanted)],
        before=before | _year(row, was),
        after=after | _year(row, wanted),
        asked_by=act.who,
        asked_at=act.at,
    )
    save_checked(asked)
    act.log("ask_yardstick", row, before=asked.before, after=asked.after)
    notify_of_proposal(asked, at=act.at)
    return asked


def _yardsticks(asked: RuleProposal) -> tuple[Yardstick, Yardstick]:
    was, wanted = msgspec.convert(asked.yardsticks, list[Yardstick], strict=False)
    return was, wanted


def _year(row: Indicator, yardstick: Yardstick) -> dict[str, str]:
    """What the year comes to by a yardstick, with what is reported now."""
    as_if = copy(row)
    as_if.target, as_if.accumulation = yardstick.target, yardstick.accumulation.value
    found = year_judgement(as_if, row.quarters.all())
    return {"year_result": found.result.printed, "year_verdict": str(found.verdict or "")}
