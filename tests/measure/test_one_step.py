"""A step that changes within a file: finer readings become the intervals of the others; what can't is told with the way out."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from cities import Floats, load_mw

from samrit.measure.incoming.engine import engine, store
from samrit.measure.incoming.quality import screen

DAYS, CHANGES = 40, 25
HALF, QUARTER = 1800, 900
FIRST_S = int(np.datetime64(date(2021, 3, 1)).astype("datetime64[s]").astype(int))


def mixed(mw: Floats, *, is_energy: bool, is_end: bool) -> dict[str, Floats]:
    """Half-hours until a day, quarter-hours from then on, as they stand when one step was taken for all."""
    coarse, fine = mw[:CHANGES].reshape(-1, 2).mean(axis=1), mw[CHANGES:].reshape(-1)
    starts = FIRST_S + np.concatenate(
        [
            np.arange(len(coarse)) * HALF,
            CHANGES * 86_400 + np.arange(len(fine)) * QUARTER - (QUARTER if is_end else 0),
        ]
    )
    return {"start_s": starts, "kw": np.concatenate([coarse, fine / 2 if is_energy else fine]) * 1000}


def screened(rows: dict[str, Floats], step_s: int = HALF, **how: bool) -> tuple[dict[int, float], dict[str, str]]:
    con = engine(threads=1)
    table = store(con, pa.table({"series": ["city"] * len(rows["kw"]), **rows}))
    good, found = screen(con, table, step_s, **how)
    got = good.to_pyarrow()
    return dict(zip(got["start_s"].to_pylist(), got["kw"].to_pylist(), strict=True)), {
        one.code: one.message.en for one in found
    }


@pytest.fixture
def mw() -> Floats:
    return np.asarray(load_mw(DAYS, step_minutes=15).round(2))


@pytest.mark.parametrize("is_energy", [False, True])
@pytest.mark.parametrize("is_end", [False, True])
def test_quarter_hours_behind_half_hours_are_joined(mw: Floats, is_energy: bool, is_end: bool) -> None:
    kw, found = screened(mixed(mw, is_energy=is_energy, is_end=is_end), is_energy=is_energy, is_end=is_end)

    assert list(found) == ["Q35"]
    assert kw == pytest.approx(
        {FIRST_S + at * HALF: value * 1000 for at, value in enumerate(mw.reshape(-1, 2).mean(axis=1))}
    )


def test_a_half_hour_of_which_a_part_is_missing_is_missing(mw: Floats) -> None:
    rows = mixed(mw, is_energy=False, is_end=False)
    lost = CHANGES * 48 + 200
    kw, _ = screened({name: np.delete(column, lost) for name, column in rows.items()})

    assert set(rows["start_s"][: CHANGES * 48].tolist()) <= set(kw)
    assert int(rows["start_s"][lost]) // HALF * HALF not in kw
    assert len(kw) == DAYS * 48 - 1


def test_readings_beside_the_intervals_here_and_there_are_none_of_a_finer_step(mw: Floats) -> None:
    rows = mixed(mw[:CHANGES], is_energy=False, is_end=False)
    strays = rows["start_s"][100:140:10] + QUARTER
    kw, found = screened(
        {"start_s": np.concatenate([rows["start_s"], strays]), "kw": np.concatenate([rows["kw"], np.full(4, 1.0)])}
    )

    assert list(found) == ["Q17"]
    assert len(kw) == CHANGES * 48


def test_a_day_that_another_meter_wrote_between_the_intervals_is_no_finer_step(mw: Floats) -> None:
    rows = mixed(mw[:CHANGES], is_energy=False, is_end=False)
    others = rows["start_s"][480:528] + QUARTER
    kw, found = screened(
        {
            "start_s": np.concatenate([rows["start_s"], others]),
            "kw": np.concatenate([rows["kw"], np.full(48, 9_000_000.0)]),
        }
    )

    assert list(found) == ["Q17"]
    assert kw[int(rows["start_s"][500])] == rows["kw"][500]


def test_a_stretch_of_coarser_readings_says_by_which_step_all_can_be_measured(mw: Floats) -> None:
    rows = mixed(mw, is_energy=False, is_end=False)

    assert "--step 30" in screened(rows, QUARTER)[1]["Q36"]


def test_a_zero_of_a_city_is_no_reading_and_that_of_a_sign_is_one(mw: Floats) -> None:
    rows = mixed(mw[:CHANGES], is_energy=False, is_end=False)
    rows["kw"][500] = 0.0
    small = {**rows, "kw": rows["kw"] / 100_000}

    assert [list(screened(one)[1]) for one in (rows, small)] == [["Q37", "Q07"], ["Q08"]]
    assert int(rows["start_s"][500]) not in screened(rows)[0]


def test_a_large_load_that_is_often_nothing_is_kept(mw: Floats) -> None:
    rows = mixed(mw[:CHANGES], is_energy=False, is_end=False)
    rows["kw"][::20] = 0.0

    assert list(screened(rows)[1]) == ["Q08"]
