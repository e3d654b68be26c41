"""Tables with a day in each column and a time in each line: a month each, which are joined line by line, as months have other days."""

from collections.abc import Mapping

from samrit.measure.incoming.columns import Columns
from samrit.measure.incoming.dates import month_in
from samrit.measure.incoming.heading import Heading, is_time_cell
from samrit.measure.incoming.numbers import is_nothing
from samrit.measure.incoming.roles import across_time, find_roles
from samrit.measure.incoming.sheet import Sheet, sheet_of
from samrit.measure.incoming.stated import Stated
from samrit.measure.incoming.units import unit_of
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_DAY, _TIME, _LOAD = "date", "time", "load"


def as_months(tables: Mapping[str, Sheet], headings: Mapping[str, Heading], tz: str) -> Sheet | None:
    """One table of days, times and load where every table has days across; None where one hasn't.

    The month of days that are numbers is that of the title, or of the table's own name.
    """
    if len(headings) < 2:
        return None
    rows: list[list[str]] = []
    units = set()
    for name, heading in headings.items():
        made = _long(name, tables[name], heading, tz)
        if made is None:
            return None
        rows += made
        units.add(_unit(heading))
    if len(units) > 1:
        return None
    unit = next(iter(units))
    return sheet_of([[_DAY, _TIME, f"{_LOAD} ({unit})" if unit else _LOAD], *rows])


def _unit(heading: Heading) -> str | None:
    said = (*heading.titles, *(name for name in heading.names if not is_time_cell(name)))
    return next((unit for words in said if (unit := unit_of(words))), None)


def _long(name: str, sheet: Sheet, heading: Heading, tz: str) -> list[list[str]] | None:
    month = next((found for title in (*heading.titles, name) if (found := month_in(title))), None)
    titled = (
        heading
        if month is None
        else Heading(heading.names, heading.first, heading.line, heading.units, (*heading.titles, name))
    )
    try:
        roles = find_roles(titled, Columns.of(titled, sheet.head), Stated(tz=tz))
    except UnmeasurableError:
        return None
    if not roles.is_days_across or roles.series or roles.channels:
        return None
    days = {one: across_time(one) for one in roles.across}
    if all(day.isdigit() for day in days.values()):
        if month is None:
            raise UnmeasurableError(
                Message(
                    "{name} has days by number, and no month stands above them: write it there, as in “March 2021”",
                    name=name,
                )
            )
        days = {one: f"{month[0]:04}-{month[1]:02}-{int(day):02}" for one, day in days.items()}
    lead = heading.names.index(roles.stamp[0])
    place = {one: heading.names.index(one) for one in roles.across}
    return [
        [days[one], row[lead].strip(), row[place[one]].strip()]
        for one in roles.across
        for row in sheet.head[heading.first :]
        if lead < len(row) and place[one] < len(row) and is_time_cell(row[lead]) and not is_nothing(row[place[one]])
    ]
