"""`samrit places`: the city's districts, shown, or another list in their place."""

from pathlib import Path

import click

from samrit.cli.bringing import by_administrator, user_called
from samrit.cli.command import Command
from samrit.cli.django import start_records
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message, language


@click.command(
    cls=Command,
    words=Message("list: the city's districts. import: let a file (Excel, OpenDocument, CSV) be the list."),
    notes=(
        Message("As in: samrit places import districts.csv --by USER"),
        Message(
            "Columns: code, name in Thai, name in English, other names, column and row of the map. A district that records name stays with them."
        ),
    ),
)
@click.argument("what", type=click.Choice(["list", "import"]), metavar="list|import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@by_administrator
def command(*, what: str, file: Path | None, by: str | None) -> int:
    """Show, or let the file be the list."""
    start_records()
    if what == "list":
        return _list()
    if file is None or by is None:
        raise RefusalError(Message("to import a list, name the file, and say --by whom"))
    return _import(file, by)


def _list() -> int:
    from samrit.queries.city.places import listed_places

    for place in listed_places():
        click.echo(f"{place.code} {place.name_th}" + (f" · {place.name_en}" if place.name_en else ""))
    return 0


def _import(file: Path, username: str) -> int:
    from django.utils import timezone

    from samrit.actions.city.places_import import listed_in, upload_places
    from samrit.actions.importer import stored_problems
    from samrit.actions.importing import discard_import, save_import
    from samrit.vocabulary.refusal import Invalid

    by = user_called(username)
    row = upload_places(data=file.read_bytes(), name=file.name, by=by, at=timezone.now())
    rows = listed_in(row)
    for problem in (*row.problems, *stored_problems(issue for one in rows for issue in one.issues)):
        click.echo(f"{file.name}:{problem['cell']} {problem[language()]}".replace(": ", " "), err=True)
    try:
        save_import(row=row, by=by, at=timezone.now())
    except Invalid:
        discard_import(row=row, by=by, at=timezone.now())
        raise
    said = Message.counted("The list has {count:,} district.", "The list has {count:,} districts.", count=len(rows))
    click.echo(str(said))
    return 0
