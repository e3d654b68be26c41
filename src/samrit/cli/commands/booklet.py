"""`samrit booklet`: the annual report of an agency, or of the city, as one PDF."""

import click

from samrit.cli.agency_year import agency_of, year_option
from samrit.cli.command import Command, Option
from samrit.cli.django import require_database, start_django
from samrit.cli.saving import save
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Print the annual report of a fiscal year: summary, projects, indicators by strategy, annexes and an index, with links."
    ),
    notes=(Message("As in: samrit booklet --agency 2200 --year 2569 -o report.pdf"),),
)
@year_option(is_required=True)
@click.option(
    "--agency",
    cls=Option,
    metavar="CODE",
    words=Message("this agency with all below it (default: the whole city, its indicators as tables)"),
)
@click.option("-o", "--output", "output", cls=Option, required=True, metavar="OUT", words=Message("the PDF to write"))
def command(year: int, agency: str | None, output: str) -> int:
    """Write the file, and say what stands in it."""
    start_django()
    require_database()
    from django.utils import timezone

    from samrit.queries.reviews.annual_booklet import annual_booklet
    from samrit.records.models import Agency
    from samrit.writers.booklet import write_booklet

    of = agency_of(agency) if agency else Agency.objects.filter(parent=None).first()
    now = timezone.localtime()
    booklet = annual_booklet(of, year, today=now.date()) if of is not None else None
    if booklet is None:
        raise RefusalError(Message("nothing is planned there in fiscal year {year}", year=str(year)))
    click.echo(str(Message.counted("Setting {count} indicator …", "Setting {count} indicators …", count=booklet.counts.indicators)), err=True)  # fmt: skip
    save(output, write_booklet(booklet, at=now))
    click.echo(output)
    return 0
