"""Load data is brought, looked at and saved; an event is measured from it, and the page says everything that the run said."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from visitors import AsSomebody

import factories
from load_files import csv
from samrit.actions.measurements.measure_event import measure_now
from samrit.cli.main import run
from samrit.counting import CountingRule, Measured
from samrit.ledger.blobs import blob_bytes
from samrit.queries.measurements.measurement import run_arguments
from samrit.records.models import (
    Agency,
    EmissionFactor,
    Event,
    Import,
    LoadSeries,
    Measurement,
    MeasurementProtocol,
    MeasurementRun,
    QuarterReport,
    Tariff,
)
from samrit.vocabulary.codes import ImportState, RoleName, RunState

pytestmark = pytest.mark.django_db

STATED = {"name": "โหลดนครหลวง", "label": "start", "tz": "Asia/Bangkok", "unit": "", "kind": "interval"}
WINDOW = {
    "name": "Earth Hour 2021", "day": "2021-03-27", "starts": "20:30", "ends": "21:30", "tz": "Asia/Bangkok",
    "method": "least-placebo-error", "buffer_hours": "0.5", "holidays": "TH", "other_events": "",
}  # fmt: skip


@pytest.fixture
def agency() -> Agency:
    """The agency that measures."""
    return factories.agency("2200")


@pytest.fixture
def officer(as_somebody: AsSomebody, agency: Agency) -> Client:
    """Its officer at a browser, in English."""
    return as_somebody(RoleName.OFFICER, over=agency)


@pytest.fixture(scope="module")
def file() -> bytes:
    """A year of a city's half-hours."""
    return csv()


def send_file(client: Client, data: bytes, name: str = "load.csv", **stated: str) -> str:
    """Import a file; gives the page that comes then."""
    sent = {"agency": "2200", **STATED, **stated, "file": SimpleUploadedFile(name, data)}
    return client.post("/office/load/new/", sent, follow=True).content.decode()


def measure(client: Client, **changed: str) -> Measurement:
    """Measure the event from the load data that is there; gives the newest measurement."""
    series = LoadSeries.objects.latest("pk")
    client.post("/office/measurements/new/", {"agency": "2200", "series": str(series.pk), **WINDOW, **changed})
    return Measurement.objects.latest("pk")


def test_what_was_understood_is_shown_first_and_saved_when_one_says_so(officer: Client, file: bytes) -> None:
    page = send_file(officer, file)
    before = (Import.objects.get().state, LoadSeries.objects.count())
    again = officer.post(f"/office/imports/{Import.objects.get().pk}/save/", follow=True).content.decode()
    series = LoadSeries.objects.get()

    assert "14 Jun 2020 00.00 – 10 Apr 2021 00.00" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "14,400 of 14,400 that there should be (100.0 %)" in page
    assert (before, Import.objects.get().state, series.interval_minutes) == (("ready", 0), "saved", 30)
    assert blob_bytes(series.blob) == file
    assert "it can be measured from" in again
    assert [e.action for e in Event.objects.order_by("pk")] == ["upload_file", "save_load"]


@pytest.mark.parametrize(
    ("stated", "is_synthetic"),
    [({}, False), ({"is_synthetic": "on"}, True), ({"source": "made up by a formula"}, True)],
    ids=["metered", "ticked", "as its source says"],
)
def test_data_that_are_made_up_are_kept_and_shown_as_such(
    officer: Client, stated: dict[str, str], *, is_synthetic: bool
) -> None:
    shown = send_file(officer, csv(days=20), **stated)
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")
    series = LoadSeries.objects.get()
    made = factories.measurement(series.agency, load_series=series)
    pages = [officer.get(f"/office/measurements/{path}").content.decode() for path in (f"{made.pk}/", "")]

    assert series.is_synthetic == is_synthetic
    assert [("ynthetic data" in page) for page in (shown, *pages)] == [is_synthetic] * 3


@pytest.mark.parametrize(
    ("name", "data", "stated", "said"),
    [
        ("a.csv", b"time,load\n2021-01-01 00:00,5\n2021-01-01 00:30,6\n", {}, "say it with “Unit of the values”"),
        (
            "a.csv",
            b"time,load_mw\n2021-01-01 00:00,5\n2021-01-01 00:30,6\n",
            {"label": ""},
            "Say which end of its interval a time marks",
        ),
        ("a.xml", b"<!DOCTYPE a><a/>", {}, "DOCTYPE) is declared in"),
        ("a.xml", b"<", {}, "is no whole XML file"),
        ("a.xml", b"<a/>", {}, "holds no Green Button readings"),
        ("a.xlsx", b"PK\x03\x04 cut", {}, "is damaged, or no workbook"),
        ("a.csv", b"load_mw,more\n5,6\n6,7\n", {}, "No column is known to be the time"),
        ("a.csv", b"time,load_mw\n2021-01-01 00:00,5\n", {"tz": "Asia/Nowhere"}, "There is no time zone “Asia/Nowhere”"),
        ("a.docx", b"PK", {}, "Files of this kind can&#x27;t be read"),
        ("a.parquet", b"no such thing", {}, "is no whole Parquet file"),
    ],
)  # fmt: skip
def test_what_is_not_stated_is_refused_in_one_sentence(
    officer: Client, name: str, data: bytes, stated: dict[str, str], said: str
) -> None:
    page = send_file(officer, data, name, **stated)

    assert said in page
    assert not Import.objects.exists()


def test_which_end_a_time_marks_is_not_asked_where_the_file_says_it(officer: Client) -> None:
    page = send_file(officer, b"interval_end,load_mw\n2021-01-01 00:30,5\n2021-01-01 01:00,6\n", label="")

    assert "times mark the end of their intervals" in page


def test_a_few_weeks_are_measured_and_said_to_prove_nothing(officer: Client) -> None:
    send_file(officer, csv(days=40))
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")

    made = measure(officer, day="27/3/2564")
    page = officer.get(f"/office/measurements/{made.pk}/").content.decode()

    assert made.is_distinguishable is None
    assert "one reference day proves nothing" in page
    assert "a series that is 26 weeks longer would do" in page


def test_the_load_of_a_house_is_shown_in_units_of_its_size(officer: Client) -> None:
    page = send_file(officer, b"interval_start,load_w\n2021-01-01 00:00,500\n2021-01-01 00:30,750\n")

    assert "500.0 – 625.0 – 750.0 W" in page


def test_a_refusal_names_files_and_columns_as_they_are_spelled(officer: Client) -> None:
    cut = send_file(officer, b"PK\x03\x04 cut", "ตาราง มี.ค.xlsx")
    both = send_file(officer, b"interval_start,import_mw,export_mw\n2021-01-01 00:00,5,1\n2021-01-01 00:30,6,2\n")

    assert "ตาราง_มี.ค.xlsx is damaged" in cut
    assert "import_mw and export_mw flow in two directions" in both


def test_columns_may_be_named_in_the_quotes_of_the_refusal(officer: Client) -> None:
    data = b"interval_start,net load MW,gross load MW\n2021-01-01 00:00,5,7\n2021-01-01 00:30,6,9\n"

    refused, read = send_file(officer, data), send_file(officer, data, values="'net load MW'")

    assert "&#x27;net load MW&#x27;" in refused
    assert "load: net load MW" in read


def test_a_load_below_zero_is_turned_round_where_one_says_so(officer: Client) -> None:
    data = b"time,load_mw\n2021-01-01 00:00,-5\n2021-01-01 00:30,-6\n"

    refused, read = send_file(officer, data), send_file(officer, data, is_negated="on")

    assert "with “The load is written below zero: turn the sign of all values round”" in refused
    assert "the sign of all values is turned round" in read
    assert LoadSeries.objects.count() == 0
    assert Import.objects.get().content["understood"]["highest_kw"] == 6000


def test_a_file_that_was_let_go_or_retired_is_not_measured_from(officer: Client, agency: Agency) -> None:
    small = b"time,load_mw\n2021-01-01 00:00,5\n2021-01-01 00:30,6\n"
    send_file(officer, small)
    gone = Import.objects.get()
    officer.post(f"/office/imports/{gone.pk}/discard/")
    stored = factories.load_series(agency)
    bare = officer.post(f"/office/load/{stored.pk}/retire/", {"reason": " "}, follow=True).content.decode()
    officer.post(f"/office/load/{stored.pk}/retire/", {"reason": "ผิดหน่วย"})
    answer = officer.post("/office/measurements/new/", {"agency": "2200", "series": str(stored.pk), **WINDOW})

    gone.refresh_from_db()
    stored.refresh_from_db()
    assert gone.state == ImportState.DISCARDED
    assert "Give a reason." in bare
    assert stored.retired_reason == "ผิดหน่วย"
    assert answer.status_code == 422
    assert officer.post(f"/office/imports/{gone.pk}/save/").status_code == 403


def test_an_event_is_measured_and_the_command_line_gives_the_same_numbers(
    officer: Client, agency: Agency, file: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send_file(officer, file)
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")
    EmissionFactor.objects.create(
        agency=agency, year_ce=2021, t_per_mwh="0.512345", kind="operating-margin", source="TGO: OM 2021"
    )
    row = measure(officer)
    page = officer.get(f"/office/measurements/{row.pk}/").content.decode()
    stated = json.loads(officer.get(f"/office/measurements/{row.pk}/record.json").content)
    (tmp_path / "load.csv").write_bytes(blob_bytes(row.load_series.blob))
    words = list(run_arguments(row))
    words[0] = str(tmp_path / "load.csv")
    assert run(["measure", *words, "--json"]) == 0
    again = json.loads(capsys.readouterr().out)

    assert row.method in ("bridge", "regression", "matching-day", "high-x-of-y", "mean-of-n")
    assert row.is_distinguishable is True
    assert 2 < row.saved_percent < 4
    assert again["result"] == stated["result"]
    assert again["methods"] == stated["methods"]
    assert [one["t_co2"] for one in again["emissions"]] == [one["t_co2"] for one in stated["emissions"]]
    assert again["run"]["data_sha256"] == stated["run"]["data_sha256"] == row.load_series.blob.sha256
    assert again["run"]["protocol"]["sha256"] == row.protocol_sha256
    assert stated["emissions"][0]["kind"] == "operating-margin"
    assert {one["kind"] for one in stated["emissions"]} == {"operating-margin", "average"}
    assert row.t_co2 == pytest.approx(row.saved_mwh * Decimal("0.512345"), abs=Decimal("0.001"))
    assert stated["statement"]["en"].split("(")[0] in page
    assert "fixed after the event" in page
    assert "samrit measure load.csv --event 2021-03-27T20:30/21:30" in page
    assert officer.get(f"/office/measurements/{row.pk}/paper.pdf").content.startswith(b"%PDF")
    picture = officer.get(f"/office/measurements/{row.pk}/evening.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture["Content-Security-Policy"].startswith("default-src 'none'")
    assert officer.get(f"/office/measurements/{row.pk}/pdf.svg").status_code == 404


def test_a_later_run_supersedes_the_first_once_and_both_say_so(officer: Client, file: bytes) -> None:
    send_file(officer, file)
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")
    first = measure(officer, method="previous-week")
    indicator = factories.indicator(factories.annual_plan(first.agency, fiscal_year_be=2564))
    factories.counting_rule(indicator, rule=CountingRule(first=Measured(measurement=first.pk)))
    second = measure(officer, method="mean-of-n", supersedes=str(first.pk))
    form = officer.get(f"/office/measurements/new/?supersedes={second.pk}").content.decode()
    third = officer.post(
        "/office/measurements/new/",
        {"agency": "2200", "series": str(first.load_series_id), **WINDOW, "supersedes": str(first.pk)},
    )

    assert second.supersedes == first
    followed = QuarterReport.objects.get(indicator=indicator, quarter=1)
    assert followed.result.value == second.saved_mwh, (
        "an open result whose rule takes the measurement follows the later run"
    )
    assert (
        f'href="/office/measurements/{second.pk}/"' in officer.get(f"/office/measurements/{first.pk}/").content.decode()
    )
    assert (
        f'href="/office/measurements/{first.pk}/"' in officer.get(f"/office/measurements/{second.pk}/").content.decode()
    )
    assert 'value="27 Mar 2021"' in form
    assert third.status_code == 422
    assert "A later measurement supersedes this one already" in third.content.decode()
    assert Measurement.objects.count() == 2
    assert MeasurementProtocol.objects.count() == 2, "what was refused leaves no protocol"
    assert first.is_distinguishable is not True or first.low_mwh is not None


def test_a_protocol_fixed_before_the_event_is_quoted_after_it(officer: Client, agency: Agency, file: bytes) -> None:
    fixed = factories.measurement_protocol(agency, fixed_at=datetime(2021, 3, 1, tzinfo=UTC))
    send_file(officer, file)
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")
    series = LoadSeries.objects.get()
    before = officer.get(f"/office/measurements/protocols/{fixed.pk}/").content.decode()
    waiting = officer.get("/office/measurements/").content.decode()
    officer.post(f"/office/measurements/protocols/{fixed.pk}/", {"series": series.pk})
    row = Measurement.objects.get()

    assert "before the event." in before
    assert fixed.sha256 in before
    assert "Protocols that were fixed and not measured yet" in waiting
    assert "Protocols that were fixed and not measured yet" not in officer.get("/office/measurements/").content.decode()
    assert (row.protocol_sha256, row.protocol_fixed_at) == (fixed.sha256, fixed.fixed_at)
    assert "fixed before the event, on" in officer.get(f"/office/measurements/{row.pk}/").content.decode()


def test_the_event_to_come_gets_a_protocol_and_no_run(officer: Client, agency: Agency) -> None:
    series = factories.load_series(agency)

    page = officer.post(
        "/office/measurements/new/",
        {"agency": "2200", "series": str(series.pk), **WINDOW, "day": "2099-03-28"},
        follow=True,
    )

    assert "The event is still to come." in page.content.decode()
    assert MeasurementProtocol.objects.get().is_before_event
    assert not MeasurementRun.objects.exists()


def test_what_cannot_be_measured_says_why_and_the_worker_does_what_takes_long(
    officer: Client, as_somebody: AsSomebody
) -> None:
    send_file(officer, b"time,load_mw\n2021-01-01 00:00,5\n2021-01-01 00:30,6\n")
    officer.post(f"/office/imports/{Import.objects.get().pk}/save/")
    series = LoadSeries.objects.get()
    page = officer.post(
        "/office/measurements/new/", {"agency": "2200", "series": str(series.pk), **WINDOW}, follow=True
    )
    LoadSeries.objects.update(readings=10_000_000)
    waits = officer.post(
        "/office/measurements/new/", {"agency": "2200", "series": str(series.pk), **WINDOW}, follow=True
    )
    asked = MeasurementRun.objects.latest("pk")

    assert "the data have nothing of 2021-03-27" in page.content.decode().replace("The data", "the data")
    assert asked.state == RunState.WAITING
    assert waits["Refresh"] == "5"
    stranger = as_somebody(RoleName.OFFICER, over=factories.agency("2100"))
    assert stranger.get(f"/office/measurements/runs/{asked.pk}/").status_code == 403
    assert measure_now(run=asked, at=factories.AT).state == RunState.REFUSED
    assert Event.objects.filter(action="not_measured").count() == 2


def test_own_factors_and_prices_stand_beside_the_shipped_ones_and_are_retired_with_a_reason(
    officer: Client, as_somebody: AsSomebody, agency: Agency
) -> None:
    factor = {"what": "factor", "factor-agency": "2200", "factor-year": "2564", "factor-t_per_mwh": "0.51",
              "factor-kind": "operating-margin", "factor-source": "TGO OM 2564"}  # fmt: skip
    tariff = {"what": "tariff", "tariff-agency": "2200", "tariff-baht_per_kwh": "3.9", "tariff-from_on": "2021-05-01",
              "tariff-until_on": "2021-04-01", "tariff-source": "ERC"}  # fmt: skip

    officer.post("/office/measurements/factors/", factor)
    wrong = officer.post("/office/measurements/factors/", tariff)
    officer.post("/office/measurements/factors/", {**tariff, "tariff-until_on": "2021-08-31"})
    row = EmissionFactor.objects.get()
    officer.post(f"/office/measurements/factors/factor/{row.pk}/retire/", {"reason": "ฉบับใหม่ออกแล้ว"})
    page = officer.get("/office/measurements/factors/").content.decode()
    reader = as_somebody(RoleName.HEAD, over=agency)
    answer = reader.post(f"/office/measurements/factors/tariff/{Tariff.objects.get().pk}/retire/", {"reason": "x"})

    row.refresh_from_db()
    assert (row.year_ce, row.retired_reason) == (2021, "ฉบับใหม่ออกแล้ว")
    assert wrong.status_code == 422
    assert "A price ends no earlier than it starts." in wrong.content.decode()
    assert "TGO OM 2564" in page
    assert "shipped with the program" in page
    assert answer.status_code == 403


def test_another_agency_reads_neither_load_data_nor_measurements(as_somebody: AsSomebody, agency: Agency) -> None:
    row = factories.measurement(agency)
    stranger = as_somebody(RoleName.OFFICER, over=factories.agency("2100"))
    series = row.load_series_id
    addresses = [
        f"/office/load/{series}/", f"/office/load/{series}/file/", f"/office/measurements/{row.pk}/", f"/office/measurements/{row.pk}/record.json",
        f"/office/measurements/{row.pk}/paper.pdf", f"/office/measurements/{row.pk}/evening.svg",
        f"/office/measurements/protocols/{factories.measurement_protocol(agency).pk}/",
    ]  # fmt: skip

    assert [stranger.get(address).status_code for address in addresses] == [403] * len(addresses)
    assert "ปิดไฟหนึ่งชั่วโมง" not in stranger.get("/office/measurements/").content.decode()
    assert stranger.post(f"/office/load/{series}/retire/", {"reason": "x"}).status_code == 403
