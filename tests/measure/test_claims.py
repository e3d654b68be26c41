"""Published figures: the arithmetic of each, and the break between two methods."""

import pytest

from samrit.measure.claims import Claim, doubts, published, runs


def claim(**changes: object) -> Claim:
    fields: dict[str, object] = {
        "place": "Bangkok", "year_ce": 2021, "mw": 20.0, "t_co2": 8.4, "baht": 72_200.0, "baseline": "bridge",
        "baseline_known": "stated", "baseline_as_stated": "", "source": "x",
    }  # fmt: skip
    return Claim(**{**fields, **changes})  # type: ignore[arg-type] # the fields are put together from two mappings


def test_a_claim_whose_arithmetic_holds_has_no_doubts() -> None:
    assert [claim().t_per_mwh, claim().baht_per_kwh] == pytest.approx([0.42, 3.61])
    assert doubts(claim()) == ()


def test_the_forms_claim_implies_a_factor_that_the_grid_does_not_have() -> None:
    form = next(one for one in published() if (one.place, one.year_ce) == ("Bangkok", 2021))

    assert (form.mw, form.t_co2, form.mwh) == (29.4, 8.4, 29.4)
    assert [words.en for words in doubts(form)] == [
        "held against one day; ordinary days differ by more among themselves",
        "its tonnes imply 0.286 t/MWh, outside the grid's 0.3 to 0.7",
    ]


def test_a_price_that_no_tariff_knows_is_doubted() -> None:
    assert [words.en for words in doubts(claim(baht=20_000.0))] == [
        "its baht imply 1.00 baht/kWh, outside 2.89 to 4.33 of the tariffs then"
    ]


def test_series_break_where_the_method_changes() -> None:
    bangkok = [one for one in published() if one.place == "Bangkok"]

    years = [[one.year_ce for one in run] for run in runs(bangkok)]

    assert [(part[0], part[-1]) for part in years] == [(2011, 2020), (2021, 2025)]


def test_every_claim_has_a_source_and_is_checked() -> None:
    assert all(one.source.startswith("http") for one in published())
    assert {one.baseline for one in published()} == {"annual-peak", "previous-week", "average-day"}
    assert sum(1 for one in published() if doubts(one)) >= 12
