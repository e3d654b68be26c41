"""Many cities are counted from their releases as each city counts itself; on DuckDB, and unchanged on Spark."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import factories
from samrit.actions.period_results import count_all
from samrit.cli.main import run
from samrit.cli.releases import read_releases
from samrit.queries.reviews.counts import Period, scope_counts
from samrit.queries.reviews.released import PERIODS, indicator_rows, result_rows
from samrit.records.models import Agency, Evidence, Indicator
from samrit.report import Absence, Comparison, Kind, Result, Target
from samrit.scoring.counts import Counts, ScopeKind
from samrit.scoring.nation import rollups
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Status
from samrit.writers.data_sets import DATA_SETS, INDICATORS, RESULTS, write_data_csv, write_parquet

pytestmark = pytest.mark.django_db
YEAR, TODAY = factories.YEAR_BE, date(2021, 6, 1)
CITIES = ("10", "20")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


def city() -> list[Agency]:
    """Two departments with indicators in every part of a bar, a doubt of each kind and none of each kind among them."""
    agencies = [factories.agency("north"), factories.agency("south")]
    results = [
        Result.of(9, "แห่ง"),
        Result.of(5, "แห่ง"),
        Result.of(4, "แห่ง"),
        Result.none(Absence.NOT_APPLICABLE, "ไม่มี"),
    ]
    for number in range(12):
        row = factories.indicator(_plan(agencies[number % 2]))
        row.kind = list(Kind)[number % 3].value
        row.weight = (None, Decimal("0.1"), Decimal("33.3333"))[number % 3]
        row.doubts = {"2": Doubt.CONTRADICTED.value} if number == 5 else None
        row.save()
        for quarter in range(1, 6):
            if (number + quarter) % 5:
                status = (Status.SUBMITTED, Status.PUBLISHED, Status.RETURNED)[(number * quarter) % 3]
                one = factories.quarter(row, quarter, status=status, result=results[(number + quarter) % 4])
                one.target = Target.of(Comparison.AT_LEAST, 5, "แห่ง")
                one.save()
        if number % 2:
            Evidence.objects.create(indicator=row, ref="ทะเบียน")
    count_all()
    return agencies


def _plan(agency: Agency) -> Any:
    return agency.annual_plans.first() or factories.annual_plan(agency)


def release(folder: Path, city_code: str, *, as_csv: bool = False) -> Path:
    """The city's sets as files."""
    folder.mkdir()
    rows = {"results": result_rows(city_code, YEAR, today=TODAY), "indicators": indicator_rows(city_code, YEAR)}
    for name, data_set in DATA_SETS.items():
        write = write_data_csv if as_csv else write_parquet
        kind = "csv" if as_csv else "parquet"
        (folder / f"samrit-{city_code}-{name}-{YEAR}.{kind}").write_bytes(write(data_set, rows[name]))
    return folder


def own_figures(kind: ScopeKind) -> dict[tuple[str, str], Counts]:
    """What the city's own pages count."""
    periods = [Period(YEAR, quarter) for quarter in PERIODS]
    found = scope_counts(kind, periods, today=TODAY)
    return {(code, PERIODS[period.quarter]): counts for (code, period), counts in found.items()}


def by_scope(table: Any, kind: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    rows = table.filter(table.scope_kind == kind).to_pyarrow().to_pylist()
    return {(row["scope_code"], row["period"]): _of_row(row) for row in rows}


def _of_row(row: dict[str, Any]) -> tuple[Any, ...]:
    names = (
        "indicators",
        "due",
        "published",
        "sound",
        "doubtful",
        "unsupported",
        "exceeds",
        "meets",
        "nearly",
        "misses",
    )
    return (*(row[name] for name in names), row["weight_total"], row["weight_sound"])


def _of_counts(one: Counts, times: int = 1) -> tuple[Any, ...]:
    numbers = (one.indicators, one.due, one.reported, one.sound, one.doubtful, one.unsupported, one.exceeds, one.meets, one.nearly, one.misses)  # fmt: skip
    weights = (Decimal(one.weight_total) / 10_000, Decimal(one.weight_sound) / 10_000)
    return tuple(times * number for number in (*numbers, *weights))


def test_the_nation_counts_as_its_cities_do(tmp_path: Path) -> None:
    city()
    places = [release(tmp_path / "a", CITIES[0]), release(tmp_path / "b", CITIES[1], as_csv=True)]

    found = read_releases(places)
    table = rollups(found.results, found.indicators)

    own = own_figures(ScopeKind.CITY)
    assert by_scope(table, "nation") == {key: _of_counts(counts, 2) for key, counts in own.items()}
    assert by_scope(table, "city") == {
        (code, period): _of_counts(one) for code in CITIES for (_, period), one in own.items()
    }
    agencies = {key: counts for key, counts in own_figures(ScopeKind.AGENCY).items() if counts.indicators}
    assert by_scope(table, "agency") == {(f"{code}/{agency}", period): _of_counts(one) for code in CITIES for (agency, period), one in agencies.items()}  # fmt: skip
    kinds = {key: counts for key, counts in own_figures(ScopeKind.KIND).items() if counts.indicators}
    assert by_scope(table, "kind") == {key: _of_counts(counts, 2) for key, counts in kinds.items()}
    assert {part for one in own.values() for part in ("exceeds", "meets", "nearly", "misses", "unjudged", "doubtful", "overdue", "not_due") if getattr(one, part)} >= {"exceeds", "meets", "misses", "unjudged", "doubtful", "overdue", "not_due"}  # fmt: skip


def test_the_command_writes_the_table_and_says_what_can_not_be_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city()
    first = release(tmp_path / "a", CITIES[0])
    row = Indicator.objects.order_by("pk")[0]
    row.definition = "นับเฉพาะหน่วยงานของรัฐ"
    row.save()
    second = release(tmp_path / "b", CITIES[1])
    target = tmp_path / "nation.csv"

    assert run(["rollup", str(first), str(second), "-o", str(target), "--scope", "nation", "--lang", "en"]) == 0

    out, err = capsys.readouterr()
    assert out == f"{target}: 5 rows\n"
    assert "unit, comparison or definition differs between cities" in err
    assert (
        target.read_text().splitlines()[0].startswith('"scope_kind","scope_code","fiscal_year","period","indicators"')
    )
    assert run(["rollup", str(first), "--lang", "en"]) == 0
    assert f"{YEAR} Q1: indicators 12, reported 10, reached 3, missed 1, doubtful 4" in capsys.readouterr().out


def test_the_same_year_of_a_city_is_not_counted_twice(tmp_path: Path) -> None:
    city()
    places = [release(tmp_path / "a", CITIES[0]), release(tmp_path / "b", CITIES[0])]

    with pytest.raises(Invalid, match="come in several files"):
        read_releases(places)
    with pytest.raises(Invalid, match="No file of the set results"):
        read_releases([tmp_path / "a" / f"samrit-10-indicators-{YEAR}.parquet"])
    assert INDICATORS.names[:3] == RESULTS.names[:3]
