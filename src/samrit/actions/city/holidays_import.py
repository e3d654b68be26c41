"""A calendar of days off comes in, as a file or as a list that was pasted: looked at row by row, saved whole or not at all."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from samrit.actions.acting import Acting
from samrit.actions.city.year import add_holidays, refuse_year, the_city
from samrit.actions.importer import Importer, rows_of, stored_problems
from samrit.actions.importing import upload_file
from samrit.actions.permissions import Permission
from samrit.queries.city.holiday_list import ResolvedDays, resolve_days
from samrit.readers.day_file import DayRow, days_in, read_day_file
from samrit.readers.table import CellIssue
from samrit.records.models import Import, User
from samrit.thai.day_list import ListedDay
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.row_states import RowState


def upload_holidays(*, fiscal_year_be: int, data: bytes, name: str, by: User, at: datetime) -> Import:
    """Read a calendar for a look; a day without a year lies in the fiscal year. The city's calendar stays as it is."""
    stated = {"fiscal_year_be": fiscal_year_be}
    return upload_file("holidays", agency=the_city(), data=data, name=name, stated=stated, by=by, at=at)


class HolidaysImporter(Importer):
    """Days off that the calendar lacks; those that it has stay as they are there."""

    permission = Permission.SET_YEAR

    def read(self, data: bytes) -> None:
        """The days as they stand in the file."""
        sheet = read_day_file(data)
        self.take(sheet.cells)
        self.row.problems = stored_problems(sheet.issues)

    def why_not_ready(self) -> Message | None:
        """A row is not understood and not left out, or the calendar has all these days."""
        counts = Counter(one.state for one in resolved_days(self.row))
        if why := self.why_unclear(counts[RowState.UNCLEAR]):
            return why
        return None if counts[RowState.NEW] else Message("The calendar already has all these days.")

    def save(self, act: Acting[Import, User]) -> None:
        """Put the new days into the calendar, and move what falls due on them."""
        new = [one for one in resolved_days(self.row) if one.state is RowState.NEW]
        days = [ListedDay(one.number, day, one.name_th, one.name_en) for one in new for day in one.days]
        count, moved = add_holidays(days=days, by=act.who, at=act.at)
        self.row.content = {"saved": count, "moved": moved}


def resolved_days(row: Import) -> list[ResolvedDays]:
    """The rows held against the calendar as it is now."""
    rows = rows_of(row, lambda cells: days_in(cells, row.stated["fiscal_year_be"]))
    return resolve_days(replace(one, issues=(*one.issues, *_far_away(one, row.uploaded_at))) for one in rows)


def _far_away(row: DayRow, at: datetime) -> list[CellIssue]:
    """A day whose year is of another era or century than was meant."""
    try:
        for day in row.days:
            refuse_year(day, at)
    except Invalid as refusal:
        return [CellIssue(f"A{row.number}", refusal.message)]
    return []
