"""`samrit agencies`: the city's tree of agencies, shown and added to."""

from datetime import date
from typing import TYPE_CHECKING

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message, ShownDay
from samrit.thai.typed_day import read_day

if TYPE_CHECKING:
    from samrit.records.models import Agency, User


@click.command(
    cls=Command,
    words=Message("list: the city's agencies as they stand today. add: one more, from a day on."),
    notes=(
        Message(
            "As in: samrit agencies add --code 2200 --name-th NAME --below bma --from 1/10/2569 --reason WHY --by USER"
        ),
    ),
)
@click.argument("what", type=click.Choice(["list", "add"]), metavar="list|add")
@click.option("--code", cls=Option, metavar="CODE", words=Message("the agency's code"))
@click.option("--name-th", cls=Option, default="", metavar="NAME", words=Message("its name in Thai"))
@click.option("--name-en", cls=Option, default="", metavar="NAME", words=Message("its name in English"))
@click.option(
    "--below", cls=Option, metavar="CODE", words=Message("the agency that it belongs to (default: the city itself)")
)
@click.option("--from", "from_on", cls=Option, metavar="DAY", words=Message("from which day on, such as 1/10/2569"))
@click.option("--reason", cls=Option, default="", words=Message("why, such as the order by which it is done"))
@click.option("--by", cls=Option, metavar="USER", words=Message("the administrator who does it"))
def command(  # noqa: PLR0913 - an option each
    *,
    what: str,
    code: str | None,
    name_th: str,
    name_en: str,
    below: str | None,
    from_on: str | None,
    reason: str,
    by: str | None,
) -> int:
    """Show, or add."""
    day = _day(from_on)
    start_django()
    require_database()
    if what == "list":
        return _list()
    from django.utils import timezone

    from samrit.actions.city.year import the_city
    from samrit.actions.plans.agencies import add_agency

    if code is None or by is None:
        raise RefusalError(Message("to add an agency, say its --code, its --name-th, a --reason, and --by whom"))
    parent = _agency(below) if below else the_city()
    made = add_agency(
        parent=parent, code=code, name_th=name_th, name_en=name_en, from_on=day, reason=reason, by=_user(by),
        at=timezone.now(),
    )  # fmt: skip
    click.echo(str(Message("added: {agency}", agency=f"{made.code} {made.name_th}")))
    return 0


def _list() -> int:
    from django.utils import timezone

    from samrit.queries.plans.agencies import AgencyFilter, agency_lines, agency_rows

    today = timezone.localdate()
    for line in agency_lines(list(agency_rows(AgencyFilter(), today=today)), today=today):
        since = f" ({ShownDay(line.from_on, short=True)!s} –)" if line.from_on and line.from_on > today else ""
        click.echo(f"{'  ' * line.depth}{line.code} {line.name}{since}")
    return 0


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    found = read_day(typed)
    if found is None:
        raise RefusalError(Message("{typed} is no day; write it as 1/10/2569 or 2026-10-01", typed=typed))
    return found


def _agency(code: str) -> "Agency":
    from samrit.records.models import Agency

    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise RefusalError(Message("there is no agency with the code {code}", code=code))
    return found


def _user(name: str) -> "User":
    from samrit.records.models import User

    user = User.objects.filter(username=name).first()
    if user is None:
        raise RefusalError(Message("there is no user {name}", name=name))
    return user
