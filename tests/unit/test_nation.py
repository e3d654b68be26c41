"""Many cities are counted from their releases as each city counts itself; on DuckDB, and unchanged on Spark."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.utils import translation

import factories
from samrit.actions.public.publish_copy import copy_all_published
from samrit.cli.main import run
from samrit.cli.releases import read_releases
from samrit.queries.public.data_sets import Origin, rows_of
from samrit.queries.public.indicator import IndicatorPage, Period, indicator_page
from samrit.records.models import Agency, Evidence, PublishedIndicator
from samrit.report import Absence, Comparison, Kind, Result, Target
from samrit.report.model import Verdict
from samrit.report.published import PublishedDefinition, read, stored
from samrit.scoring.nation import rollups
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.data_sets import DATA_SETS, INDICATORS, RESULTS
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.periods import PERIODS
from samrit.vocabulary.public_states import PublicState
from samrit.vocabulary.refusal import Invalid
from samrit.vocabulary.workflow import Status
from samrit.writers.data_sets import CsvFile, ParquetFile, pieces

pytestmark = pytest.mark.django_db
YEAR, TODAY = factories.YEAR_BE, date(2021, 6, 1)
CITIES = ("10", "20")


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


def city() -> None:
    """Two departments with indicators in every part of a bar, a doubt and none of each kind among them; most of it published."""
    agencies = [factories.agency("north"), factories.agency("south")]
    results = [
        Result.of(9, "แห่ง"),
        Result.of(5, "แห่ง"),
        Result.of(4, "แห่ง"),
        Result.none(Absence.NOT_APPLICABLE, "ไม่มี"),
    ]
    evaluator = factories.user(RoleName.EVALUATOR)
    for number in range(12):
        row = factories.indicator(_plan(agencies[number % 2]))
        row.kind, row.code = list(Kind)[number % 3].value, f"2200-{number:04}"
        row.weight = (None, Decimal("0.1"), Decimal("33.3333"))[number % 3]
        row.doubts = {"2": Doubt.CONTRADICTED.value} if number == 6 else None
        row.save()
        if number % 2:
            Evidence.objects.create(indicator=row, ref="ทะเบียน")
        for quarter in range(1, 6):
            if (number + quarter) % 5:
                one = factories.quarter(row, quarter, status=Status.PUBLISHED, result=results[(number + quarter) % 4])
                one.target = Target.of(Comparison.AT_LEAST, 5, "แห่ง")
                one.published_version, one.published_at, one.published_by = one.version, factories.AT, evaluator
                one.save()
    copy_all_published()


def _plan(agency: Agency) -> Any:
    return agency.annual_plans.first() or factories.annual_plan(agency)


def release(folder: Path, city_code: str, *, as_csv: bool = False) -> Path:
    """The city's sets as files."""
    folder.mkdir()
    for name, data_set in DATA_SETS.items():
        rows = rows_of(data_set, YEAR, Origin(city_code, "https://city.example"), today=TODAY)
        kind = "csv" if as_csv else "parquet"
        data = b"".join(pieces(partial(CsvFile if as_csv else ParquetFile, data_set), rows))
        (folder / f"samrit-{city_code}-{name}-{YEAR}.{kind}").write_bytes(data)
    return folder


def own_figures(scope: Callable[[IndicatorPage], str]) -> dict[tuple[str, str], tuple[Any, ...]]:
    """What the pages of the city's indicators say, counted."""
    found: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for row in PublishedIndicator.objects.select_related("plan"):
        page = indicator_page(row, today=TODAY)
        for period in page.periods:
            found[scope(page), PERIODS[period.quarter]].append(_counted(page, period))
    return {key: tuple(map(sum, zip(*those, strict=True))) for key, those in found.items()}


def _counted(page: IndicatorPage, period: Period) -> tuple[Any, ...]:
    state, weight = period.state, Decimal(page.definition.weight or 1)
    is_published = period.publication is not None
    is_sound = is_published and state is not PublicState.DOUBTFUL
    is_unsupported = period.publication is not None and period.publication.report.is_unsupported
    counts = (True, state is not PublicState.NOT_YET_DUE, is_published, is_sound, state is PublicState.DOUBTFUL, is_sound and is_unsupported)  # fmt: skip
    verdicts = (state.value == verdict.value for verdict in Verdict)
    return (*map(int, counts), *map(int, verdicts), weight, weight if is_sound else Decimal(0))


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


def twice(one: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(2 * number for number in one)


def test_the_nation_counts_as_its_cities_do(tmp_path: Path) -> None:
    city()
    places = [release(tmp_path / "a", CITIES[0]), release(tmp_path / "b", CITIES[1], as_csv=True)]

    found = read_releases(places)
    table = rollups(found.results, found.indicators)

    own = own_figures(lambda _page: "")
    assert by_scope(table, "nation") == {key: twice(one) for key, one in own.items()}
    assert by_scope(table, "city") == {(code, period): one for code in CITIES for (_, period), one in own.items()}
    agencies = own_figures(lambda page: page.row.plan.agency_code)
    assert by_scope(table, "agency") == {(f"{code}/{agency}", period): one for code in CITIES for (agency, period), one in agencies.items()}  # fmt: skip
    kinds = own_figures(lambda page: page.definition.kind)
    assert by_scope(table, "kind") == {key: twice(one) for key, one in kinds.items()}
    states = {period.state for row in PublishedIndicator.objects.all() for period in indicator_page(row, today=TODAY).periods}  # fmt: skip
    assert states >= {PublicState(state) for state in ("exceeds", "meets", "misses", "doubtful", "not_applicable", "not_published", "not_yet_due")}  # fmt: skip


def test_the_command_writes_the_table_and_says_what_can_not_be_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    city()
    first = release(tmp_path / "a", CITIES[0])
    row = PublishedIndicator.objects.order_by("pk")[0]
    row.content = stored(
        msgspec.structs.replace(read(row.content, PublishedDefinition), definition="นับเฉพาะหน่วยงานของรัฐ")
    )[0]
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
    assert f"{YEAR} Q1: indicators 12, reported 10, reached 5, missed 2, doubtful 0" in capsys.readouterr().out


def test_the_same_year_of_a_city_is_not_counted_twice(tmp_path: Path) -> None:
    city()
    places = [release(tmp_path / "a", CITIES[0]), release(tmp_path / "b", CITIES[0])]

    with pytest.raises(Invalid, match="come in several files"):
        read_releases(places)
    with pytest.raises(Invalid, match="No file of the set results"):
        read_releases([tmp_path / "a" / f"samrit-10-indicators-{YEAR}.parquet"])
    assert INDICATORS.names[:3] == RESULTS.names[:3]
