"""`samrit release`: what is published of a year, as a folder of open data."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samrit.cli.agency_year import year_option
from samrit.cli.command import Command, Option
from samrit.cli.django import start_records
from samrit.cli.saving import save
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(
    cls=Command,
    words=Message(
        "Write what is published of a fiscal year as open data: each set as CSV, JSON, Parquet and Excel, results as SDMX-CSV too, and datapackage.json."
    ),
    notes=(
        Message("The files say the same as those of the page “Open data”. samrit rollup counts many cities' releases."),
        Message("With --freeze they are a release: numbered, with a permanent address on the site, never changed."),
    ),
)
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@year_option(is_required=True)
@click.option("--freeze", cls=Option, is_flag=True, words=Message("make it a release first, with a number and a permanent address"))  # fmt: skip
def command(folder: Path, year: int, freeze: bool) -> int:
    """Write the files, and tell which."""
    start_records()
    import json
    from hashlib import sha256

    from django.conf import settings
    from django.utils import timezone

    from samrit.actions.public.releases import release_now
    from samrit.ledger.blobs import blob_bytes
    from samrit.queries.city.publisher import publisher
    from samrit.queries.public.data_sets import Origin, years_of_data
    from samrit.queries.public.releases import Written, files_of_year
    from samrit.vocabulary.data_sets import DATA_SETS
    from samrit.vocabulary.refusal import Refused
    from samrit.writers.data_package import DataFile, data_package, file_name

    if not any(one.fiscal_year_be == year for one in years_of_data()):
        raise RefusalError(Message("nothing of fiscal year {year} is published", year=str(year)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusalError(Message("{target} can't be written ({why})", target=str(folder), why=error.strerror or "")) from error  # fmt: skip
    release = ""
    made: Iterable[Written] = files_of_year(
        year, Origin(settings.CITY_CODE, settings.BASE_URL), today=timezone.localdate()
    )
    if freeze:
        try:
            row = release_now(fiscal_year_be=year, by=None, at=timezone.now())
        except Refused as refusal:
            raise RefusalError(refusal.message) from refusal
        release = row.name
        made = (
            Written(DATA_SETS[one.data_set], one.ending, one.rows, blob_bytes(one.blob))
            for one in row.files.select_related("blob").order_by("pk")
        )
        click.echo(str(Message("release {name}", name=release)))
    files = []
    for one in made:
        name = file_name(settings.CITY_CODE, one.data_set.name, year, one.ending, release=release)
        save(str(folder / name), one.data)
        files.append(DataFile(one.data_set, year, one.rows, name, len(one.data), sha256(one.data).hexdigest()))
        said = Message.counted("{target}: {count:,} row", "{target}: {count:,} rows", count=one.rows, target=name)
        click.echo(str(said))
    package = data_package(files, city_code=settings.CITY_CODE, publisher=publisher(), release=release)
    save(str(folder / "datapackage.json"), json.dumps(package, ensure_ascii=False, indent=1).encode())
    return 0
