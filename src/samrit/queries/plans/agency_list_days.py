"""The days of a list of agencies held against each other and against the records: what saving would refuse is told at its row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from samrit.queries.plans.agency_list_row import ResolvedAgency
from samrit.records.models import Agency, AnnualPlan
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message, ShownDay, ShownYear, in_both
from samrit.vocabulary.row_states import RowState

_Issue = tuple[str, Message]
_IS_THERE = Message("{name} is there from {day} on.")


def without_wrong_days(rows: list[ResolvedAgency], there: Mapping[str, Agency]) -> list[ResolvedAgency]:
    """Rows of a day on which what they need isn't there yet are not understood; one query where a first day is corrected."""
    days = _Days(rows, there)
    return [row if row.state is RowState.UNCLEAR else replace(row, issues=tuple(days.issues(row))) for row in rows]


class _Days:
    """The first day of each agency once the list is saved, None for as long as anybody knows."""

    def __init__(self, rows: list[ResolvedAgency], there: Mapping[str, Agency]) -> None:
        self._first = {code: agency.from_on for code, agency in there.items()}
        self._names = {code: agency.names() for code, agency in there.items()}
        self._above = {code: agency.parent.code for code, agency in there.items() if agency.parent is not None}
        for row in rows:
            if row.agency is None or row.is_redated:
                self._first[row.entry.code] = row.from_on
            self._names.setdefault(row.entry.code, in_both(row.entry.name_th, row.entry.name_en))
            if row.agency is None or row.is_moved:
                self._above[row.entry.code] = row.parent
        redated = [row.entry.code for row in rows if row.is_redated]
        plans = AnnualPlan.objects.filter(agency__code__in=redated).order_by("-fiscal_year_be") if redated else ()
        self._year = {plan.agency.code: plan.fiscal_year_be for plan in plans.select_related("agency")} if plans else {}

    def issues(self, row: ResolvedAgency) -> Iterator[_Issue]:
        """What is wrong with the days of a row."""
        code, day = row.entry.code, row.from_on
        if day is None:
            return
        if row.agency is None or row.is_moved or row.is_redated:
            yield from self._early("from_on", self._above.get(code, row.parent), day)
        if row.agency is not None and not row.is_redated:
            yield from self._early("from_on", code, day)
        if row.is_ended:
            if day == self._first.get(code):
                yield "from_on", Message("An agency is there for one day at least.")
            for heir in row.heirs:
                yield from self._early("into", heir, day)
        if row.is_redated and row.agency is not None:
            yield from self._later(row.agency, day)

    def _early(self, field: str, needed: str, day: date) -> Iterator[_Issue]:
        first = self._first.get(needed)
        if first is not None and day < first:
            yield field, _IS_THERE.filled(name=self._names[needed], day=ShownDay(first))

    def _later(self, agency: Agency, day: date) -> Iterator[_Issue]:
        """What is there already before the day on which an agency would now begin."""
        for code, above in self._above.items():
            first = self._first.get(code)
            if above == agency.code and first is not None and first < day:
                yield "from_on", _IS_THERE.filled(name=self._names[code], day=ShownDay(first))
        year = self._year.get(agency.code)
        if year is not None and (agency.from_on is None or agency.from_on <= fiscal_year_dates(year)[1] < day):
            name = self._names[agency.code]
            yield (
                "from_on",
                Message("{name} has a plan of fiscal year {year} already.", name=name, year=ShownYear(year)),
            )
