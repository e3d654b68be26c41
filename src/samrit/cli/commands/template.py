"""`samrit template`: the Word document or the presentation that an office makes its own, written out or checked."""

import click

from samrit.cli.command import Command, Option
from samrit.cli.saving import put_out
from samrit.cli.sources import load
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message
from samrit.writers.word_template import MARKER, blank_template, checked_template

_FINE = Message("{file} can carry the form.")
_FINE_SLIDES = Message("{file} can carry the slides.")
_SLIDES = ".pptx"
_NEITHER = Message("Say what to do: a FILE to check, or --output with the name of a new template.")


@click.command(
    cls=Command,
    words=Message(
        "Write the Word template of the form, or that of the slides (.pptx), for an office to make its own; or check one that it has changed."
    ),
    notes=(
        Message(
            "An office may change the typeface, sizes, margins, header and footer, and put its letterhead above the form. "
            "One paragraph has to stay: {marker}. There the form goes."
        ).filled(marker=MARKER),
        Message("A template is used with “samrit print FILE -o OUT.docx --template TEMPLATE”."),
        Message(
            "For slides any presentation of the office's will do that has a layout with a title and a subtitle, and one with a title and "
            "one place for contents. It is used with “samrit slides … --template TEMPLATE”."
        ),
    ),
)
@click.argument("file", metavar="FILE", required=False)
@click.option("-o", "--output", "output", cls=Option, metavar="OUT", words=Message("the new template (.docx or .pptx)"))
def command(file: str | None, output: str | None) -> int:
    """Check a template, or write ours."""
    if (file is None) == (output is None):
        raise RefusalError(_NEITHER)
    is_for_slides = (file or output or "").lower().endswith(_SLIDES)
    if is_for_slides:
        return _slides(file, output)
    if file is not None:
        checked_template(load(file))
        click.echo(str(_FINE.filled(file=file)))
    else:
        put_out(blank_template(), output, is_binary=True)
    return 0


def _slides(file: str | None, output: str | None) -> int:
    from samrit.writers.slides_template import blank_slides, opened_template

    if file is not None:
        opened_template(load(file))
        click.echo(str(_FINE_SLIDES.filled(file=file)))
    else:
        put_out(blank_slides(), output, is_binary=True)
    return 0
