"""The clock by which an event is measured is that of the load data, and another only where somebody says so."""

import pytest
from django.test import Client
from visitors import AsSomebody

import factories
from samrit.measure.protocol import read_protocol
from samrit.records.models import Agency, LoadSeries, MeasurementProtocol, MeasurementRun
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
NEW = "/office/measurements/new/"
WINDOW = {
    "agency": "2200", "name": "Earth Hour 2021", "day": "2021-03-27", "starts": "20:30", "ends": "21:30",
    "method": "least-placebo-error", "buffer_hours": "0.5", "holidays": "TH", "other_events": "",
}  # fmt: skip


@pytest.fixture
def agency() -> Agency:
    """The agency that measures."""
    return factories.agency("2200")


@pytest.fixture
def client(as_somebody: AsSomebody, agency: Agency) -> Client:
    """Its officer."""
    return as_somebody(RoleName.OFFICER, over=agency)


def series_in(tz: str, agency: Agency) -> LoadSeries:
    series = factories.load_series(agency)
    LoadSeries.objects.filter(pk=series.pk).update(tz=tz)
    return series


@pytest.mark.parametrize("tz", ["Asia/Singapore", "Asia/Bangkok", "America/New_York"])
def test_a_zone_left_empty_is_that_of_the_load_data(client: Client, agency: Agency, tz: str) -> None:
    client.post(NEW, {**WINDOW, "series": str(series_in(tz, agency).pk), "tz": ""})

    assert read_protocol(MeasurementProtocol.objects.get().canonical).tz == tz


def test_no_zone_is_filled_in_before_anybody_typed_one(client: Client) -> None:
    page = client.get(NEW).content.decode()

    assert 'value="Asia/Bangkok"' not in page


def test_another_zone_than_that_of_the_data_is_asked_about(client: Client, agency: Agency) -> None:
    sent = {**WINDOW, "series": str(series_in("Asia/Singapore", agency).pk), "tz": "Asia/Bangkok"}

    answer = client.post(NEW, sent)
    assert answer.status_code == 422
    assert "20.30 there is 21.30 in the data" in answer.content.decode()
    assert not MeasurementProtocol.objects.exists()
    client.post(NEW, {**sent, "is_other_zone": "on"})
    assert read_protocol(MeasurementProtocol.objects.get().canonical).tz == "Asia/Bangkok"


def test_a_zone_with_the_same_clock_is_no_other(client: Client, agency: Agency) -> None:
    client.post(NEW, {**WINDOW, "series": str(series_in("Asia/Jakarta", agency).pk), "tz": "Asia/Bangkok"})

    assert MeasurementRun.objects.count() == 1


def test_a_protocol_of_before_is_not_run_over_data_of_another_clock_in_silence(client: Client, agency: Agency) -> None:
    found, series = factories.measurement_protocol(agency), series_in("Asia/Singapore", agency)
    address = f"/office/measurements/protocols/{found.pk}/"

    assert client.post(address, {"series": str(series.pk)}).status_code == 422
    assert not MeasurementRun.objects.exists()
    client.post(address, {"series": str(series.pk), "is_other_zone": "on"})
    assert MeasurementRun.objects.count() == 1
