"""`samrit release`: what is published of a year, as a folder of open data."""

from pathlib import Path

import click

from samrit.cli.agency_year import year_option
from samrit.cli.command import Command
from samrit.cli.django import require_database, start_django
from samrit.cli.saving import save
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Write what is published of a fiscal year as open data: indicators and results as CSV and Parquet, and datapackage.json."
    ),
    notes=(
        Message("The files say the same as those of the page “Open data”. samrit rollup counts many cities' releases."),
    ),
)
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@year_option(is_required=True)
def command(folder: Path, year: int) -> int:
    """Write the files, and tell which."""
    start_django()
    require_database()
    import json
    from hashlib import sha256

    from django.conf import settings
    from django.utils import timezone

    from samrit.queries.public.data_sets import Origin, rows_of, years_of_data
    from samrit.vocabulary.data_sets import DATA_SETS
    from samrit.writers.data_package import DataFile, data_package, file_name
    from samrit.writers.data_sets import csv_pieces, write_parquet

    found = next((one for one in years_of_data() if one.fiscal_year_be == year), None)
    if found is None:
        raise RefusalError(Message("nothing of fiscal year {year} is published", year=str(year)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusalError(Message("{target} can't be written ({why})", target=str(folder), why=error.strerror or "")) from error  # fmt: skip
    origin, files = Origin(settings.CITY_CODE, settings.BASE_URL), []
    for one in DATA_SETS.values():
        rows = list(rows_of(one, year, origin, today=timezone.localdate()))
        for ending in ("csv", "parquet"):
            name = file_name(origin.city_code, one, year, ending)
            data = b"".join(csv_pieces(one, rows, bom=True)) if ending == "csv" else write_parquet(one, rows)
            save(str(folder / name), data)
            files.append(DataFile(one, year, len(rows), name, len(data), sha256(data).hexdigest()))
            said = Message.counted("{target}: {count:,} row", "{target}: {count:,} rows", count=len(rows), target=name)
            click.echo(str(said))
    package = data_package(files, city_code=origin.city_code, publisher=settings.CITY_NAME)
    save(str(folder / "datapackage.json"), json.dumps(package, ensure_ascii=False, indent=1).encode())
    return 0
