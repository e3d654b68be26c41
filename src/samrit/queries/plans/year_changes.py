"""What a year's plan changes of the year before: by indicator and field, texts word by word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from samrit.definitions import Definition, entry_of
from samrit.definitions.choices import CHOICE_FIELDS, words_of
from samrit.definitions.columns import COLUMNS
from samrit.definitions.wording import same_question
from samrit.queries.people.directory import Directory
from samrit.queries.plans.definition import definition_of, with_definitions
from samrit.records.models import AnnualPlan, Indicator
from samrit.thai.wordwise import Piece, compare

# What makes this year's figure another thing than last year's, in the order in which a reader asks.
_COMPARED = (
    "name_th", "definition", "method", "comparison", "target", "unit", "weight", "level", "kind", "accumulation", "source",
)  # fmt: skip
_IN_WORDS = frozenset({"name_th", "definition", "method"})
# The same fields as the row of an indicator has them; its target is compared apart, because it can be worded in many ways.
_COLUMNS = ("name_th", "definition", "method", "weight", "level", "kind", "accumulation", "result_source")


class Since(StrEnum):
    """What became of an indicator since last year."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: what it said ("" for nothing) and says; `runs` are its words where it is a text."""

    label: str
    old: str
    new: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator of either year. `pk` is this year's row, or last year's where it was dropped."""

    pk: int
    number: str
    name: str
    since: Since
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class YearChanges:
    """What changed from the year before, None where the agency had no plan then."""

    before_be: int | None
    indicators: tuple[IndicatorChange, ...]

    def count(self, since: Since) -> int:
        """How many indicators met this fate."""
        return sum(one.since is since for one in self.indicators)


def year_changes(plan: AnnualPlan) -> YearChanges:
    """The changes of a plan (its agency already loaded), in a fixed number of SQL queries however many indicators."""
    directory = Directory.of(plan.agency, plan.fiscal_year_be)

    def change(row: Indicator, was: Indicator) -> tuple[FieldChange, ...]:
        return field_changes(definition_of(was, directory), definition_of(row, directory), _COMPARED)

    return _compared_with_last_year(plan, with_definitions(Indicator.objects.all()), change)


def year_fates(plan: AnnualPlan) -> YearChanges:
    """The same without the fields, for a list: it compares only whether they are equal; three SQL queries."""
    return _compared_with_last_year(plan, Indicator.objects.all(), _differs)


def _compared_with_last_year(
    plan: AnnualPlan,
    indicators: QuerySet[Indicator],
    compared: Callable[[Indicator, Indicator], tuple[FieldChange, ...] | bool],
) -> YearChanges:
    before = plan_before(plan)
    rows = list(indicators.filter(annual_plan=plan).order_by("position", "pk"))
    theirs = [] if before is None else list(indicators.filter(annual_plan=before).order_by("position", "pk"))
    old_rows = {row.pk: row for row in theirs}
    found = [_change(row, _was(row, old_rows), compared) for row in rows]
    went_on = {was.pk for row in rows if (was := _was(row, old_rows)) is not None}
    dropped = [
        IndicatorChange(row.pk, row.number, row.name(), Since.DROPPED) for row in theirs if row.pk not in went_on
    ]
    return YearChanges(before.fiscal_year_be if before is not None else None, (*found, *dropped))


def plan_before(plan: AnnualPlan) -> AnnualPlan | None:
    """The agency's latest plan before this one."""
    earlier = AnnualPlan.objects.filter(agency_id=plan.agency_id, fiscal_year_be__lt=plan.fiscal_year_be)
    return earlier.order_by("-fiscal_year_be").first()


def last_years(plan: AnnualPlan, definitions: Iterable[Definition]) -> list[Indicator | None]:
    """For each definition the indicator of the agency's plan before it that has the same code, else the same name."""
    before = plan_before(plan)
    there = list(before.indicators.all()) if before is not None else []
    by_code = {one.code: one for one in there if one.code}
    by_name = {one.name_th: one for one in there if one.name_th}
    return [by_code.get(d.code) or by_name.get(d.name_th) for d in definitions]


def _was(row: Indicator, old_rows: dict[int, Indicator]) -> Indicator | None:
    return old_rows.get(row.last_year_id) if row.last_year_id is not None else None


def _change(
    row: Indicator, was: Indicator | None, compared: Callable[[Indicator, Indicator], tuple[FieldChange, ...] | bool]
) -> IndicatorChange:
    name = row.name()
    if was is None:
        return IndicatorChange(row.pk, row.number, name, Since.NEW)
    found = compared(row, was)
    fields = found if isinstance(found, tuple) else ()
    return IndicatorChange(row.pk, row.number, name, Since.CHANGED if found else Since.UNCHANGED, fields)


def _differs(row: Indicator, was: Indicator) -> bool:
    if any(getattr(row, column) != getattr(was, column) for column in _COLUMNS):
        return True
    is_worded_alike = (row.target_value_text, row.target_unit_text) == (was.target_value_text, was.target_unit_text)
    return not is_worded_alike and not same_question(row.target, was.target)


def field_changes(
    before: Definition, after: Definition, fields: tuple[str, ...] = tuple(COLUMNS)
) -> tuple[FieldChange, ...]:
    """The fields that differ between two definitions, in the reader's words."""
    old, new = entry_of(before), entry_of(after)
    return tuple(
        FieldChange(
            label=str(COLUMNS[field].label),
            old=in_words(field, old[field]),
            new=in_words(field, new[field]),
            pieces=compare(old[field], new[field]) if field in _IN_WORDS else (),
        )
        for field in fields
        if old[field] != new[field]
    )


def in_words(field: str, entered: str) -> str:
    """What a field says, a choice in words."""
    if field.endswith("_comparison") or field in CHOICE_FIELDS:
        return next((str(m) for code, m in words_of(field).items() if code == entered), "")
    return entered
