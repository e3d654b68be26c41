"""`samrit print`: the official form as a PDF, or as a Word document to go on with."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.commands.convert import remark
from samrit.cli.saving import numbered, put_out, refuse_same
from samrit.cli.sources import load, read_reports
from samrit.cli.words import RefusalError, notify_all
from samrit.report import Report
from samrit.thai.translation import Message
from samrit.writers import WRITERS, write
from samrit.writers.pdf import lost_from

_WORD = WRITERS["word"].suffix
_ONLY_WORD = Message("--template is for Word: give --output a name that ends in {suffix}")


@click.command(
    cls=Command,
    words=Message(
        "Print a report as the official form: a PDF that carries the report's data and can be read back in full."
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    required=True,
    metavar="OUT",
    words=Message("the PDF to write; a name that ends in .docx gives a Word document, to be filled in and read back"),
)
@click.option(
    "--template",
    "template",
    cls=Option,
    metavar="TEMPLATE",
    words=Message("the office's own Word template (see “samrit template”)"),
)
def command(file: str, output: str, template: str | None) -> int:
    """Print one file: each report in it."""
    refuse_same(file, output)
    is_word = output.lower().endswith(_WORD)
    if template and not is_word:
        raise RefusalError(_ONLY_WORD.filled(suffix=_WORD))
    letterhead = _checked(template) if template else None
    for target, reading in numbered(output, read_reports(file), is_binary=True):
        for issue in reading.issues:
            notify_all(remark(file, issue))
        if is_word:
            put_out(_document(reading.report, letterhead), target, is_binary=True)
            continue
        lost = lost_from(reading.report)
        if lost is not None:
            notify_all(lost)
        put_out(write(reading.report, "pdf"), target, is_binary=True)
    return 0


def _checked(template: str) -> bytes:
    from samrit.writers.word_template import checked_template

    return checked_template(load(template))


def _document(report: Report, template: bytes | None) -> bytes:
    from samrit.writers.word import write_word

    return write_word(report, template=template)
