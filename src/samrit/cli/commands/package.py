"""`samrit package`: a year as one open file, out of the records and into an empty system."""

from pathlib import Path

import click

from samrit.cli.agency_year import agency_of, year_option
from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.saving import whole
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "export: a fiscal year as one file, with data, evidence, signed papers, schemas and rules. import: take one in."
    ),
    notes=(Message("As in: samrit package export --year 2564 -o year.zip · samrit package import year.zip"),),
)
@click.argument("what", type=click.Choice(["export", "import"]), metavar="export|import")
@click.argument("file", required=False, metavar="[FILE]")
@year_option(is_required=False)
@click.option(
    "--agency",
    cls=Option,
    metavar="CODE",
    words=Message("this agency with all below it (default: the whole city)"),
)
@click.option("-o", "--output", "output", cls=Option, metavar="OUT", words=Message("the zip to write"))
def command(what: str, file: str | None, year: int | None, agency: str | None, output: str | None) -> int:
    """Take out, or take in."""
    if what == "export" and (year is None or not output or file):
        raise RefusalError(
            Message("an export needs --year and -o, and no other file"),
        )
    if what == "import" and (not file or output or year or agency):
        raise RefusalError(Message("an import needs a file, and nothing else"))
    start_records()
    if what == "import":
        return _import(str(file))
    return _export(int(year or 0), agency, str(output))


def _export(year: int, agency: str | None, output: str) -> int:
    from samrit.package.export import export_package
    from samrit.package.scope import Scope

    scope = Scope(year, agency_of(agency) if agency else None)
    with whole(output) as target:
        manifest = export_package(target, scope)
    stated = (manifest.counts["indicators"], len(manifest.files))
    click.echo(
        str(
            Message(
                "{output}: {indicators}, {files}",
                output=output,
                indicators=Message.counted("{count} indicator", "{count} indicators", count=stated[0]),
                files=Message.counted("{count} file", "{count} files", count=stated[1]),
            )
        )
    )
    return 0


def _import(file: str) -> int:
    from django.utils import timezone

    from samrit.actions.city.import_package import import_package

    manifest = import_package(path=Path(file), at=timezone.now())
    count, year = manifest.counts["indicators"], manifest.fiscal_year_be
    click.echo(
        str(
            Message.counted(
                "took in fiscal year {year} with {count} indicator; nobody's account is open yet",
                "took in fiscal year {year} with {count} indicators; nobody's account is open yet",
                count=count,
                year=year,
            )
        )
    )
    return 0
