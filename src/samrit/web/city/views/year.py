"""Settling the city's year: due dates, approvals, days off."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samrit.actions.city.year import add_holiday, add_holidays, configure_year, remove_holiday, the_city
from samrit.actions.permissions import Permission
from samrit.queries.city.year import planned_years, year_page
from samrit.records.models import CityHoliday
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.translation import Capital, Message, ShownDay, ShownYear, _
from samrit.web.asked import require
from samrit.web.city.forms.year import HolidayForm, HolidayListForm, YearSettingsForm, digest
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
    by = _setter(request, year_be)
    form = YearSettingsForm(sent(request), page=year_page(year_be))

    def act() -> HttpResponse:
        moved = configure_year(fiscal_year_be=year_be, by=by, at=timezone.now(), **form.details)
        return _done(request, year_be, _("The year is settled."), moved)

    return form_view(request, form, act, lambda: _page(request, year_be, form=form))


@require_POST
def holiday(request: HttpRequest, year_be: int) -> HttpResponse:
    """Put a day into the city's calendar."""
    by = _setter(request, year_be)
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


@require_http_methods(["GET", "HEAD", "POST"])
def holiday_list(request: HttpRequest, year_be: int) -> HttpResponse:
    """Put a list of days into the city's calendar, once it was shown as it is read."""
    by = _setter(request, year_be)
    form = HolidayListForm(sent(request), fiscal_year_be=year_be)

    def act() -> HttpResponse | None:
        if not form.is_shown_so:
            return None
        new, moved = add_holidays(days=form.days, by=by, at=timezone.now())
        said = Message.counted("{count} day is in the calendar.", "{count} days are in the calendar.", count=new)
        return _done(request, year_be, str(said), moved)

    def page() -> HttpResponse:
        here = set(CityHoliday.objects.filter(on__in=[day.on for day in form.read]).values_list("on", flat=True))
        days = [(day, day.on in here) for day in form.read]
        context = {"form": form, "year_be": year_be, "days": days, "shown": digest(form["lines"].value() or "")}
        return render(request, "city/holiday_list.html", context)

    return form_view(request, form, act, page, field="lines")


@require_POST
def no_holiday(request: HttpRequest, year_be: int, pk: int) -> HttpResponse:
    """Take a day out of the city's calendar."""
    by = _setter(request, year_be)
    moved = remove_holiday(holiday=get_object_or_404(CityHoliday, pk=pk), by=by, at=timezone.now())
    return _done(request, year_be, _("The day is out of the calendar."), moved)


def _setter(request: HttpRequest, year_be: int) -> Any:
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
    """Say what was done, and of how many reports it moved the due date."""
    reports = Message.counted(
        "{count} report that is not submitted yet now falls due on another day.",
        "{count} reports that are not submitted yet now fall due on another day.",
        count=moved,
    )
    return done(request, f"{said} {reports}" if moved else said, "year", year_be)
