"""The API: what the pages show to the same person, as typed JSON; one sentence where it says no; nobody's contact."""

import json
from datetime import timedelta
from typing import Any

import jsonschema
import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from visitors import AsSomebody

import factories
from catalogue import said
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.counting import Count, CountingRule, RecordKind, RecordStatus
from samrit.records.models import Campaign, Contact, CountingRuleVersion, Indicator, Tally
from samrit.report import IndicatorReport, QuarterReport, Result, Target, canonical_json
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

PERSON = ("สมศรี ผู้ประสาน", "somsri@partner.example", "081-234-5678", "หัวหน้าฝ่ายอาคาร")


@pytest.fixture
def indicator() -> Indicator:
    """An indicator with one report typed and counted, a campaign with two partners, a measurement."""
    agency = factories.agency("2200")
    made = factories.indicator(factories.annual_plan(agency), number="32")
    content = factories.content(quarter=2, result=Result.of(5, "หน่วยงาน"), narrative="มีภาคี 97 หน่วยงาน")
    by = factories.user(RoleName.OFFICER, over=agency, username="somjai")
    row = edit_quarter(report=made.quarters.get(quarter=2), content=content, version=1, by=by, at=AT)
    rule = CountingRule(Count(RecordKind.PRACTICE, statuses=(RecordStatus.VERIFIED,)))
    stored = CountingRuleVersion.objects.create(
        indicator=made, number=1, words="x", rule=msgspec.to_builtins(rule), made_at=AT
    )
    Tally.objects.create(report=row, rule=stored, as_of=AT + timedelta(days=1), value=6, members=6, sha256="0" * 64)
    campaign = factories.campaign(agency, code="lights")
    first, second = (factories.partner(agency, name_th=name) for name in ("ภาคีหนึ่ง", "ภาคีสอง"))
    for partner in (first, second):
        factories.commitment(campaign, partner)
    factories.practice(campaign, first, status=RecordStatus.VERIFIED)
    name, email, phone, position = PERSON
    Contact.objects.create(
        partner=first, agency=agency, name=name, email=email, phone=phone, position=position, purpose="x",
        notified_on=AT.date(), added_at=AT,
    )  # fmt: skip
    factories.measurement(agency)
    return made


# By name, the pattern in the OpenAPI document, and an address of the kind; {pk} is the indicator's.
ADDRESSES = {
    "api:agencies": ("/agencies", "/agencies"),
    "api:plans": ("/plans", "/plans"),
    "api:indicators": ("/plans/{agency}/{fiscal_year_be}/indicators", "/plans/2200/2564/indicators"),
    "api:indicator": ("/indicators/{pk}", "/indicators/{pk}"),
    "api:report": ("/indicators/{pk}/quarters/{quarter}", "/indicators/{pk}/quarters/2"),
    "api:campaigns": ("/campaigns", "/campaigns"),
    "api:campaign": ("/campaigns/{code}", "/campaigns/lights"),
    "api:partners": ("/partners", "/partners"),
    "api:measurements": ("/measurements", "/measurements"),
}
OPEN = ("api:openapi-json", "api:campaigns", "api:campaign", "api:api-root", "api:nothing")


def addresses(indicator: Indicator) -> dict[str, str]:
    """One address of each kind, by its pattern in the OpenAPI document."""
    return {pattern: address.replace("{pk}", str(indicator.pk)) for pattern, address in ADDRESSES.values()}


def get(client: Client, address: str, **headers: str) -> HttpResponse:
    """Ask for an address below /office/api/v1."""
    answer: HttpResponse = client.get(f"/office/api/v1{address}", headers=headers)  # type: ignore[assignment]  # a test's own
    return answer


def data(answer: HttpResponse) -> Any:
    """What an answer says."""
    return json.loads(answer.content)


def test_every_answer_is_as_the_document_says_and_tells_of_no_person(
    indicator: Indicator, as_somebody: AsSomebody
) -> None:
    client = as_somebody(RoleName.EXECUTIVE)
    document = data(get(Client(), "/openapi.json"))

    assert set(document["paths"]) == {f"/office/api/v1{pattern}" for pattern in (*addresses(indicator), "/check")}
    for pattern, address in addresses(indicator).items():
        answer = get(client, address)
        stated = document["paths"][f"/office/api/v1{pattern}"]["get"]["responses"]["200"]["content"][
            "application/json"
        ]["schema"]
        assert answer.status_code == 200, address
        jsonschema.validate(data(answer), {**stated, "components": document["components"]})
        text = json.dumps(data(answer), ensure_ascii=False)
        assert [word for word in PERSON if word in text] == [], address


def test_a_report_tells_every_number_with_its_chain_and_what_was_counted_beside_it(
    indicator: Indicator, as_somebody: AsSomebody
) -> None:
    found = data(get(as_somebody(RoleName.EXECUTIVE), f"/indicators/{indicator.pk}/quarters/2"))

    numbers = {number["key"]: number for number in found["numbers"]}
    assert list(numbers) == ["result", "target", "figure-7"]
    assert numbers["result"]["based_on"][0]["who"] == {"th": "somjai", "en": "somjai"}
    assert numbers["result"]["based_on"][0]["href"] == f"/office/indicators/{indicator.pk}/quarters/2/versions/"
    assert numbers["figure-7"]["source"]["code"] == "untold"
    stated = {name: found["counted"][name] for name in ("rule", "value", "members", "in_report", "now", "difference")}
    assert stated == {"rule": 1, "value": "6", "members": 6, "in_report": "5", "now": "1", "difference": "-5"}


def test_a_report_that_is_posted_is_checked_and_stored_nowhere(indicator: Indicator, as_somebody: AsSomebody) -> None:
    report = IndicatorReport(
        name="จำนวนชุมชน",
        target=Target(value_text="12", unit_text="ชุมชน"),
        quarters=(QuarterReport(quarter=2, result=Result(value_text="-5", unit_text="ชุมชน")),),
    )

    def post(client: Client, body: bytes) -> HttpResponse:
        return client.post("/office/api/v1/check", body, content_type="application/json")  # type: ignore[return-value]  # a test's own

    client = as_somebody(RoleName.OFFICER)
    answer = data(post(client, canonical_json(report)))

    found = {one["code"]: one for one in answer["findings"]}
    assert (found["K231"]["severity"], found["K231"]["field"]) == ("error", "quarters.2.result")
    assert found["K231"]["message"]["th"] == "-5 ชุมชน ต่ำกว่า 0 ซึ่งเป็นไปไม่ได้สำหรับตัวชี้วัดนี้"
    assert post(Client(), b"{}").status_code == 401
    assert post(client, b"nothing").status_code == 409
    assert Indicator.objects.count() == 1
    assert indicator.pk


def test_a_campaign_that_was_opened_is_for_anybody_and_another_is_not_there(indicator: Indicator) -> None:
    closed = get(Client(), "/campaigns/lights")
    Campaign.objects.update(opened_at=AT, opened_by=factories.user())
    opened = data(get(Client(), "/campaigns/lights"))

    assert (closed.status_code, data(closed)) == (
        404,
        {"code": "not_found", "message": said("There is no such record.")},
    )
    assert (opened["counts"]["took_part"], opened["counts"]["verified"]) == (2, 1)
    assert {g["key"]: g["counts"]["declared"] for g in opened["by_sector"] if g["counts"]["declared"]} == {"private": 2}
    assert [(g["name"]["en"], g["counts"]["verified"]) for g in opened["by_theme"]] == [("Energy", 1), ("Transport", 0)]
    assert data(get(Client(), "/campaigns"))["count"] == 1
    assert indicator.pk


def test_who_may_not_read_is_told_why_in_their_language(indicator: Indicator, as_somebody: AsSomebody) -> None:
    elsewhere = as_somebody(RoleName.EVALUATOR, over=factories.agency("1700"))
    address = f"/indicators/{indicator.pk}"

    answers = [get(client, address) for client in (Client(), elsewhere)]
    page = elsewhere.get(f"/office{address}/").content.decode()

    closed = [pattern_and_address[1] for name, pattern_and_address in ADDRESSES.items() if name not in OPEN]
    strangers = {get(Client(), one.replace("{pk}", str(indicator.pk))).status_code for one in closed}
    assert strangers == {401}
    assert [answer.status_code for answer in answers] == [401, 403]
    assert data(answers[0]) == {"code": "not_logged_in", "message": said("Please log in first.")}
    assert data(answers[1])["message"] in page
    assert [get(elsewhere, f"/{kind}")["Content-Type"] for kind in ("partners",)] == ["application/json; charset=utf-8"]
    assert data(get(elsewhere, "/partners")) == {"count": 0, "items": []}
    assert data(get(elsewhere, "/measurements")) == {"count": 0, "items": []}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/indicators/99999999", 404),
        (f"/indicators/{10**30}", 404),
        ("/indicators/x", 422),
        ("/agencies?limit=0", 422),
        ("/agencies?offset=-1", 422),
        ("/plans/2200/99999999/indicators", 404),
        ("/nothing", 404),
        ("/", 404),
    ],
)
def test_what_is_not_there_is_said_and_nothing_breaks(address: str, status: int, as_somebody: AsSomebody) -> None:
    answer = get(as_somebody(RoleName.EXECUTIVE), address)

    assert (answer.status_code, list(data(answer))) == (status, ["code", "message"])


def test_nothing_can_be_written(indicator: Indicator, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.OFFICER)

    sent = [
        getattr(client, address_of)(f"/office/api/v1{address}").status_code
        for address in addresses(indicator).values()
        for address_of in ("post", "put", "patch", "delete")
    ]

    assert set(sent) == {405}


def test_a_role_that_needs_a_second_factor_needs_it_here_too(
    indicator: Indicator, as_somebody: AsSomebody, settings: Settings
) -> None:
    settings.MFA_ROLES = ["executive"]

    answer = get(as_somebody(RoleName.EXECUTIVE), f"/indicators/{indicator.pk}")

    assert (answer.status_code, data(answer)["message"]) == (
        403,
        "Your role asks for a second factor. Set one up on your account's page first.",
    )


def test_what_has_not_changed_is_not_sent_again(indicator: Indicator, as_somebody: AsSomebody) -> None:
    client = as_somebody(RoleName.EXECUTIVE)
    first = get(client, f"/indicators/{indicator.pk}")

    again = get(client, f"/indicators/{indicator.pk}", if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(
    size: int, as_somebody: AsSomebody, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    agency = factories.agency("2200")
    plan = factories.annual_plan(agency)
    for _ in range(size):
        factories.indicator(plan)
        factories.partner(agency)
        factories.measurement(agency)
        factories.campaign(agency)
    client = as_somebody(RoleName.EXECUTIVE)
    expected = {
        "/plans/2200/2564/indicators": 12,  # of each five count how often was asked
        "/partners": 10,
        "/measurements": 10,
        "/campaigns": 10,
        "/agencies": 10,
        "/plans": 11,
    }

    for address, queries in expected.items():
        with django_assert_num_queries(queries):
            assert get(client, address).status_code == 200
