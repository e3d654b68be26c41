"""`samrit rollup`: the counts of many cities from the results that they released."""

from pathlib import Path
from typing import Any

import click

from samrit.cli.command import Command, Option
from samrit.cli.saving import save
from samrit.cli.words import RefusalError
from samrit.scoring.nation import SCOPES
from samrit.thai.translation import Message


@click.command(
    cls=Command,
    words=Message(
        "Count the results of many cities: by nation, city, agency, kind and level, for each fiscal year and period."
    ),
    notes=(
        Message("A release is a folder with the sets “results” and “indicators”, as Parquet or CSV."),
        Message(
            "Numbers of indicators and weights are added. Indicators whose unit, comparison or definition differs between cities are listed, and their values never added."
        ),
    ),
)
@click.argument("releases", nargs=-1, required=True, metavar="RELEASE…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--scope",
    "scopes",
    cls=Option,
    multiple=True,
    type=click.Choice(list(SCOPES)),
    words=Message("over what to count; may be given several times (default: all)"),
)
@click.option(
    "-o",
    "--output",
    "output",
    cls=Option,
    metavar="OUT",
    words=Message("the file to write, .csv or .parquet (default: the nation's counts on standard output)"),
)
def command(*, releases: tuple[Path, ...], scopes: tuple[str, ...], output: str | None) -> int:
    """Read, count, write."""
    from samrit.cli.releases import read_releases
    from samrit.scoring.nation import differing, rollups, without_indicator

    if output is not None and Path(output).suffix not in (".csv", ".parquet"):
        raise RefusalError(Message("{target}: the output is .csv or .parquet", target=output))
    found = read_releases(releases)
    counted = rollups(found.results, found.indicators, scopes or tuple(SCOPES) if output else ("nation",))
    table = counted.order_by(["scope_kind", "scope_code", "fiscal_year", "period"]).to_pyarrow()
    if output is None:
        for row in table.to_pylist():
            click.echo(str(_line(row)))
    else:
        save(output, _bytes(table, output))
        said = Message.counted(
            "{target}: {count:,} row", "{target}: {count:,} rows", count=table.num_rows, target=output
        )
        click.echo(str(said))
    _notes(int(without_indicator(found.results, found.indicators).to_pyarrow().as_py()), differing(found.indicators))
    return 0


def _line(row: dict[str, Any]) -> Message:
    return Message(
        "{year} {period}: indicators {indicators:,}, reported {published:,}, reached {reached:,}, missed {misses:,}, doubtful {doubtful:,}",
        year=str(row["fiscal_year"]),
        period=row["period"],
        reached=row["exceeds"] + row["meets"],
        **{name: row[name] for name in ("indicators", "published", "misses", "doubtful")},
    )


def _bytes(table: Any, output: str) -> bytes:
    import pyarrow as pa
    from pyarrow import csv, parquet

    sink = pa.BufferOutputStream()
    if output.endswith(".csv"):
        csv.write_csv(table, sink)
    else:
        parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _notes(orphans: int, differences: Any) -> None:
    """What is not as it should be goes to standard error."""
    if orphans:
        said = Message.counted(
            "{count:,} result is of an indicator that the releases don't have; it counts for its city alone",
            "{count:,} results are of indicators that the releases don't have; they count for their cities alone",
            count=orphans,
        )
        click.echo(str(said), err=True)
    other = differences.order_by(["fiscal_year", "indicator_code"]).to_pyarrow().to_pylist()
    for row in other:
        words = Message(
            "{year} {code}: unit, comparison or definition differs between cities; not to be added up",
            year=str(row["fiscal_year"]),
            code=row["indicator_code"],
        )
        click.echo(str(words), err=True)
