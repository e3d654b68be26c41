"""A calendar of days off: brought as a file or pasted as a list, looked at row by row, saved."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samrit.actions.city.holidays_import import resolved_days, upload_holidays
from samrit.queries.city.holiday_list import ResolvedDays
from samrit.thai.translation import Message, ShownDay, _
from samrit.vocabulary.row_states import RowState
from samrit.web import importing
from samrit.web.city.forms.year import HolidayListForm
from samrit.web.city.views.year import moved_words, setter
from samrit.web.components.crumbs import Crumb, trail, trail_to
from samrit.web.form_view import sent_files
from samrit.web.importing_rows import Rows, RowShown, TabbedPage


@require_http_methods(["GET", "HEAD", "POST"])
def import_holidays(request: HttpRequest, year_be: int) -> HttpResponse:
    """Bring a calendar; it is read, and nothing else happens yet."""
    by = setter(request, year_be)
    form = HolidayListForm(*sent_files(request))
    heading = _("A list of days off")
    context = {
        "heading": heading,
        "then": _(
            "A sheet with columns for day and name, a calendar (.ics), or the lines of a circular. You see each day as it is read; "
            "nothing is saved before you say so. Days that the calendar has already stay as they are."
        ),
        "back": reverse("year", args=[year_be]),
        "crumbs": trail(year_be, here=heading),
    }
    return importing.upload(
        request,
        "holidays",
        form,
        lambda data, name: upload_holidays(fiscal_year_be=year_be, data=data, name=name, by=by, at=timezone.now()),
        context=context,
        field=None,
    )


class HolidaysPage(TabbedPage):
    """Each day with what becomes of it."""

    address = path("years/<int:year_be>/holidays/list/", import_holidays, name="add_holidays")

    def crumbs(self) -> list[Crumb]:
        """By the year, and the page of such lists."""
        year_be = self.row.stated["fiscal_year_be"]
        address = reverse("add_holidays", args=[year_be])
        return [*trail_to(year_be), Crumb(_("A list of days off"), address), Crumb(str(self.row))]

    def saved(self) -> HttpResponse:
        """The year with its calendar."""
        return redirect("year", self.row.stated["fiscal_year_be"])

    def said(self) -> str:
        """How many days are new, and how many reports now fall due on another day."""
        count, moved = self.row.content["saved"], self.row.content["moved"]
        said = Message.counted("{count} day is in the calendar.", "{count} days are in the calendar.", count=count)
        return moved_words(str(said), moved)

    def shown(self, some: Sequence[Any]) -> list[RowShown]:
        """Each with its day as it was read."""
        return [_shown(row) for row in some]

    def about(self) -> Rows:
        """How many are new, are there already, and wait."""
        return Rows(
            would_do=self.by_tabs,
            save=_("Add these days"),
            left_out=self.left_out,
            tabs=self.tabs,
        )

    @cached_property
    def every(self) -> list[ResolvedDays]:
        """The rows of the file, held against the records."""
        return resolved_days(self.row)


def _shown(row: ResolvedDays) -> RowShown:
    days = [ShownDay(day, weekday=True) for day in row.days[:: max(len(row.days) - 1, 1)]]
    note = ""
    if row.state is RowState.NEW and row.there:
        note = _("In the calendar already: {days}", days=", ".join(str(ShownDay(day, short=True)) for day in row.there))
    elif row.state is RowState.NEW and row.is_off:
        note = _("Nobody works on it by the calendar as it is.")
    return RowShown(
        number=row.number,
        name=" – ".join(map(str, days)) or row.words or "–",
        besides=tuple(filter(None, (row.name_th, row.name_en))),
        issues=row.issues,
        note=note,
    )
