"""Options of commands that are about a fiscal year and an agency."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from samrit.cli.command import Option
from samrit.cli.django import start_records
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from samrit.records.models import Agency
    from samrit.writers.booklet_values import Booklet


def year_option(*, is_required: bool) -> "Callable[[Callable[..., int]], Callable[..., int]]":
    """`--year`, as a number of the Buddhist Era."""
    return click.option(
        "--year",
        cls=Option,
        required=is_required,
        type=click.IntRange(2500, 2700),
        metavar="BE",
        words=Message("fiscal year in the Buddhist Era"),
    )


def agency_of(code: str) -> "Agency":
    """The agency with a code; RefusalError where there is none."""
    from samrit.records.models import Agency

    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise RefusalError(Message("there is no agency with the code {code}", code=code))
    return found


def booklet_of(code: str | None, year: int) -> "tuple[Booklet, datetime]":
    """The annual report of an agency, of the city where no code is given, and the time; RefusalError where nothing is planned there."""
    start_records()
    from django.utils import timezone

    from samrit.queries.reviews.annual_booklet import annual_booklet
    from samrit.records.models import Agency

    of = agency_of(code) if code else Agency.objects.filter(parent=None).first()
    # So that the same records give the same bytes: https://reproducible-builds.org/specs/source-date-epoch/
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = timezone.localtime(datetime.fromtimestamp(int(stated), UTC) if stated.isdecimal() else None)
    booklet = annual_booklet(of, year, today=now.date()) if of is not None else None
    if booklet is None:
        raise RefusalError(Message("nothing is planned there in fiscal year {year}", year=str(year)))
    return booklet, now
