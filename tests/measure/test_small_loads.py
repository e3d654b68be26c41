"""A building's few weeks: figures in kW and kWh, and each method that can't be run says why."""

import pytest
from cities import load_mw, monday, readings

from samrit.cli.measured import measured
from samrit.measure.answer import Answer
from samrit.measure.charts import evening
from samrit.measure.measuring import measure
from samrit.measure.protocol import Protocol
from samrit.measure.record import record
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.sentences import mass, scale_of, statement

WEEKS = 14
EVENT = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok")


def building(*, more: float = 0.0) -> Answer:
    """The answer for a building of some 60 kW that used `more` of its load in the hour."""
    mw = load_mw(7 * WEEKS + 14) / 80_000
    mw[7 * WEEKS + 5, 41:43] *= 1 + more
    return measure(readings(mw, monday(WEEKS)), EVENT)


def test_a_buildings_saving_is_told_in_kilowatts_with_its_interval() -> None:
    answer = building(more=-0.2)
    words, lines = statement(answer).text("en"), measured(answer).splitlines()

    assert " kW" in words
    assert " kWh" in words
    assert "MW" not in words
    assert lines[2].split()[1] == "kWh"
    saved = float(next(line for line in lines if line.startswith("*")).split()[2])
    assert saved == pytest.approx(answer.main.saved_mwh * 1000, rel=0.01)
    assert "(kW)" in str(evening(answer))


def test_the_evening_s_chart_shows_means_over_the_whole_of_their_intervals() -> None:
    band, between, _, expected = (layer for layer in evening(building())["layer"][1:])

    for layer in (band, between, expected):
        assert layer["mark"]["interpolate"] == "step-after"
        assert [row["at"][11:16] for row in layer["data"]["values"]] == ["20:30", "21:00", "21:30"]


def test_more_than_expected_is_called_no_saving() -> None:
    words = statement(building(more=0.2)).text("en")

    assert "higher than expected" in words
    assert "saved" not in words.partition("(")[0]


def test_a_method_that_cannot_be_run_says_what_it_lacks() -> None:
    answer = building()
    unable = {name: reason.text("en") for name, reason in answer.unable}

    assert set(unable) | {one.method for one in answer.estimates} == {
        "previous-week", "mean-of-n", "high-x-of-y", "matching-day", "bridge", "regression", "control-group", "annual-peak",
    }  # fmt: skip
    assert unable["control-group"] == "nobody has said which meters took part"
    assert unable["bridge"].startswith("it needs 30 like days")
    assert unable["bridge"].endswith("weeks longer would do")
    assert [one["method"] for one in record(answer)["unable"]] == list(unable)
    assert all(str(reason) in measured(answer) for _, reason in answer.unable)
    with pytest.raises(UnmeasurableError, match="bridge can't be run: it needs 30"):
        measure(
            readings(load_mw(7 * WEEKS + 14), monday(WEEKS)), Protocol(event=EVENT.event, tz=EVENT.tz, method="bridge")
        )


def test_the_regression_lacks_days_before_the_event_and_not_readings() -> None:
    weeks = 3
    answer = measure(readings(load_mw(7 * weeks + 14), monday(weeks)), Protocol(event=EVENT.event, tz=EVENT.tz))

    unable = {name: reason.text("en") for name, reason in answer.unable}

    assert unable["regression"] == (
        "it needs 4 like days without a gap around the window, and has 3; a series that is 1 week longer would do"
    )


def test_figures_that_stand_together_are_of_one_size() -> None:
    assert [scale_of(*values).power for values in ((0.3, -1.2), (0.0004, 0.02), (0.0002, None), (0.0, 0.0))] == [
        "MW",
        "kW",
        "W",
        "MW",
    ]


@pytest.mark.parametrize(
    ("tonnes", "words"), [(8.4, "8.4 t"), (-0.0161, "-16.1 kg"), (0.00000512, "5.12 g"), (0.0, "0 t")]
)
def test_carbon_dioxide_is_told_in_a_unit_of_its_size(tonnes: float, words: str) -> None:
    amount, interval, unit = mass(tonnes)

    assert f"{amount} {unit.text('en')}" == words
    assert not interval


def test_an_interval_of_carbon_dioxide_is_in_the_unit_of_its_largest() -> None:
    amount, interval, unit = mass(0.09, -0.01, 0.2)

    assert (amount, interval, unit.text("en")) == ("0.09", "-0.01 … 0.20", "t")
