"""`samrit begin`: the city and its first administrator, once, in an empty installation."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message("Begin: make the city and its first administrator, who then invites everybody else on the web."),
    notes=(Message("The password is asked for, so that it stands in no history of commands."),),
)
@click.option(
    "--code",
    cls=Option,
    required=True,
    metavar="CODE",
    words=Message("the city's code, such as bma"),
)
@click.option("--name-th", cls=Option, required=True, words=Message("the city's name in Thai"))
@click.option("--name-en", cls=Option, default="", words=Message("the city's name in English"))
@click.option(
    "--admin",
    cls=Option,
    required=True,
    metavar="USER",
    words=Message("the administrator's user name"),
)
@click.option("--admin-name", cls=Option, required=True, words=Message("the administrator's own name"))
@click.option("--email", cls=Option, default="", words=Message("the administrator's e-mail address"))
def command(  # noqa: PLR0913 - an option each
    *, code: str, name_th: str, name_en: str, admin: str, admin_name: str, email: str
) -> int:
    """Ask for the password, make both, say what to do next."""
    start_records()
    from django.utils import timezone

    from samrit.actions.city.found_city import EasyPasswordError, found_city
    from samrit.actions.people.people import Details

    ask = str(Message("The administrator's password"))
    again = str(Message("Once more"))
    details = Details(name_th=admin_name, username=admin, email=email)
    person = None
    while person is None:
        password = click.prompt(ask, hide_input=True, confirmation_prompt=again)
        try:
            person = found_city(
                code=code, name_th=name_th, name_en=name_en, details=details, password=password, at=timezone.now()
            )
        except EasyPasswordError as refusal:  # another is asked for; what was typed besides stands
            click.echo(str(refusal.message))
    click.echo(
        str(
            Message("Done. Log in as {username}, and invite the others on the page “People”.", username=person.username)
        )
    )
    return 0
