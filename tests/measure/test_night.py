"""A file of UTC times that nobody called so is asked about by what the load does at night."""

from pathlib import Path

import numpy as np
import pytest
from cities import load_mw

from samrit.measure.incoming.reading import read
from samrit.measure.incoming.stated import Label, Stated


@pytest.mark.parametrize(("behind_h", "codes"), [(7, ["Q33"]), (0, [])], ids=["UTC", "the place's clock"])
def test_a_load_that_sleeps_by_day_is_asked_about(behind_h: int, codes: list[str], tmp_path: Path) -> None:
    path, first = tmp_path / "load.csv", np.datetime64("2021-03-01T00:00") - np.timedelta64(behind_h, "h")
    stamps = (str(first + np.timedelta64(30 * at, "m")).replace("T", " ") for at in range(10 * 48))
    lines = (f"{at},{mw:.2f}" for at, mw in zip(stamps, load_mw(10).reshape(-1), strict=True))
    path.write_text("\n".join(["time,load_mw", *lines]) + "\n")

    found = read(path, Stated(tz="Asia/Bangkok", label=Label.START)).findings

    assert [one.code for one in found] == codes
