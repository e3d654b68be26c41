"""`samrit verify`: who signed a PDF, when, and whether it is still what they signed; whoever made it."""

import json

import click
import msgspec

from samrit.cli.command import Command, Option
from samrit.cli.sources import load
from samrit.cli.words import RefusalError
from samrit.readers.reading import UnreadableError
from samrit.thai.translation import Message

_HASH = Message("SHA-256 of this file: {sha256}")


@click.command(
    cls=Command,
    words=Message(
        "Tell who signed a PDF, when, and whether a byte has changed since; also of papers that others signed."
    ),
    notes=(
        Message(
            "Exit code 0: it is what was signed; 1: it isn't, nobody signed it, or that can't be judged; 2: it doesn't open."
        ),
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--trust",
    "trust",
    cls=Option,
    multiple=True,
    metavar="PEM",
    words=Message("a certificate of an authority whom you trust; again for each"),
)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    words=Message("how the answer comes"),
)
def command(file: str, trust: tuple[str, ...], form: str) -> int:
    """Verify one file."""
    from samrit.readers.signatures import verify_pdf

    try:
        found = verify_pdf(load(file), trusted=[load(one).decode("ascii", "replace") for one in trust])
    except UnreadableError as error:
        raise RefusalError(Message("{name}: {message}", name=file, message=error.message)) from error
    if form == "json":
        signatures = [
            msgspec.to_builtins(one) | {"says": [line.en for line in one.sentences]} for one in found.signatures
        ]
        stated = {"file": file, "sha256": found.sha256, "as_signed": found.is_as_signed, "signatures": signatures}
        click.echo(json.dumps(stated, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{file}: {found.sentence}")
        for number, one in enumerate(found.signatures, start=1):
            click.echo(f"{number}. {' '.join(map(str, one.sentences))}")
        click.echo(str(_HASH.filled(sha256=found.sha256)))
    return 0 if found.is_as_signed else 1
