"""Define an indicator of an annual plan: add it, change what the plan says of it, move it, take it out again."""

from copy import copy
from datetime import datetime
from typing import Any

from django.db.models import Max, ProtectedError, Q

from samrit.actions.acting import acting
from samrit.actions.period_results import uncount
from samrit.actions.plans.plan import recheck_one
from samrit.actions.plans.second_person import change_definition
from samrit.actions.plans.write_definition import Setting, current_definition, locked_indicator, write
from samrit.actions.report_permissions import BUILD_PLAN, DEFINE
from samrit.definitions import Definition
from samrit.definitions.definition import flat
from samrit.ledger.locking import lock_plan
from samrit.queries.plans.year_changes import last_years
from samrit.records.models import AnnualPlan, Evidence, Indicator, QuarterReport, RuleProposal, User
from samrit.report import Absence
from samrit.thai.translation import Message
from samrit.vocabulary.fields import filed
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion
from samrit.vocabulary.term import FieldKind
from samrit.vocabulary.workflow import Status


def add_indicator(*, plan: AnnualPlan, definition: Definition, by: User, at: datetime) -> Indicator:
    """Put a new indicator at the end of a plan, with its quarters; it is tied to last year's of the same code or name."""
    with acting(BUILD_PLAN, plan, by, at, lock=lock_plan) as act:
        row = act.subject
        (last_year,) = last_years(row, [definition])
        indicator = Indicator(annual_plan=row, position=next_position(row), last_year=last_year)
        write(indicator, definition, Definition(), Setting.of(row.agency, row.fiscal_year_be, by=by, at=at))
        recheck_one(indicator.pk, at=at)
        act.log("add_indicator", indicator, after=said(definition))
        return indicator


def define_indicator(
    *, indicator: Indicator, definition: Definition, version: int, by: User, at: datetime
) -> RuleProposal | None:
    """Change what the plan says of an indicator; `version` is that which the person had before them.

    What waits for a second person, since its owner would change by what a reported result is judged, is given. Saving what
    stands there already changes nothing and leaves no event.
    """
    with acting(DEFINE, indicator, by, at, lock=locked_indicator) as act:
        row = act.subject
        theirs = current_definition(row)
        if theirs == definition:
            return None
        if row.version != version:
            raise StaleVersion(mine=definition, theirs=theirs, version=row.version)
        plan = row.annual_plan
        setting = Setting.of(plan.agency, plan.fiscal_year_be, by=by, at=at)
        asked = change_definition(row, definition, theirs, setting, act)
        recheck_one(row.pk, at=at)
        return asked


def move_indicator(*, indicator: Indicator, up: bool, by: User, at: datetime) -> None:
    """Let an indicator change places with the one before it, or after it; at the end of the plan nothing happens."""
    with acting(BUILD_PLAN, indicator.annual_plan, by, at, lock=lock_plan) as act:
        plan = act.subject
        rows = list(plan.indicators.order_by("position", "pk"))
        at_place = next(place for place, row in enumerate(rows) if row.pk == indicator.pk)
        to_place = at_place + (-1 if up else 1)
        if not 0 <= to_place < len(rows):
            return
        rows[at_place], rows[to_place] = rows[to_place], rows[at_place]
        moved = [row for place, row in enumerate(rows, 1) if row.position != place]
        for place, row in enumerate(rows, 1):
            row.position = place
        Indicator.objects.bulk_update(moved, ["position"])
        act.log("move_indicator", indicator, before={"position": at_place + 1}, after={"position": to_place + 1})  # fmt: skip


def remove_indicator(*, indicator: Indicator, by: User, at: datetime) -> None:
    """Take out an indicator in which nothing was ever filed; the event keeps what the plan said of it."""
    with acting(DEFINE, indicator, by, at, lock=locked_indicator) as act:
        row = act.subject
        if has_been_filed_in(row):
            raise Denied(
                Message(
                    "Something was filed in this indicator, and what was filed stays. If it is given up, "
                    "report its other quarters as “does not apply”, with the reason."
                )
            )
        definition = current_definition(row)
        gone = copy(row)
        uncount(row.pk)
        try:
            row.delete()
        except ProtectedError as error:
            raise Invalid(Message("It can't be removed: other records refer to it.")) from error
        act.log("remove_indicator", gone, before=said(definition))


def has_been_filed_in(indicator: Indicator) -> bool:
    """Whether an officer ever wrote, imported or attached anything in it, or said how it is counted."""
    nothing: dict[str, Any] = {"result_value_text": "", "result_absence": Absence.NOT_STATED.value}
    for one in filed():
        if one.kind is FieldKind.PERCENT:
            nothing[f"{one.id}__isnull"] = True
        elif one.kind in (FieldKind.TEXT, FieldKind.LINE):
            nothing[one.id] = ""
    blank = Q(status=Status.DRAFT.value, version=1, round=1, **nothing)
    return (
        QuarterReport.objects.filter(indicator=indicator).exclude(blank).exists()
        or Evidence.objects.filter(indicator=indicator).exists()
        or indicator.imports.exists()
        or indicator.rules.exists()
        or indicator.signoffs.exists()
    )


def next_position(plan: AnnualPlan) -> int:
    """The place behind the last indicator."""
    last = plan.indicators.aggregate(last=Max("position"))["last"]
    return 1 if last is None else last + 1


def said(definition: Definition) -> dict[str, str]:
    """What a definition says, without what it leaves open."""
    return {field: words for field, words in flat(definition).items() if words}
