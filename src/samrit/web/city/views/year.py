"""Settling the city's year: due dates, approvals, days off."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.city.year import add_holiday, configure_year, remove_holiday, the_city
from samrit.actions.permissions import Permission
from samrit.queries.city.year import planned_years, year_page
from samrit.records.models import CityHoliday
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Capital, Message, ShownDay, ShownYear, _
from samrit.web.asked import require
from samrit.web.city.forms.year import HolidayForm, YearSettingsForm
from samrit.web.form_view import done, form_view, sent

YEARS_BE = range(2500, 2701)  # what the records take


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """The newest year that has plans, else the one that runs."""
    require(request, Permission.SET_YEAR, the_city())
    planned = planned_years()
    return _page(request, planned[0] if planned else fiscal_year_be(timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, year_be: int) -> HttpResponse:
    """The year; settled when posted."""
    by = setter(request, year_be)
    form = YearSettingsForm(sent(request), page=year_page(year_be))

    def act() -> HttpResponse:
        moved = configure_year(fiscal_year_be=year_be, by=by, at=timezone.now(), **form.details)
        return _done(request, year_be, _("The year is settled."), moved)

    return form_view(request, form, act, lambda: _page(request, year_be, form=form))


@require_POST
def holiday(request: HttpRequest, year_be: int) -> HttpResponse:
    """Put a day into the city's calendar."""
    by = setter(request, year_be)
    form = HolidayForm(request.POST)

    def act() -> HttpResponse:
        moved = add_holiday(**form.cleaned_data, by=by, at=timezone.now())
        on = form.cleaned_data["on"]
        said = _(
            "{day} is in the calendar, in fiscal year {year}.",
            day=Capital(ShownDay(on, weekday=True)),
            year=ShownYear(fiscal_year_be(on)),
        )
        return _done(request, year_be, said, moved)

    return form_view(request, form, act, lambda: _page(request, year_be, holiday=form))


@require_POST
def no_holiday(request: HttpRequest, year_be: int, pk: int) -> HttpResponse:
    """Take a day out of the city's calendar."""
    by = setter(request, year_be)
    moved = remove_holiday(holiday=get_object_or_404(CityHoliday, pk=pk), by=by, at=timezone.now())
    return _done(request, year_be, _("The day is out of the calendar."), moved)


def setter(request: HttpRequest, year_be: int) -> Any:
    """Who settles the year, and may; 404 for a year that the records don't take."""
    if year_be not in YEARS_BE:
        raise Http404
    return require(request, Permission.SET_YEAR, the_city())


def _page(
    request: HttpRequest, year_be: int, *, form: YearSettingsForm | None = None, holiday: HolidayForm | None = None
) -> HttpResponse:
    page = form.page if form is not None else year_page(year_be)
    form, holiday = form or YearSettingsForm(page=page), holiday or HolidayForm()
    others = {one for one in (*page.years, year_be + 1) if one != year_be}
    context = {
        "page": page,
        "form": form,
        "holiday": holiday,
        "own_days": [day for day in page.days if day.pk is not None],
        "public_days": [day for day in page.days if day.pk is None],
        "other_years": sorted(others, reverse=True),
    }
    return render(request, "city/year.html", context)


def _done(request: HttpRequest, year_be: int, said: str, moved: int) -> HttpResponse:
    return done(request, moved_words(said, moved), "year", year_be)


def moved_words(said: str, moved: int) -> str:
    """What was done, and of how many reports it moved the due date."""
    reports = Message.counted(
        "{count} report that is not submitted yet now falls due on another day.",
        "{count} reports that are not submitted yet now fall due on another day.",
        count=moved,
    )
    return f"{said} {reports}" if moved else said
