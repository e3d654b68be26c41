"""The form's own arithmetic: two windows, one week apart, and what they prove."""

from datetime import date
from pathlib import Path

import pytest
from cities import load_mw, readings

from samrit.cli.main import run
from samrit.measure.emissions import AVERAGE, Factor
from samrit.measure.measuring import measure
from samrit.measure.protocol import Protocol
from samrit.measure.record import record

FORM = Protocol(event="2021-03-27T20:30/21:30", tz="Asia/Bangkok")


def test_two_windows_give_the_forms_figures_and_one_reference_day_proves_nothing() -> None:
    mw = load_mw(8, noise=0)
    mw[0, 41:43] = (7000.0, 7010.0)
    mw[7, 41:43] = (7000.0 - 29.4, 7010.0 - 29.4)
    two_windows = readings(mw, date(2021, 3, 20), store=(0, 7))

    answer = measure(two_windows, FORM, factors=(Factor(2021, 8.4 / 29.4, AVERAGE, "", "the form"),))

    stated = record(answer)
    assert (answer.chosen, stated["result"]["saved_mwh"], stated["result"]["mean_mw"]) == ("previous-week", 29.4, 29.4)
    assert stated["emissions"][0]["t_co2"] == 8.4
    assert stated["result"]["reference_days"] == ["2021-03-20"]
    assert (stated["result"]["low_mwh"], stated["result"]["p_value"], stated["result"]["is_distinguishable"]) == (
        None,
        None,
        False,
    )
    assert stated["statement"]["en"] == (
        "Saturday 27 March 2021, 20:30-21:30, the load was 29.4 MW (0.42 %), or 8.4 t of CO2, lower than at the same time on"
        " Saturday 20 March 2021; one reference day proves nothing, because nobody knows by how much ordinary days"
        " differ"
    )
    assert stated["statement"]["th"].startswith(
        "วันเสาร์ที่ 27 มีนาคม 2564 เวลา 20.30-21.30 น. ใช้ไฟต่ำกว่าเวลาเดียวกันของวันเสาร์ที่ 20 มีนาคม 2564 29.4 MW"
    )
    assert "วันอ้างอิงเพียงวันเดียวไม่พิสูจน์อะไร" in stated["statement"]["th"]


def test_the_same_by_the_command_from_a_spreadsheet_as_an_officer_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "load.csv"
    sheet.write_text(
        "วันเวลา,กำลังไฟฟ้า (เมกะวัตต์)\n"
        '20/3/2564 20:30,"7,000.0"\n20/3/2564 21:00,"7,010.0"\n'
        "27/3/2564 20:30,6970.6\n27/3/2564 21:00,6980.6\n",
        encoding="utf-8",
    )
    words = ["measure", str(sheet), "--event", "2021-03-27T20:30/21:30", "--tz", "Asia/Bangkok", "--factor", "0.2857"]

    assert run([*words, "--lang", "en"]) == 0

    stated = capsys.readouterr().out
    assert "29.4 MW (0.42 %), or 8.4 t of CO2, lower than at the same time on Saturday 20 March 2021" in stated
    assert "one reference day proves nothing" in stated
    assert "warning Q15: like days in the data: 1; the uncertainty can be told from 9 on" in stated


def test_mw_times_hours_is_mwh_only_of_the_mean() -> None:
    mw = load_mw(8, noise=0)
    mw[0, 41:43] = (7000.0, 7000.0)
    mw[7, 41:43] = (6970.6, 6990.0)

    answer = measure(readings(mw, date(2021, 3, 20), store=(0, 7)), FORM)

    assert answer.main.largest_mw == pytest.approx(29.4)
    assert answer.main.mean_mw == pytest.approx(19.7)
    assert answer.main.saved_mwh == pytest.approx(19.7)
    assert answer.main.mean_mw * answer.main.hours == answer.main.saved_mwh
