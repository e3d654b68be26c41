"""Many meters: kept by day, read by the hour, the same on one machine and on a cluster."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import spark
from cities import Floats, load_mw

import nation
from samrit.cli.releases import read_releases
from samrit.measure.costs import published as published_tariffs
from samrit.measure.emissions import published as published_factors
from samrit.measure.event import Event, parse_event
from samrit.measure.groups import measure_groups
from samrit.measure.incoming.engine import engine
from samrit.measure.incoming.reading import read, stored_on
from samrit.measure.incoming.stated import Stated
from samrit.measure.layout import MANIFEST, write_layout
from samrit.measure.measuring import measure
from samrit.measure.meters import intervals, mean_savings, savings
from samrit.measure.methods.table import METHODS
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.record import record
from samrit.measure.refusal import UnmeasurableError
from samrit.scoring.nation import rollups
from samrit.writers.measurement import write_measurement

EVENT = parse_event("2021-03-27T20:30/21:30", "Asia/Bangkok")
DAYS = 100
FIRST = date(2021, 3, 27) - timedelta(days=DAYS - 1)
METERS = 40
SATURDAYS = tuple(-7 * week for week in range(1, 13))


def loads() -> Floats:
    """`[meter, day, slot]` in kW: the city's shape, and a household's own noise; one lights-off, one broken meter."""
    rng = np.random.default_rng(7)
    city = load_mw(DAYS) / 5000
    kw = np.round(
        city[None] * rng.uniform(0.1, 3, METERS)[:, None, None] * rng.uniform(0.5, 1.5, (METERS, DAYS, 48)), 3
    )
    kw[5, -1, 41:43] = 0.0
    kw[6, -8, 42] = np.nan
    return np.asarray(kw, dtype=np.float64)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kw = loads()
    start = EVENT.anchor(0).replace(hour=0, minute=0).timestamp() - (DAYS - 1) * 86400
    seconds = int(start) + np.arange(DAYS * 48) * 1800
    values = kw.reshape(-1)
    good = ~np.isnan(values)
    names = np.repeat([f"m{at:02}" for at in range(METERS)], DAYS * 48)[good]
    table = pa.table({"series": names.tolist(), "start_s": np.tile(seconds, METERS)[good], "kw": values[good]})
    target = tmp_path_factory.mktemp("stored") / "readings"
    con = engine()
    write_layout(con, Readings(ibis.memtable(table), 1800, 0, sha256="abc"), target, "Asia/Bangkok")
    return target


@pytest.fixture(scope="module")
def stored(folder: Path) -> Readings:
    return read(folder, Stated(tz="Asia/Bangkok"))


def expected_savings(days: tuple[int, ...]) -> dict[str, float | None]:
    kw = loads()
    saved = 0.5 * (kw[:, [DAYS - 1 + day for day in days], 41:43].mean(axis=1) - kw[:, -1, 41:43]).sum(axis=1)
    return {f"m{at:02}": None if np.isnan(value) else round(float(value), 9) for at, value in enumerate(saved)}


def test_a_day_is_a_file_sorted_by_time_and_nothing_is_counted_again(folder: Path, stored: Readings) -> None:
    files = sorted(folder.glob("local_day=*/readings.parquet"))

    assert len(files) == DAYS
    assert files[-1].parent.name == "local_day=2021-03-27"
    starts = pq.read_table(files[-1])["start_s"].to_pylist()
    assert starts == sorted(starts)
    assert (stored.step_s, stored.phase_s, stored.sha256) == (1800, 0, "abc")


def test_a_run_that_was_broken_off_goes_on_and_another_source_starts_clean(folder: Path, tmp_path: Path) -> None:
    con = engine()
    source = Readings(read(folder, Stated(tz="Asia/Bangkok"), on=con).table, 1800, 0, sha256="abc")
    target = tmp_path / "again"
    found: list[tuple[int, int]] = []

    class BrokenOffError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if (done, of) == (30, DAYS):
            raise BrokenOffError

    with pytest.raises(BrokenOffError):
        write_layout(con, source, target, "Asia/Bangkok", progress=stop)
    went_on = write_layout(con, source, target, "Asia/Bangkok", progress=lambda done, of: found.append((done, of)))
    other = Readings(source.table, 1800, 0, sha256="another")

    assert (went_on, found[-1]) == (DAYS - 30, (DAYS, DAYS))
    assert write_layout(con, other, target, "Asia/Bangkok") == DAYS
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("not ours")
    with pytest.raises(UnmeasurableError, match="holds other files already"):
        write_layout(con, other, tmp_path / "papers", "Asia/Bangkok")
    assert (target / MANIFEST).exists()


def test_every_meter_in_one_pass_is_every_meter_by_hand(stored: Readings) -> None:
    days = SATURDAYS[:4]
    slow = savings(stored, EVENT, METHODS["mean-of-n"], days).to_pyarrow().to_pylist()
    fast = mean_savings(stored, EVENT, days).to_pyarrow().to_pylist()
    by_hand = expected_savings(days)

    assert {row["series"]: row["saved_kwh"] and round(row["saved_kwh"], 9) for row in slow} == by_hand
    whole = {row["series"]: round(row["saved_kwh"], 9) for row in fast if row["readings"] == 10}
    assert whole == {name: value for name, value in by_hand.items() if value is not None}
    assert [row["series"] for row in slow if not row["is_whole"]] == ["m06"]


def rows(readings: Readings, event: Event, name: str, days: tuple[int, ...]) -> list[dict[str, Any]]:
    table = intervals(readings, event, METHODS[name], days).order_by(["series", "slot"])
    return [
        {key: round(value, 9) if isinstance(value, float) else value for key, value in row.items()}
        for row in table.to_pyarrow().to_pylist()
    ]


@pytest.fixture(scope="module")
def on_spark(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readings]:
    if not spark.has_java():
        pytest.skip("Spark needs Java 17 or 21 (apt-get install default-jre-headless); the cluster was not tried")
    from pyspark.sql import SparkSession

    with spark.cluster(tmp_path_factory.mktemp("spark")) as master:
        builder = SparkSession.builder.master(master).appName("samrit")
        for key, value in {
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
            "spark.driver.host": spark.LOOPBACK,
            "spark.driver.bindAddress": spark.LOOPBACK,
            "spark.executor.memory": "512m",
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.sql.codegen.wholeStage": "false",  # compiling takes longer than these few rows
            "spark.driver.extraJavaOptions": spark.SHORT_LIVED,
            "spark.executor.extraJavaOptions": spark.SHORT_LIVED,
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        try:
            yield stored_on(ibis.pyspark.connect(session), folder)
        finally:
            session.stop()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark")
@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("high-x-of-y", SATURDAYS[:5]),
        ("matching-day", SATURDAYS),
    ],
)
def test_one_machine_and_a_cluster_of_two_workers_say_the_same(
    stored: Readings, on_spark: Readings, name: str, days: tuple[int, ...]
) -> None:
    here, there = (rows(readings, EVENT, name, days) for readings in (stored, on_spark))

    assert len(here) == 2 * METERS
    assert here == there


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark")
def test_a_region_is_answered_on_a_cluster_as_on_one_machine_from_readings_to_paper(
    stored: Readings, on_spark: Readings
) -> None:
    protocol = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok", method="mean-of-n")
    groups = {f"m{at:02}": "north" if at < 15 else "south" for at in range(METERS)}

    here, there = (
        measure(readings, protocol, factors=published_factors(), tariffs=published_tariffs())
        for readings in (stored, on_spark)
    )
    shares, others = (measure_groups(readings, protocol, groups) for readings in (stored, on_spark))

    assert rounded(record(here)) == rounded(record(there))
    assert len(record(there)["emissions"]) * len(record(there)["costs"]) > 0
    assert write_measurement(here)[:5] == write_measurement(there)[:5] == b"%PDF-"
    assert [(one.name, round(one.saved_mwh, 9)) for one in shares.groups] == [
        (one.name, round(one.saved_mwh, 9)) for one in others.groups
    ]


def test_what_the_docs_say_of_a_cluster_runs_as_it_stands_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (Path(__file__).parents[2] / "docs" / "measure.md").read_text("utf-8")
    code = text.partition("```python\n")[2].partition("```")[0].replace("/data/readings", str(folder))
    monkeypatch.setitem(vars(ibis), "pyspark", SimpleNamespace(connect=lambda _: engine()))
    found: dict[str, Any] = {"session": None}

    exec(code.replace("meter 1", "m01").replace("meter 2", "m20"), found)

    assert found["answers"]["emissions"]
    assert found["answers"]["costs"]
    assert found["paper"][:5] == b"%PDF-"
    assert {"north", "south"} <= {one.name for one in found["shares"].groups}


def test_a_folder_that_is_not_kept_by_day_is_no_region(tmp_path: Path) -> None:
    with pytest.raises(UnmeasurableError, match="--keep"):
        stored_on(engine(), tmp_path)


def rounded(value: Any) -> Any:
    """The same with floats to nine digits: a cluster adds up in an order of its own."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(one) for one in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark")
@pytest.mark.usefixtures("on_spark")
def test_a_nation_is_counted_alike_on_one_machine_and_on_a_cluster(tmp_path: Path) -> None:
    from pyspark.sql import SparkSession

    nation.make(tmp_path, cities=3, indicators=12, years=2)
    cluster = ibis.pyspark.connect(SparkSession.getActiveSession())
    there = [cluster.read_parquet(str(tmp_path / f"samrit-{name}-*.parquet")) for name in ("results", "indicators")]
    here = read_releases([tmp_path])

    one, other = (
        rollups(*tables).order_by(["scope_kind", "scope_code", "fiscal_year", "period"]).to_pyarrow().to_pylist()
        for tables in ((here.results, here.indicators), there)
    )

    assert one == other
    assert sum(row["indicators"] for row in one if row["scope_kind"] == "nation") == 3 * 12 * 2 * 5
