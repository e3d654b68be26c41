"""Turn the fiscal year: close it, open it again."""

from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import acting, refuse
from samrit.actions.city.year import locked_year, the_city, why_not_open_year
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.queries.city.closing import unfinished
from samrit.records.models import AnnualPlan, FiscalYear, User
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import Message, ShownYear
from samrit.vocabulary.refusal import Invalid


def close_year(*, fiscal_year_be: int, reason: str = "", by: User, at: datetime) -> FiscalYear:
    """Close a year: nothing in it can be changed any more.

    One agency must not hold up a city, so a year with unfinished reports can be closed, but only with a reason, which
    is kept. A year that still runs can't be closed.
    """
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        year = locked_year(fiscal_year_be)
        refuse(why_not_open_year(year))
        last = fiscal_year_dates(fiscal_year_be)[1]
        if timezone.localdate(at) <= last:
            raise Invalid(
                Message(
                    "Fiscal year {fiscal_year_be} still runs; it can be closed after {last}.",
                    fiscal_year_be=ShownYear(fiscal_year_be),
                    last=last,
                )
            )
        left = sum(line.open for line in unfinished(fiscal_year_be))
        if left and not reason.strip():
            raise Invalid(
                Message.counted(
                    "{count} report is not finished yet; say why the year is closed all the same.",
                    "{count} reports are not finished yet; say why the year is closed all the same.",
                    count=left,
                )
            )
        year.closed_by, year.closed_at = by, at
        save_checked(year)
        AnnualPlan.objects.filter(fiscal_year_be=fiscal_year_be).update(closed_at=at)
        after = {"fiscal_year_be": fiscal_year_be, "unfinished": left, "reason": reason.strip()}
        act.log("close_year", year, after=after)
        return year


def reopen_year(*, fiscal_year_be: int, reason: str, by: User, at: datetime) -> FiscalYear:
    """Open a closed year again, for a reason, which is kept."""
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        year = locked_year(fiscal_year_be)
        if year.closed_at is None:
            raise Invalid(Message("This fiscal year is not closed."))
        if not reason.strip():
            raise Invalid(Message("Say why the year is reopened."))
        before = {"closed_by": year.closed_by_id, "closed_at": year.closed_at}
        year.closed_by, year.closed_at = None, None
        save_checked(year)
        AnnualPlan.objects.filter(fiscal_year_be=fiscal_year_be).update(closed_at=None)
        after = {"fiscal_year_be": fiscal_year_be, "reason": reason.strip()}
        act.log("reopen_year", year, before=before, after=after)
        return year
