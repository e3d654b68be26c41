"""`samrit measure` as people use it: the table, JSON, a protocol, a backtest, groups, charts, days kept."""

import json
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from cities import load_mw, monday

from samrit.cli.main import run

WEEKS = 45
EVENT_DAY = 7 * WEEKS + 5
EVENT = "2021-03-27T20:30/21:30"
WORDS = ["--tz", "Asia/Bangkok", "--holidays", "none", "--label", "start", "--lang", "en"]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two districts; one saves 2 % on the evening of the event."""
    city = load_mw(7 * WEEKS + 14)
    rng = np.random.default_rng(4)
    north, south = (city * share * (1 + rng.normal(0, 0.002, city.shape)) for share in (0.6, 0.4))
    north[EVENT_DAY, 41:43] *= 0.96
    start = np.datetime64(monday(WEEKS).isoformat())
    stamps = [str(start + np.timedelta64(30 * at, "m")).replace("T", " ") for at in range(city.size)]
    rows = zip(stamps, north.reshape(-1), south.reshape(-1), strict=True)
    path = tmp_path_factory.mktemp("load") / "city.csv"
    path.write_text("time,north_mw,south_mw\n" + "".join(f"{at},{a:.4f},{b:.4f}\n" for at, a, b in rows))
    return str(path)


def stated(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["measure", *words, *WORDS]) == 0
    return capsys.readouterr().out


def test_the_answer_is_a_sentence_a_table_and_what_it_stands_on(load: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = stated(capsys, load, "--event", EVENT)
    lines = text.splitlines()

    assert lines[0].startswith("Saturday 27 March 2021, 20:30-21:30 saved ")
    assert "90 % interval" in lines[0]
    assert [line.split()[0] for line in lines[3:9]] == [
        "previous-week",
        "mean-of-n",
        "high-x-of-y",
        "matching-day",
        "*",
        "regression",
    ]
    assert "* the evening bridge: least error on ordinary days, chosen without looking at the event" in text
    assert "at 0.433 t/MWh, average of 2021 [EPPO" in text
    assert "at 3.61 baht/kWh" in text


def test_json_has_all_that_a_page_asks_and_all_it_takes_to_run_again(
    load: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (json.loads(stated(capsys, load, "--event", EVENT, "--json")) for _ in range(2))

    assert first == second
    result = first["result"]
    assert result["saved_mwh"] == pytest.approx(result["mean_mw"])
    assert result["low_mwh"] < result["saved_mwh"] < result["high_mwh"]
    assert first["chosen_by"] == "least placebo error, without looking at the event"
    assert set(first["run"]) == {"protocol", "data_sha256", "data_stated", "versions"}
    assert first["run"]["data_stated"] == {"tz": "Asia/Bangkok", "label": "start", "kind": "interval"}
    assert [len(first["intervals"]), len(first["run"]["data_sha256"])] == [2, 64]
    assert first["emissions"][0]["t_co2"] == pytest.approx(result["saved_mwh"] * 0.433)
    assert first["statement"]["th"].startswith("วันเสาร์ที่ 27 มีนาคม 2564 เวลา 20.30-21.30 น. ประหยัดไฟได้เฉลี่ย")


def test_a_protocol_is_fixed_before_quoted_after_and_shows_tampering(
    load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "protocol.json"
    sha = stated(capsys, load, "--event", EVENT, "--method", "mean-of-n", "--write-protocol", str(plan)).strip()

    assert sha[:16] in stated(capsys, load, "--protocol", str(plan))
    assert json.loads(stated(capsys, load, "--protocol", str(plan), "--json"))["run"]["protocol"]["sha256"] == sha
    plan.write_text(plan.read_text().replace("mean-of-n", "previous-week"))
    assert run(["measure", load, "--protocol", str(plan), "--lang", "en"]) == 2
    assert "the protocol was changed after it was hashed" in capsys.readouterr().err


def test_a_backtest_does_not_look_at_the_event(load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Path(load).read_text().splitlines()
    changed = tmp_path / "changed.csv"
    changed.write_text(
        "\n".join(f"{line[:17]}1,1" if line.startswith("2021-03-27 2") else line for line in lines) + "\n"
    )

    before, after = (stated(capsys, path, "--event", EVENT, "--backtest") for path in (load, str(changed)))

    assert before == after
    assert before.splitlines()[1].startswith("bridge")


def test_groups_add_up_and_charts_are_drawn(load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("north_mw,Upper town\nsouth_mw,Lower town\n")

    lines = stated(capsys, load, "--event", EVENT, "--groups", str(groups)).splitlines()
    stated(capsys, load, "--event", EVENT, "--charts", str(tmp_path / "charts"))

    assert [line.split("  ")[0] for line in lines] == ["group", "Lower town", "Upper town", "total"]
    figures = json.loads(stated(capsys, load, "--event", EVENT, "--groups", str(groups), "--json"))
    assert [one["name"] for one in figures["groups"]] == ["Lower town", "Upper town"]
    assert sum(one["saved_mwh"] for one in figures["groups"]) == pytest.approx(figures["total"]["saved_mwh"])
    assert lines[2].endswith("a saving")
    assert lines[1].endswith("not distinguishable from an ordinary day")
    drawn = (tmp_path / "charts" / "evening.svg").read_text()
    assert "Saturday 27 March 2021" in drawn
    assert {path.name for path in (tmp_path / "charts").iterdir()} == {
        "evening.svg", "evening.png", "placebos.svg", "placebos.png",
    }  # fmt: skip


def test_the_paper_is_tagged_and_carries_the_run(load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "paper.pdf"

    answer = json.loads(stated(capsys, load, "--event", EVENT, "--json", "--pdf", str(paper)))

    with pikepdf.open(paper) as pdf:
        assert pdf.Root.MarkInfo.Marked
        attached = json.loads(pdf.attachments["measurement.json"].get_file().read_bytes())
    assert attached == answer


def test_days_that_are_kept_give_the_same_answer(load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, days, last = str(tmp_path / "stored"), 7 * 14, tmp_path / "last.csv"
    heading, *rows = Path(load).read_text().splitlines(keepends=True)
    last.write_text(heading + "".join(rows[-48 * days :]))  # each day is a file of its own

    stored = stated(capsys, str(last), "--keep", folder)

    assert stored == f"{days} days written\n"
    answers = [json.loads(stated(capsys, data, "--event", EVENT, "--json")) for data in (str(last), folder)]
    assert answers[0]["result"] == answers[1]["result"]
    one = json.loads(stated(capsys, folder, "--event", EVENT, "--method", "mean-of-n", "--json"))
    assert one["result"] == next(m for m in answers[0]["methods"] if m["method"] == "mean-of-n")


def test_a_day_in_another_spelling_is_read_as_on_the_web_and_said(
    load: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["measure", load, "--event", "27/3/2564 20.30-21.30", "--other-event", "20/3/2564", "--json", *WORDS]

    assert run(words) == 0

    out, err = capsys.readouterr()
    protocol = json.loads(out)["run"]["protocol"]
    assert (protocol["event"], protocol["other_events"]) == (EVENT, ["2021-03-20"])
    assert "“27/3/2564 20.30-21.30” is read as Saturday 27 March 2021, 20:30-21:30" in err
    assert "“20/3/2564” is read as Saturday 20 March 2021" in err


def test_a_load_below_zero_is_refused_with_the_option_that_turns_it_round(
    load: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "below.csv"
    head, *lines = Path(load).read_text().splitlines()
    turned = (",".join([at, *(f"-{value}" for value in values)]) for at, *values in (line.split(",") for line in lines))
    path.write_text("\n".join([head, *turned, ""]))

    refused = run(["measure", str(path), "--event", EVENT, *WORDS])
    error = capsys.readouterr().err
    answers = [
        json.loads(stated(capsys, data, "--event", EVENT, "--json", *more))
        for data, more in ((load, ()), (str(path), ("--negated",)))
    ]

    assert refused == 2
    assert "turn their sign round with --negated" in error
    assert answers[0]["result"] == answers[1]["result"]


def test_columns_that_a_refusal_names_can_be_put_behind_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "several.csv"
    path.write_text(
        "time,net load mw,gross_mw\n" + "".join(f"2021-03-{day:02} 00:00,{day},{2 * day}\n" for day in range(1, 29))
    )

    assert run(["measure", str(path), "--event", EVENT, *WORDS]) == 2

    assert "'net load mw', gross_mw" in capsys.readouterr().err
