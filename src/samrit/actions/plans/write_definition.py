"""Write a definition into an indicator's rows: a part of defining, copying and importing, inside their transactions."""

from dataclasses import dataclass
from datetime import datetime

from samrit.actions.acting import refuse
from samrit.actions.report_permissions import why_not_open
from samrit.actions.saving import save_checked
from samrit.definitions import Definition
from samrit.definitions.definition import QUARTERS
from samrit.ledger.content import revision_of
from samrit.ledger.locking import lock_indicator
from samrit.queries.city.deadlines import CityCalendar, city_calendar
from samrit.queries.counting.counting_rules import current_rule
from samrit.queries.people.directory import Directory
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.queries.reports.imported_wording import AsPrinted
from samrit.records.models import YEAR_END, Agency, Indicator, IndicatorNode, QuarterReport, Revision, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

# What an imported paper words itself, and the field of the definition that it would speak over.
_PAPER_WORDS = {"number": ("number_text",), "nodes": ("nodes", "long_term_plan")}


@dataclass(frozen=True, slots=True)
class Setting:
    """In what definitions are written: whom and what they may name, the city's calendar, who writes and when."""

    directory: Directory
    calendar: CityCalendar
    by: User
    at: datetime

    @classmethod
    def of(cls, agency: Agency, fiscal_year_be: int, *, by: User, at: datetime) -> "Setting":
        """That of an agency in a year, in a few queries; ask once, however many definitions are written."""
        return cls(Directory.of(agency, fiscal_year_be), city_calendar(), by, at)


def write(
    indicator: Indicator, definition: Definition, before: Definition, setting: Setting, *, had: tuple[str, ...] = ()
) -> None:
    """Write the rows of a new indicator or of one that changes; `had` are places that it may support though they are closed.

    Denied where it would change the target of a quarter that has been handed in; Invalid where somebody or something
    that it names is not known, and where it would say of a result with a rule that it is worked out otherwise.
    """
    unknown = setting.directory.unknown(
        definition.responsible, definition.deputy, definition.nodes, had=(*had, *before.nodes)
    )
    for message in unknown.values():
        raise Invalid(message)
    is_new = indicator.pk is None
    if not is_new and definition.source is not before.source and current_rule(indicator.pk) is not None:
        raise Invalid(_BY_ITS_RULE)
    _write_into(indicator, definition, before, setting.directory)
    if not is_new:
        indicator.version += 1
    save_checked(indicator)
    if is_new:
        _make_quarters(indicator, definition, setting)
    else:
        _write_quarters(indicator, definition)
    if definition.nodes != (() if is_new else before.nodes):
        _write_nodes(indicator, definition, setting.directory)


_BY_ITS_RULE = Message("Where the result is from follows from this indicator's rule; to change it, change the rule.")


def locked_indicator(indicator: Indicator) -> Indicator:
    """The indicator as it stands now, with all that its definition is made of; nobody else writes it until we are done."""
    lock_indicator(indicator.pk)
    return with_definitions(Indicator.objects.all()).get(pk=indicator.pk)


def current_definition(indicator: Indicator) -> Definition:
    """What the plan says of an indicator now."""
    return definition_of(indicator, Directory.of(indicator.annual_plan.agency, indicator.annual_plan.fiscal_year_be))


def _write_into(indicator: Indicator, definition: Definition, before: Definition, directory: Directory) -> None:
    """Write it into the (unsaved) row of the indicator, and let go of a paper's words that it speaks over.

    Quarters and places of long-term plans are rows of their own: `_write_quarters`, `_write_nodes`.
    """
    indicator.number, indicator.code = definition.number, definition.code
    indicator.name_th, indicator.name_en = definition.name_th, definition.name_en
    indicator.level, indicator.kind = definition.level.value, definition.kind.value
    indicator.definition, indicator.method = definition.definition, definition.method
    indicator.target = definition.target
    indicator.baseline_value, indicator.weight = definition.baseline, definition.weight
    indicator.accumulation, indicator.result_source = definition.accumulation.value, definition.source.value
    indicator.responsible = directory.person(definition.responsible)
    indicator.deputy = directory.person(definition.deputy)
    spoken_over = {
        name
        for field, names in _PAPER_WORDS.items()
        if getattr(definition, field) != getattr(before, field)
        for name in names
    }
    if spoken_over:
        stored = AsPrinted.of(indicator.as_printed).to_json()
        indicator.as_printed = {name: words for name, words in stored.items() if name not in spoken_over}


def _write_nodes(indicator: Indicator, definition: Definition, directory: Directory) -> None:
    """Link the (saved) indicator to the places of long-term plans, in order."""
    IndicatorNode.objects.filter(indicator=indicator).delete()
    IndicatorNode.objects.bulk_create(
        IndicatorNode(indicator=indicator, node=directory.node(ref), position=place)
        for place, ref in enumerate(definition.nodes)
    )


def _make_quarters(indicator: Indicator, definition: Definition, setting: Setting) -> None:
    year = indicator.annual_plan.fiscal_year_be
    numbers = (*QUARTERS, YEAR_END)
    rows = [QuarterReport(indicator=indicator, quarter=n, due_on=setting.calendar.due_on(year, n)) for n in numbers]
    for row in rows:
        _take(row, definition)
    QuarterReport.objects.bulk_create(rows)
    Revision.objects.bulk_create(revision_of(row, by=setting.by, at=setting.at) for row in rows)


def _write_quarters(indicator: Indicator, definition: Definition) -> None:
    for row in QuarterReport.objects.select_for_update().filter(indicator=indicator):
        if _take(row, definition):
            row.indicator = indicator
            refuse(why_not_open(row))
            save_checked(row)


def _take(row: QuarterReport, definition: Definition) -> bool:
    """Let the (unsaved) row take what is asked of its quarter; whether that changes anything."""
    if row.quarter == YEAR_END:
        return False
    planned = definition.quarter(row.quarter)
    if (row.target, row.weight) == (planned.target, planned.weight):
        return False
    row.target, row.weight = planned.target, planned.weight
    return True
