"""`samrit sign`: a paper signed with a certificate file or by a token, after those who signed it before."""

import os
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import click

from samrit.cli.command import Command, Option
from samrit.cli.saving import put_out, refuse_same
from samrit.cli.sources import load
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message
from samrit.vocabulary.token_address import SCHEME

_VARIABLE = "SAMRIT_KEY_PASSPHRASE"
_NO_PASSPHRASE = Message("The passphrase of the key is missing: give --passphrase-file, or set {variable}.")


@click.command(
    cls=Command,
    words=Message(
        "Sign a PDF with a certificate file or a token (PAdES). Not a byte of the paper is changed, and others may sign after it."
    ),
    notes=(
        Message("The passphrase comes from --passphrase-file or from {variable}, never from the command line.").filled(
            variable=_VARIABLE
        ),
    ),
)
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", "output", cls=Option, required=True, metavar="OUT", words=Message("the signed PDF"))
@click.option(
    "--key",
    "key",
    cls=Option,
    required=True,
    metavar="KEY",
    words=Message(
        "the certificate with its key (PKCS#12), or where they lie in a token: pkcs11:token=NAME;object=LABEL?module-path=FILE"
    ),
)
@click.option(
    "--passphrase-file",
    "passphrase_file",
    cls=Option,
    metavar="FILE",
    words=Message("a file with its passphrase or PIN"),
)
@click.option("--reason", "reason", cls=Option, default="", metavar="WORDS", words=Message("why it is signed"))
@click.option(
    "--tsa", "tsa", cls=Option, metavar="URL", words=Message("a time stamp authority that says when (RFC 3161)")
)
@click.option(
    "--authority",
    "authorities",
    cls=Option,
    multiple=True,
    metavar="PEM",
    words=Message(
        "an authority of the certificate or of the time stamp, asked now for what it revoked, which is written into the paper (B-LT); "
        "again for each"
    ),
)
@click.option(
    "--hidden",
    "is_hidden",
    cls=Option,
    is_flag=True,
    words=Message("no block on the page; the signature is in the file alone"),
)
def command(*, file: str, output: str, key: str, passphrase_file: str | None, **how: Any) -> int:
    """Sign one paper."""
    from samrit.writers.signed_pdf import open_key, open_token, sign_pdf, stamps_of

    refuse_same(file, output)
    passphrase = load(passphrase_file).decode().rstrip("\r\n") if passphrase_file else os.environ.get(_VARIABLE)
    if passphrase is None:
        raise RefusalError(_NO_PASSPHRASE.filled(variable=_VARIABLE))
    opening = open_token(key, passphrase) if key.startswith(SCHEME) else nullcontext(open_key(load(key), passphrase))
    with opening as opened:
        signed = sign_pdf(
            load(file),
            opened,
            at=datetime.now(UTC),
            reason=how["reason"],
            is_visible=not how["is_hidden"],
            stamps=stamps_of(how["tsa"]) if how["tsa"] else None,
            authorities=[load(one).decode("ascii", "replace") for one in how["authorities"]],
        )
    put_out(signed, output, is_binary=True)
    return 0
