"""`samrit slides`: the year of an agency, or of the city, as a short deck."""

import click

from samrit.cli.agency_year import booklet_of, year_option
from samrit.cli.command import Command, Option
from samrit.cli.saving import save
from samrit.cli.sources import load
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Make the slides of a fiscal year: the year in one sentence, by strategy, best results, missed targets, doubtful results, what "
        "was measured and what comes next."
    ),
    notes=(Message("As in: samrit slides --agency 2200 --year 2569 -o year.pptx"),),
)
@year_option(is_required=True)
@click.option(
    "--agency", cls=Option, metavar="CODE", words=Message("this agency with all below it (default: the whole city)")
)
@click.option(
    "--template",
    "template",
    cls=Option,
    metavar="TEMPLATE",
    words=Message("the office's own presentation, whose layouts are used (see “samrit template”)"),
)
@click.option("-o", "--output", "output", cls=Option, required=True, metavar="OUT", words=Message("the .pptx to write"))
def command(year: int, agency: str | None, template: str | None, output: str) -> int:
    """Write the file."""
    from samrit.writers.slides import write_slides
    from samrit.writers.slides_template import opened_template

    office = load(template) if template else None
    opened_template(office)  # refused before anything is counted
    booklet, now = booklet_of(agency, year)
    save(output, write_slides(booklet, at=now, template=office))
    click.echo(output)
    return 0
