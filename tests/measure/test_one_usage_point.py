"""Green Button: what one usage point says twice counts once, and what is only fed into the grid is no load."""

from pathlib import Path

import pytest

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Stated
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError

HOURS = 72
WATTS = [1000 + 37 * (at % 24) + at for at in range(HOURS)]
BEGIN = 1_616_000_400


def series(point: int, number: int, kind: dict[str, int], values: list[int], seconds: int = 3600) -> str:
    up = f"/UsagePoint/{point}/MeterReading/{number}"
    what = "".join(f"<{name}>{value}</{name}>" for name, value in kind.items())
    rows = "".join(
        f"<IntervalReading><timePeriod><duration>{seconds}</duration><start>{BEGIN + at * seconds}</start></timePeriod>"
        f"<value>{value}</value></IntervalReading>"
        for at, value in enumerate(values)
    )
    links = f'<link rel="self" href="{up}"/><link rel="related" href="{up}/IntervalBlock"/><link rel="related" href="/Type/{point}{number}"/>'
    return (
        f'<entry><link rel="self" href="/UsagePoint/{point}"/><content><UsagePoint/></content></entry>'
        f"<entry>{links}<content><MeterReading/></content></entry>"
        f'<entry><link rel="self" href="{up}/IntervalBlock/1"/><link rel="up" href="{up}/IntervalBlock"/><content><IntervalBlock>{rows}'
        f"</IntervalBlock></content></entry>"
        f'<entry><link rel="self" href="/Type/{point}{number}"/><content><ReadingType>{what}</ReadingType></content></entry>'
    )


ENERGY, POWER, BACK = {"uom": 72, "flowDirection": 1}, {"uom": 38, "flowDirection": 1}, {"uom": 72, "flowDirection": 19}


def read_feed(folder: Path, *parts: str, only: tuple[str, ...] = ()) -> Readings:
    path = folder / "feed.xml"
    path.write_text(f"<feed>{''.join(parts)}</feed>", "utf-8")
    return read(path, Stated(tz="Asia/Bangkok", only=only))


def kwh(found: Readings) -> float:
    return float(found.table.kw.sum().to_pyarrow().as_py())


def test_the_power_of_a_usage_point_is_left_where_its_energy_is_there(tmp_path: Path) -> None:
    found = read_feed(tmp_path, series(0, 0, ENERGY, WATTS), series(0, 1, POWER, WATTS))

    assert kwh(found) == pytest.approx(sum(WATTS) / 1000)
    assert [one.code for one in found.findings] == ["Q38"]


def test_the_power_alone_counts_and_so_do_two_usage_points(tmp_path: Path) -> None:
    alone = read_feed(tmp_path, series(0, 0, POWER, WATTS))
    assert kwh(alone) == pytest.approx(sum(WATTS) / 1000)

    both = read_feed(tmp_path, series(0, 0, ENERGY, WATTS), series(1, 0, POWER, [2 * one + 9 for one in WATTS]))

    assert kwh(both) == pytest.approx((3 * sum(WATTS) + 9 * HOURS) / 1000)


def test_days_beside_the_hours_of_a_usage_point_are_left(tmp_path: Path) -> None:
    days = [sum(WATTS[at : at + 24]) for at in range(0, HOURS, 24)]

    assert kwh(read_feed(tmp_path, series(0, 0, ENERGY, WATTS), series(0, 1, ENERGY, days, 86_400))) == pytest.approx(
        sum(WATTS) / 1000
    )


def test_what_is_only_fed_into_the_grid_is_measured_where_somebody_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnmeasurableError, match="--only flowDirection=19"):
        read_feed(tmp_path, series(0, 0, BACK, WATTS))

    assert kwh(read_feed(tmp_path, series(0, 0, BACK, WATTS), only=("flowDirection=19",))) == pytest.approx(
        sum(WATTS) / 1000
    )
