"""Write a definition into an indicator's rows: a part of defining, copying and importing, inside their transactions."""

from datetime import datetime

from samrit.actions.permissions import refuse, why_not_open
from samrit.actions.refusal import Invalid, save_checked
from samrit.planning import Definition
from samrit.planning.definition import QUARTERS
from samrit.records.content import keep_revision
from samrit.records.deadlines import due_on
from samrit.records.definition import definition_of, with_definitions, write_definition, write_nodes
from samrit.records.directory import Directory
from samrit.records.models import YEAR_END, Indicator, QuarterReport, User


def write(  # noqa: PLR0913 - the definition before and after, whom it may name, who writes and when
    indicator: Indicator, definition: Definition, before: Definition, directory: Directory, *, by: User, at: datetime
) -> None:
    """Write the rows of a new indicator or of one that changes.

    Denied where it would change the target of a quarter that has been handed in; Invalid where somebody or something
    that it names is not known.
    """
    unknown = directory.unknown(definition.responsible, definition.deputy, definition.nodes)
    for message in unknown.values():
        raise Invalid(message)
    is_new = indicator.pk is None
    write_definition(indicator, definition, before, directory)
    if not is_new:
        indicator.version += 1
    save_checked(indicator)
    _write_quarters(indicator, definition, by=by, at=at)
    if is_new or definition.nodes != before.nodes:
        write_nodes(indicator, definition, directory)


def held(indicator: Indicator) -> Indicator:
    """The indicator as it stands now, with all that its definition is made of; nobody else writes it until we are done."""
    Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    return with_definitions(Indicator.objects.all()).get(pk=indicator.pk)


def stands(indicator: Indicator) -> tuple[Definition, Directory]:
    """What the plan says of an indicator now, and whom and what it may name."""
    directory = Directory.of(indicator.annual_plan.agency)
    return definition_of(indicator, directory), directory


def _write_quarters(indicator: Indicator, definition: Definition, *, by: User, at: datetime) -> None:
    rows = {row.quarter: row for row in QuarterReport.objects.select_for_update().filter(indicator=indicator)}
    for number in (*QUARTERS, YEAR_END):
        row = rows.get(number)
        is_new = row is None
        if row is None:
            day = due_on(indicator.annual_plan.fiscal_year_be, number)
            row = QuarterReport(indicator=indicator, quarter=number, due_on=day)
        if not (_take(row, definition) or is_new):
            continue
        if not is_new:
            row.indicator = indicator
            refuse(why_not_open(row))
        save_checked(row)
        if is_new:
            keep_revision(row, by=by, at=at)


def _take(row: QuarterReport, definition: Definition) -> bool:
    """Let the (unsaved) row take what is asked of its quarter; whether that changes anything."""
    if row.quarter == YEAR_END:
        return False
    planned = definition.quarter(row.quarter)
    if (row.target, row.weight) == (planned.target, planned.weight):
        return False
    row.target, row.weight = planned.target, planned.weight
    return True
