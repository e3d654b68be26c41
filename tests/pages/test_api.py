"""The API: what the pages show to the same person, as typed JSON; a problem where it says no; nobody's contact."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

import factories
from catalogue import said
from factories import AT
from programs import PERSON, Program, one_of_each, program
from samrit.records.models import AccessToken, Agency, Campaign, Indicator, User
from samrit.report import IndicatorReport, QuarterReport, Result, Target, canonical_json
from samrit.vocabulary.codes import RoleName, TokenScope

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(db: None) -> Indicator:  # noqa: ARG001 - the database is asked for
    """One of each record that the API tells of."""
    return one_of_each()


@pytest.fixture
def executive(db: None) -> Program:  # noqa: ARG001 - the database is asked for
    """A program of somebody who may read the whole city."""
    return program(factories.user(RoleName.EXECUTIVE, over=factories.city()))


W = "layer=working"
# By name, the pattern in the OpenAPI document, and an address of the kind.
ADDRESSES = {
    "api:years": ("/years", f"/years?{W}"),
    "api:agencies": ("/agencies", f"/agencies?{W}&q=2200"),
    "api:me": ("/me", "/me"),
    "api:indicators": ("/indicators", f"/indicators?{W}"),
    "api:indicator": ("/indicators/{fiscal_year}/{code}", f"/indicators/2564/2200-0832?{W}"),
    "api:results": ("/results", f"/results?{W}&count=true"),
    "api:result": ("/results/{fiscal_year}/{code}/{period}", f"/results/2564/2200-0832/Q2?{W}"),
    "api:report": ("/reports/{fiscal_year}/{code}/{period}", "/reports/2564/2200-0832/Q2"),
    "api:projects": ("/projects", f"/projects?{W}"),
    "api:campaigns": ("/campaigns", "/campaigns"),
    "api:campaign": ("/campaigns/{code}", "/campaigns/lights"),
    "api:partners": ("/partners", "/partners"),
    "api:measurements": ("/measurements", f"/measurements?{W}"),
    "api:load_series": ("/load-series", "/load-series"),
    "api:events": ("/events", "/events"),
}
OPEN = ("api:openapi-json", "api:campaigns", "api:campaign", "api:api-root", "api:nothing", "api:check")
CLOSED = [address for name, (_pattern, address) in ADDRESSES.items() if name not in OPEN]


def data(answer: HttpResponse) -> Any:
    """What an answer says."""
    return json.loads(answer.content)


def problem(answer: HttpResponse) -> tuple[int, str, str]:
    """Number, code and sentence of a refusal; the same number of the request as in the log."""
    found = data(answer)
    assert answer["Content-Type"] == "application/problem+json", found
    assert (found["status"], found["request_id"]) == (answer.status_code, answer["X-Request-ID"])
    return found["status"], found["code"], found["detail"]


def test_every_answer_is_as_the_document_says_and_tells_of_no_person(indicator: Indicator, executive: Program) -> None:
    document = data(Program().get("/openapi.json"))

    for pattern, address in ADDRESSES.values():
        answer = executive.get(address)
        stated = document["paths"][f"/api/v1{pattern}"]["get"]["responses"]["200"]["content"]["application/json"]
        assert answer.status_code == 200, (address, answer.content)
        jsonschema.validate(data(answer), {**stated["schema"], "components": document["components"]})
        text = json.dumps(data(answer), ensure_ascii=False)
        assert [word for word in PERSON if word in text] == [], address
        assert "Cookie" not in answer["Vary"]
    assert indicator.pk


def test_a_result_is_the_one_that_its_page_shows(indicator: Indicator, executive: Program) -> None:
    quarter, year = (executive.data(f"/results/2564/2200-0832/{period}?{W}") for period in ("Q2", "Y"))

    assert {name: quarter[name] for name in ("value", "value_th", "status", "doubt_codes", "verdict", "target_th")} == {
        "value": "5", "value_th": "5 (หน่วยงาน)", "status": "draft", "doubt_codes": ["draft"], "verdict": None,
        "target_th": "",
    }  # fmt: skip
    assert {name: year[name] for name in ("value", "verdict", "achievement_percent", "target_low", "value_status")} == {
        "value": "5", "verdict": "meets", "achievement_percent": "100", "target_low": "5", "value_status": "value",
    }  # fmt: skip
    assert executive.data(f"/results?{W}&period=Q1&period=Q2&value_status=value")["items"] == [quarter]
    assert indicator.pk


def test_a_report_tells_every_number_with_its_chain_and_what_was_counted_beside_it(
    indicator: Indicator, executive: Program
) -> None:
    found = executive.data("/reports/2564/2200-0832/Q2")

    numbers = {number["key"]: number for number in found["numbers"]}
    assert list(numbers) == ["result", "target", "figure-7"]
    assert numbers["result"]["based_on"][0]["who"] == {"th": "somjai", "en": "somjai"}
    assert numbers["result"]["based_on"][0]["href"] == f"/office/indicators/{indicator.pk}/quarters/2/versions/"
    assert found["content"] == {
        "quarter": 2, "narrative": "มีภาคี 97 หน่วยงาน",
        "result": {"value_text": "5", "unit_text": "หน่วยงาน", "value": "5"},
    }  # fmt: skip
    stated = {name: found["counted"][name] for name in ("rule", "value", "members", "in_report", "now", "difference")}
    assert stated == {"rule": 1, "value": "6", "members": 6, "in_report": "5", "now": "1", "difference": "-5"}


def test_a_report_that_is_posted_is_checked_and_stored_nowhere(indicator: Indicator, executive: Program) -> None:
    report = IndicatorReport(
        name="จำนวนชุมชน",
        target=Target(value_text="12", unit_text="ชุมชน"),
        quarters=(QuarterReport(quarter=2, result=Result(value_text="-5", unit_text="ชุมชน")),),
    )

    found = {one["code"]: one for one in data(executive.send("post", "/check", canonical_json(report)))["findings"]}

    assert (found["K231"]["severity"], found["K231"]["field"]) == ("error", "quarters.2.result")
    assert found["K231"]["message"]["th"] == "-5 ชุมชน ต่ำกว่า 0 ซึ่งเป็นไปไม่ได้สำหรับตัวชี้วัดนี้"
    assert Program().send("post", "/check", b"{}").status_code == 401
    assert problem(executive.send("post", "/check", b"nothing"))[:2] == (422, "unreadable")
    assert Indicator.objects.count() == 1
    assert indicator.pk


def test_a_campaign_that_was_opened_is_for_anybody_and_another_is_not_there(indicator: Indicator) -> None:
    closed = Program().get("/campaigns/lights")
    Campaign.objects.update(opened_at=AT, opened_by=factories.user())
    opened = Program().data("/campaigns/lights")

    assert problem(closed) == (404, "not_found", "There is no such record, or you may not read it.")
    assert (opened["counts"]["took_part"], opened["counts"]["verified"]) == (2, 1)
    assert {g["key"]: g["counts"]["declared"] for g in opened["by_sector"] if g["counts"]["declared"]} == {"private": 2}
    assert [(g["name_en"], g["counts"]["verified"]) for g in opened["by_theme"]] == [("Energy", 1), ("Transport", 0)]
    assert len(Program().data("/campaigns")["items"]) == 1
    assert Program("smr_wrong").get("/campaigns").status_code == 401
    assert indicator.pk


def test_who_may_not_read_learns_nothing(indicator: Indicator) -> None:
    elsewhere = program(factories.user(RoleName.EVALUATOR, over=factories.agency("1700")))

    assert {problem(Program().get(one))[:2] for one in CLOSED} == {(401, "token_needed")}
    assert Program().get("/me")["WWW-Authenticate"] == 'Bearer realm="Samrit"'
    hidden, absent = (elsewhere.get(f"/results/2564/{code}/Q2?{W}") for code in ("2200-0832", "2200-9999"))
    assert problem(hidden) == problem(absent)
    for address in ("/partners", f"/measurements?{W}", "/events", f"/results?{W}", f"/projects?{W}", "/load-series"):
        assert elsewhere.data(address)["items"] == []
    assert problem(elsewhere.get(f"/results?{W}&agency=2200"))[1] == "unclear"
    assert indicator.pk


def test_a_token_goes_as_far_as_its_scopes_its_agency_and_its_owner(indicator: Indicator) -> None:
    agency = indicator.annual_plan.agency
    evaluator = factories.user(RoleName.EVALUATOR, over=factories.city())
    other = factories.agency("1700")
    factories.indicator(factories.annual_plan(other))
    address = f"/results?{W}&count=true"

    whole, narrow = program(evaluator), program(evaluator, agency=agency)
    writing = program(evaluator, TokenScope.REPORTS)
    boss = factories.user()
    User.objects.filter(pk=boss.pk).update(is_superuser=True)

    assert [one.data(address)["count"] for one in (whole, narrow, program(boss, agency=other))] == [10, 5, 5]
    assert [one["agency_code"] for one in narrow.data("/me")["roles"]] == ["2200"]
    assert problem(writing.get(address))[:2] == (403, "scope_needed")
    assert AccessToken.objects.filter(last_used_on=timezone.localdate()).count() == 3
    evaluator.roles.all().delete()
    assert whole.data(address)["count"] == 0
    User.objects.filter(pk=evaluator.pk).update(is_active=False)
    assert whole.get(address).status_code == 401
    past = program(factories.user(), until=timezone.localdate() - timedelta(days=1))
    assert past.get("/me").status_code == 401


@pytest.mark.parametrize(
    ("address", "status", "parameter", "remedy"),
    [
        (f"/results?{W}&agancy=2200", 400, "agancy", "Did you mean “agency”?"),
        (f"/results?{W}&verdict=mets", 400, "verdict", "Did you mean “meets”?"),
        (f"/results?{W}&agency=220", 400, "agency", "Did you mean “2200”?"),
        (f"/results?{W}&year=64", 400, "year", None),
        (f"/results?{W}&sort=cod", 400, "sort", "Did you mean “code”?"),
        (f"/results?{W}&fields=vale", 400, "fields", "Did you mean “value”?"),
        (f"/results?{W}&limit=1001", 400, "limit", None),
        (f"/results?{W}&cursor=x", 400, "cursor", None),
        (f"/results?{W}&verdict=meets&count=true", 400, "count", None),
        (f"/results?{W}&updated_since=soon", 400, "updated_since", None),
        (f"/results?{W}&node=9.9", 400, "node", None),
        (f"/results?{W}&year=2026", 400, "year", "Did you mean “2569”?"),
        ("/results?year=2569..2560", 400, "year", None),
        ("/results/2021/2200-0832/Q1", 400, "fiscal_year", "Did you mean “2564”?"),
        ("/results?layer=publisht", 400, "layer", "Did you mean “published”?"),
        ("/projects?layer=publisht", 400, "layer", "Did you mean “published”?"),
        ("/projects?count=true", 400, "count", None),
        ("/measurements?agency=1", 400, "agency", None),
        ("/results/2564/2200-0832/Q9", 400, "period", "There are: Q1, Q2, Q3, Q4, Y."),
        ("/results/1/2200-0832/Q1", 400, "fiscal_year", None),
        ("/me?x=1", 400, "x", None),
    ],
)
def test_what_is_not_understood_is_refused_with_what_would_be(
    address: str, status: int, parameter: str, remedy: str | None, indicator: Indicator, executive: Program
) -> None:
    found = data(executive.get(address))

    assert (found["status"], found["errors"][0]["parameter"], found["errors"][0].get("remedy")) == (
        status, parameter, remedy,
    )  # fmt: skip
    assert found["detail"] == found["errors"][0]["detail"]
    assert indicator.pk


def test_refusals_speak_the_language_of_who_asks(executive: Program) -> None:
    thai = Program(executive.token, language="th-TH,en;q=0.5")
    sentence = "There is no such record, or you may not read it."

    assert problem(thai.get("/nothing"))[2] == said(sentence)
    assert problem(executive.get("/nothing"))[2] == sentence
    assert (thai.get("/nothing")["Content-Language"], executive.get("/me")["Content-Language"]) == ("th", "en")


def test_an_address_with_a_slash_too_many_leads_on_and_another_method_is_refused(executive: Program) -> None:
    slash = executive.get("/me/?x=1")

    assert (slash.status_code, slash["Location"]) == (308, "/api/v1/me?x=1")
    assert executive.get("/indicators/2564/2200-0832/")["Location"] == "/api/v1/indicators/2564/2200-0832"
    assert Program().data("/")["documentation"] == "/api/"
    assert problem(executive.send("delete", "/me"))[:2] == (405, "other_method")
    assert problem(executive.get("/campaigns/a%0Ab"))[:2] == (404, "not_found")
    assert [executive.get(one).status_code for one in (f"/results/2564/{10**30}/Q1?{W}", "/results/x/y/Q1")] == [
        404,
        404,
    ]


def test_a_list_is_walked_without_skipping_and_says_what_is_asked(indicator: Indicator, executive: Program) -> None:
    for number in range(3):
        factories.indicator(indicator.annual_plan, number=str(number))
    address = f"/results?{W}&period=Q1&period=Q3&sort=-period,code&limit=3&fields=indicator_code,period"
    found: list[tuple[str, str]] = []
    following: str | None = address
    while following:
        page = executive.get(following)
        found += [(one["indicator_code"], one["period"]) for one in data(page)["items"]]
        whole = data(page)["next"]
        assert (whole is None) is ("Link" not in page)
        following = whole.partition("/api/v1")[2] if whole else None
        if len(found) == 3:  # what is added behind is met, what is added before is not
            factories.indicator(indicator.annual_plan, number="77")

    assert sorted(set(found)) == sorted(found)
    assert [period for _code, period in found] == ["Q3"] * 4 + ["Q1"] * 5
    first = data(executive.get(address))["next"].partition("/api/v1")[2]
    assert problem(executive.get(first.replace("period=Q3", "period=Q4")))[1] == "unclear"


def test_a_list_is_a_file_as_well(indicator: Indicator, executive: Program) -> None:
    address = f"/results?{W}&period=Q2&fields=indicator_code,value,doubt_codes,verdict_overridden"
    accepted = executive.get(address, Accept="text/csv")
    named = executive.get(f"{address}&format=ndjson")
    marked = executive.get(f"{address}&format=csv&bom=true")

    assert accepted["Content-Type"] == "text/csv; charset=utf-8"
    assert list(csv.DictReader(io.StringIO(accepted.content.decode()))) == [
        {"indicator_code": "2200-0832", "value": "5", "verdict_overridden": "false", "doubt_codes": "draft"}
    ]
    assert [json.loads(line)["value"] for line in named.content.splitlines()] == ["5"]
    assert marked.content == b"\xef\xbb\xbf" + accepted.content
    assert indicator.pk


def test_filters_choose(indicator: Indicator, executive: Program) -> None:
    division = factories.agency("2201", parent=indicator.annual_plan.agency)
    below = factories.indicator(factories.annual_plan(division, fiscal_year_be=2565), number="1")
    node = factories.plan_node("2.4.1")
    indicator.indicator_nodes.create(node=node)

    def codes(query: str) -> list[str]:
        return [one["indicator_code"] for one in executive.data(f"/indicators?{W}&{query}")["items"]]

    assert codes("under=2200") == ["2201~1", "2200-0832"]
    assert codes("agency=2200") == ["2200-0832"] == codes("node=2.4.1")
    assert codes("year=2560..2564") == ["2200-0832"] == codes("q=0832")
    assert executive.data(f"/results?{W}&period=q2&agency=2200")["items"][0]["period"] == "Q2"
    assert codes("year=2565&year=2570") == ["2201~1"] == codes("level=unknown&agency=2201")
    assert executive.data(f"/indicators/2565/2201~1?{W}")["id"] == below.pk
    since = (AT + timedelta(days=1)).isoformat().replace("+", "%2B")
    updated = executive.data(f"/results?{W}&updated_since={AT.date().isoformat()}")["items"]
    assert [(one["indicator_code"], one["period"]) for one in updated] == [("2200-0832", "Q2")]
    assert executive.data(f"/results?{W}&updated_since={since}")["items"] == []
    assert [one["period"] for one in executive.data(f"/results?{W}&doubtful=true&agency=2200")["items"]] == ["Q2", "Y"]


def test_a_code_that_two_agencies_have_asks_which(indicator: Indicator, executive: Program) -> None:
    twin = factories.indicator(factories.annual_plan(factories.agency("1700")))
    Indicator.objects.filter(pk=twin.pk).update(code=indicator.code)

    found = executive.get(f"/indicators/2564/2200-0832?{W}")

    assert problem(found)[0] == 409
    assert executive.data(f"/indicators/2564/2200-0832?{W}&agency=1700")["id"] == twin.pk


def test_events_tell_what_is_new_and_name_nobody(indicator: Indicator, executive: Program) -> None:
    found = executive.data("/events")["items"]

    reported = [(one["action"], one["fiscal_year"], one["indicator_code"], one["period"]) for one in found]
    assert reported == [("edit_quarter", 2564, "2200-0832", "Q2")]
    assert executive.data(f"/events?after={found[-1]['id']}")["items"] == []
    assert "somjai" not in json.dumps(found)
    assert indicator.pk


def test_a_role_that_needs_a_second_factor_needs_it_here_too(executive: Program, settings: Settings) -> None:
    settings.MFA_ROLES = ["executive"]

    assert problem(executive.get("/me")) == (
        403,
        "denied",
        "Your role asks for a second factor. Set one up on your account's page first.",
    )


def test_what_has_not_changed_is_not_sent_again(indicator: Indicator, executive: Program) -> None:
    first = executive.get("/reports/2564/2200-0832/Q2")

    again = executive.get("/reports/2564/2200-0832/Q2", If_None_Match=first["ETag"])

    assert first["ETag"].startswith('"2-')
    assert (first["Cache-Control"], again.status_code, again.content) == ("private, no-cache", 304, b"")
    assert indicator.pk


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(size: int, executive: Program) -> None:
    agency: Agency = factories.agency("2200")
    plan = factories.annual_plan(agency)
    for _ in range(size):
        made = factories.indicator(plan)
        factories.partner(agency)
        factories.measurement(agency)
        factories.campaign(agency)
        factories.project(plan).indicators.add(made)
    executive.get("/me")
    expected = {
        f"/indicators?{W}": 5,  # of each one counts how often was asked, one whose token it is
        f"/results?{W}": 6,
        f"/results?{W}&doubtful=true": 6,
        f"/projects?{W}": 9,
        "/partners": 4,
        f"/measurements?{W}": 4,
        "/campaigns": 4,
        f"/agencies?{W}": 4,
        f"/years?{W}": 5,
        "/events": 4,
    }

    asked = {}
    for address in expected:
        with CaptureQueriesContext(connection) as queries:
            assert executive.get(address).status_code == 200
        asked[address] = len(queries)
    assert asked == expected
