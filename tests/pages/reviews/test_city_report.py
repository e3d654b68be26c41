"""The city's annual report is made by the worker, its page says how far it is, and its file stays to be taken."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from visitors import AsSomebody

import factories
from samrit.ops.worker import run_tasks
from samrit.records.models import CityReport, Event
from samrit.vocabulary.codes import MakingState, ReportForm, RoleName
from samrit.writers.report_forms import REPORT_WRITERS, ReportWriter

pytestmark = pytest.mark.django_db(transaction=True)  # tasks are queued once a transaction stands
YEAR = factories.YEAR_BE
PAGE = f"/office/city/{YEAR}/report/"


@pytest.fixture
def reader(as_somebody: AsSomebody) -> Client:
    """An evaluator of a city with one indicator."""
    factories.indicator(factories.annual_plan(factories.agency("2200", parent=factories.city())))
    return as_somebody(RoleName.EVALUATOR, language="en")


def text(client: Client, **headers: str) -> str:
    return client.get(PAGE, headers=headers or None).content.decode()


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("epub", b"PK"), ("pptx", b"PK")])
def test_what_is_asked_for_is_made_by_the_worker_and_stays(reader: Client, form: str, begins: bytes) -> None:
    assert reader.get(f"{PAGE[:-1]}.{form}").status_code == 404
    reader.post(f"{PAGE}{form}/")
    waiting = text(reader)
    run_tasks()

    assert "The report waits to be made." in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert 'hx-trigger="every 2s"' not in text(reader)
    assert reader.get(f"{PAGE[:-1]}.{form}").content.startswith(begins)
    assert list(Event.objects.order_by("pk").values_list("action", flat=True)) == [
        "ask_for_city_report",
        "make_city_report",
    ]


def test_while_it_is_at_work_asking_again_queues_nothing_more_and_the_page_tells_the_step(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    written = REPORT_WRITERS[ReportForm.PDF]

    def write(*_args: object, **_more: object) -> bytes:
        shown.append(text(reader, HX_Request="true"))
        return b"%PDF-1.7"

    monkeypatch.setitem(REPORT_WRITERS, ReportForm.PDF, ReportWriter(write, written.media_type))
    reader.post(f"{PAGE}pdf/")
    reader.post(f"{PAGE}pdf/")
    queued = DBTaskResult.objects.count()
    run_tasks()

    assert queued == 1
    assert "The report is set." in shown[0]
    assert 'max="3" value="1"' in shown[0]
    assert "<html" not in shown[0]


def test_a_failure_is_told_and_the_file_made_before_stays(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.post(f"{PAGE}pdf/")
    run_tasks()

    def fail(*_args: object, **_more: object) -> bytes:
        raise ValueError

    monkeypatch.setitem(REPORT_WRITERS, ReportForm.PDF, ReportWriter(fail, "application/pdf"))
    reader.post(f"{PAGE}pdf/")
    run_tasks()

    assert CityReport.objects.get().state == MakingState.FAILED
    assert "Something went wrong" in text(reader)
    assert reader.get(f"{PAGE[:-1]}.pdf").content.startswith(b"%PDF")


def test_where_no_worker_takes_it_the_page_offers_to_do_it_at_once(reader: Client) -> None:
    reader.post(f"{PAGE}pdf/")
    CityReport.objects.update(moved_at=timezone.now() - timedelta(minutes=2))
    waiting = text(reader)
    reader.post(f"{PAGE}pdf/now/")
    made = CityReport.objects.get()
    run_tasks()

    assert "Do it now" in waiting
    assert made.state == MakingState.DONE
    assert CityReport.objects.get().made_at == made.made_at


def test_a_year_without_plans_is_told_and_an_agencys_people_dont_reach_it(
    reader: Client, as_somebody: AsSomebody
) -> None:
    empty = PAGE.replace(str(YEAR), str(YEAR + 3))
    reader.post(f"{empty}pdf/")
    run_tasks()
    agency = factories.agency("3300", parent=factories.city())

    assert "Nothing is planned in this fiscal year." in reader.get(empty).content.decode()
    assert as_somebody(RoleName.HEAD, over=agency).get(PAGE).status_code == 403
