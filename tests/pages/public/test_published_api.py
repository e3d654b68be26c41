"""The API to anybody: what is published, as pages and files have it, by the addresses of the working layer; never what is in work."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.live_server_helper import LiveServer

import factories
from programs import Program, program
from published_things import CODE, indicator, published, with_surroundings
from samrit.client import Client as Caller
from samrit.client import NotAllowed
from samrit.records.models import YEAR_END, Campaign, Indicator, QuarterReport
from samrit.vocabulary.codes import RoleName, TokenScope

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/years",
    "/agencies",
    "/indicators",
    f"/indicators/2564/{CODE}",
    "/results",
    f"/results/2564/{CODE}/Y",
    "/projects",
    "/measurements",
)
SAME_OF_A_PROJECT = (
    "project_code",
    "agency_code",
    "name_th",
    "budget_allotted_baht",
    "budget_spent_baht",
    "progress_percent",
)
SAME_OF_A_MEASUREMENT = (
    "campaign_code",
    "name_th",
    "method",
    "mwh",
    "mwh_low",
    "mwh_high",
    "tco2",
    "is_distinguishable",
    "is_synthetic",
)
IN_WORK = "ฉบับที่ยังทำอยู่"


def city() -> Indicator:
    """Two indicators with something published, one of them in work again since; a third with nothing."""
    row, other = indicator(), indicator("2200-0901")
    indicator("2200-0900")
    published(row, 1, 12)
    published(row, YEAR_END, 12)
    published(other, 1, 0)
    QuarterReport.objects.update(narrative=IN_WORK)
    QuarterReport.objects.filter(result_value__isnull=False).update(result_value_text="99", result_value=99)
    Indicator.objects.update(name_th=IN_WORK, definition=IN_WORK)
    return row


def test_who_brings_no_token_reads_what_files_of_open_data_say() -> None:
    city()
    file = Client().get("/data/results/2564.csv?bom=0").getvalue().decode()
    lines = {(one["indicator_code"], one["period"]): one for one in csv.DictReader(io.StringIO(file))}

    listed = Program().data("/results?sort=code,period")

    found = {(one["indicator_code"], one["period"]): one for one in listed["items"]}
    assert listed["layer"] == "published"
    assert set(found) == {key for key, one in lines.items() if one["published_at"]}
    for code, period in lines:
        one = Program().data(f"/results/2564/{code}/{period}")
        assert found.get((code, period), one) == one
        for name in ("value", "value_status", "state", "verdict", "due_on", "page", "content_sha256"):
            assert (one[name] or "") == lines[code, period][name], name
        assert [one["doubt_codes"][0] if one["doubt_codes"] else ""] == [lines[code, period]["doubt_codes"]]
        assert (one["status"] == "published", one["days_late"]) == ((code, period) in found, None)
    zero = found["2200-0901", "Q1"]
    assert (zero["value"], zero["value_status"], zero["is_unsupported"]) == ("0", "value", True)


def test_a_quarter_is_held_against_its_own_target_as_the_year_is() -> None:
    row = indicator()
    published(row, YEAR_END, 12)
    Indicator.objects.filter(pk=row.pk).update(target_value_text="5 - 15")
    row.refresh_from_db()
    published(row, 1, 12)
    file = Client().get("/data/results/2564.csv?bom=0").getvalue().decode()
    lines = {one["period"]: one for one in csv.DictReader(io.StringIO(file))}

    for period, comparison, bounds in (
        ("Q1", "between", ("5", "15")),
        ("Y", "at_least", ("5", None)),
        ("Q2", None, (None, None)),
    ):
        one = Program().data(f"/results/2564/{CODE}/{period}")
        assert (one["comparison"], (one["target_low"], one["target_high"])) == (comparison, bounds)
        assert [lines[period][name] for name in ("comparison", "target_high")] == [comparison or "", bounds[1] or ""]


def test_its_words_are_those_of_the_page() -> None:
    city()

    one = Program().data(f"/results/2564/{CODE}/Y")

    for address, language in (("/", "th"), ("/en/", "en")):
        page = Client().get(f"{address}2564/{CODE}/").content.decode()
        assert one["sentence"][language] in page
        assert one["sentence"][language] != ""
    assert Client().get(one["page"].removeprefix("http://testserver")).status_code == 200


def test_what_is_in_work_needs_a_token_and_is_in_no_answer_to_anybody() -> None:
    city()
    reads = program(factories.user(RoleName.EXECUTIVE, over=factories.city()))
    writes = program(factories.user(RoleName.OFFICER, over=factories.city()), TokenScope.REPORTS)

    for address in ADDRESSES:
        anybody = Program().get(address)
        assert (anybody.status_code, IN_WORK in anybody.content.decode()) == (200, False), address
        assert Program().get(f"{address}?layer=published").content == anybody.content == reads.get(address).content
        assert Program().get(f"{address}?layer=working").status_code == 401
        assert Program("smr_wrong").get(address).status_code == 401
        assert (writes.get(address).status_code, writes.get(f"{address}?layer=working").status_code) == (200, 403)
        assert anybody.cookies == {}
    assert reads.data(f"/indicators/2564/{CODE}?layer=working")["name_th"] == IN_WORK
    assert Program().get("/indicators/2564/2200-0900").status_code == 404
    for address in ("/projects?agency=9999", "/results?under=9999", "/results?agency=9999", "/indicators?node=9"):
        assert Program().get(address).status_code in {400, 401}, address


def test_projects_and_what_was_measured_are_those_of_their_pages_to_anybody() -> None:
    row = with_surroundings()
    published(row, YEAR_END, 2)
    factories.project(row.annual_plan, code="9").indicators.add(row)  # since
    factories.measurement(row.annual_plan.agency, campaign=factories.campaign(row.annual_plan.agency, code="not-open"))

    (project,) = Program().data("/projects?year=2564&agency=2200&q=4")["items"]
    (measured,) = Program().data("/measurements?under=2200")["items"]
    files = {
        name: next(csv.DictReader(io.StringIO(Client().get(f"/data/{name}/2564.csv?bom=0").getvalue().decode())))
        for name in ("projects", "measurements")
    }

    assert (project["id"], project["state"], project["indicators_served"]) == (None, None, [CODE])
    assert {name: project[name] or "" for name in SAME_OF_A_PROJECT} == {
        name: files["projects"][name] for name in SAME_OF_A_PROJECT
    }
    assert {
        name: ("" if measured[name] is None else str(measured[name])).lower() for name in SAME_OF_A_MEASUREMENT
    } == {name: files["measurements"][name].lower() for name in SAME_OF_A_MEASUREMENT}
    for one in (project, measured):
        assert Client().get(one["page"].removeprefix("http://testserver")).status_code == 200
    assert measured["statement"]["en"] in Client().get("/en/campaigns/earth-hour/").content.decode()
    assert {measured[name] for name in ("id", "load_series", "load_series_sha256", "protocol_sha256", "baht")} == {None}
    assert Program().data("/projects?q=nothing")["items"] == []
    before = Program().get("/measurements")
    assert Program().get("/measurements", If_None_Match=before["ETag"]).status_code == 304
    reads = program(factories.user(RoleName.EXECUTIVE, over=factories.city()))
    for address, rows in (("/projects", 2), ("/measurements", 2)):
        assert len(reads.data(f"{address}?layer=working")["items"]) == rows
        assert Program().get(f"{address}?layer=working").status_code == 401


def test_filters_choose_and_a_list_is_walked() -> None:
    city()

    def codes(query: str) -> list[str]:
        return [f"{one['indicator_code']} {one['period']}" for one in Program().data(f"/results?{query}")["items"]]

    assert codes("period=y") == [f"{CODE} Y"]
    assert codes("q=0901&agency=2200&year=2560..2564&node=2.4.1") == ["2200-0901 Q1"]
    assert codes("verdict=exceeds") == [f"{CODE} Q1", f"{CODE} Y"]
    assert codes("updated_since=2570-01-01") == codes("doubtful=true") == codes("level=outcome&year=2564")
    assert len(codes("level=unknown&kind=unknown")) == 3
    assert [one["nodes"] for one in Program().data("/indicators?node=2.4.1")["items"]] == [["2.4.1"]] * 2
    assert Program().data("/years")["items"] == [{"fiscal_year": 2564, "plans": 1, "indicators": 3, "closed_at": None}]
    assert [one["agency_code"] for one in Program().data("/agencies?q=2200")["items"]] == ["2200"]
    walked, following = [], "/results?limit=1"
    while following:
        page = Program().data(following)
        walked += [(one["indicator_code"], one["period"]) for one in page["items"]]
        following = (page["next"] or "").partition("/api/v1")[2]
    assert walked == [(CODE, "Q1"), (CODE, "Y"), ("2200-0901", "Q1")]


def test_an_answer_holds_until_something_is_published_and_is_not_made_anew_before() -> None:
    row = city()
    first = Program().get("/results")
    with CaptureQueriesContext(connection) as queries:
        again = Program().get("/results", If_None_Match=first["ETag"])
    as_csv = Program().get("/results", Accept="text/csv")

    assert (first["Cache-Control"], again.status_code, again.content) == ("public, no-cache", 304, b"")
    assert [one["sql"] for one in queries if "publishedresult" in one["sql"]] == []
    assert as_csv["ETag"] != first["ETag"]
    QuarterReport.objects.update(narrative="ยังทำต่อ")
    assert Program().get("/results", If_None_Match=first["ETag"]).status_code == 304
    published(row, 2, 7)
    assert Program().get("/results", If_None_Match=first["ETag"]).status_code == 200
    with_token = program(factories.user(RoleName.EXECUTIVE, over=factories.city())).get("/results")
    assert with_token["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_asks_as_often_for_three_as_for_one(size: int) -> None:
    for number in range(size):
        row = indicator(f"2200-0{number}")
        agency = row.annual_plan.agency
        factories.project(row.annual_plan).indicators.add(row)
        opened = factories.campaign(agency)
        Campaign.objects.filter(pk=opened.pk).update(opened_at=factories.AT, opened_by=factories.user())
        factories.measurement(agency, campaign=opened)
        published(row, YEAR_END, 3)
    asked: dict[str, Any] = {}
    for address in (
        "/years",
        "/agencies",
        "/indicators",
        "/results",
        "/results?doubtful=false",
        "/projects",
        "/measurements",
    ):
        with CaptureQueriesContext(connection) as queries:
            assert json.loads(Program().get(address).content)["items"]
        asked[address] = len(queries) - len([one for one in queries if "ratelimit" in one["sql"].lower()])
    assert asked == {
        "/years": 2,
        "/agencies": 2,
        "/indicators": 5,
        "/results": 2,
        "/results?doubtful=false": 2,
        "/projects": 3,
        "/measurements": 3,
    }


@pytest.mark.django_db(transaction=True)
def test_the_client_without_a_token_reads_what_is_published(live_server: LiveServer) -> None:
    city()

    with Caller(live_server.url) as anybody:
        results = list(anybody.results(limit=2))
        assert [one.fiscal_year for one in anybody.years()] == [2564]
        assert anybody.result(2564, CODE, "Y") in results
        with pytest.raises(NotAllowed, match="token_needed"):
            list(anybody.results(layer="working"))
    assert {one.status for one in results} == {"published"}
    assert results[0].sentence is not None
