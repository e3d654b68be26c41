"""`samrit booklet`: the annual report of an agency, or of the city, as one PDF or as an e-book."""

import click

from samrit.cli.agency_year import booklet_of, year_option
from samrit.cli.command import Command, Option
from samrit.cli.saving import save
from samrit.thai.translation import Message
from samrit.vocabulary.codes import ReportForm


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
@click.option(
    "--format",
    "format_name",
    cls=Option,
    type=click.Choice(["pdf", "epub"]),
    default="pdf",
    words=Message("pdf for paper (default), epub for reading on a phone"),
)
@click.option("-o", "--output", "output", cls=Option, required=True, metavar="OUT", words=Message("the file to write"))
def command(year: int, agency: str | None, format_name: str, output: str) -> int:
    """Write the file, and say what stands in it."""
    from samrit.writers.report_forms import REPORT_WRITERS

    booklet, now = booklet_of(agency, year)
    click.echo(str(Message.counted("Setting {count} indicator …", "Setting {count} indicators …", count=booklet.counts.indicators)), err=True)  # fmt: skip
    save(output, REPORT_WRITERS[ReportForm(format_name)].write(booklet, at=now))
    click.echo(output)
    return 0
