"""Options of commands that are about a fiscal year and an agency."""

from typing import TYPE_CHECKING

import click

from samrit.cli.command import Option
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from samrit.records.models import Agency


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
