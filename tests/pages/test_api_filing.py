"""Filing by the API (api:put_report, api:submit_report, api:add_evidence, api:add_readings): the same
actions as the pages, once however often it is sent, and nothing where it is only checked.
"""

import hashlib
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

import factories
from catalogue import said
from load_files import csv
from programs import Program, program
from samrit.actions.people.sent_once import remove_old_answers
from samrit.records.models import Event, Evidence, Indicator, LoadSeries, QuarterReport, SentOnce
from samrit.vocabulary.codes import RoleName, TokenScope
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db

AT = "/reports/2564/2200~32/Q2"
FILED: dict[str, Any] = {"result": {"value_text": "7", "unit_text": "หน่วยงาน"}, "narrative": "มีหน่วยงานเข้าร่วม 7 หน่วยงาน"}


@pytest.fixture
def indicator() -> Indicator:
    """An indicator with five empty drafts."""
    return factories.indicator(factories.annual_plan(factories.agency("2200")), number="32")


@pytest.fixture
def officer(indicator: Indicator) -> Program:
    """A program of its officer."""
    return program(factories.user(RoleName.OFFICER, over=indicator.annual_plan.agency))


def data(answer: HttpResponse) -> Any:
    return json.loads(answer.content)


def put(by: Program, body: object = None, *, match: str = "*", check: bool = False, at: str = AT) -> HttpResponse:
    headers = {"If-Match": match} if match else {}
    return by.send("put", f"{at}{'?check=only' if check else ''}", FILED if body is None else body, headers=headers)


def post(by: Program, address: str, *, key: str = "a-key-of-mine", **files: object) -> HttpResponse:
    """Post something, with files where there are any."""
    headers = by.headers | ({"Idempotency-Key": key} if key else {})
    answer: HttpResponse = Client().post(f"/api/v1{address}", files, headers=headers)  # type: ignore[assignment]  # a test's own
    return answer


def a_text(name: str = "list.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "รายชื่อหน่วยงาน 7 แห่ง\n".encode(), "text/plain")


def stored(indicator: Indicator, quarter: int = 2) -> QuarterReport:
    return QuarterReport.objects.get(indicator=indicator, quarter=quarter)


def test_a_quarter_is_filed_with_its_evidence_in_five_requests(indicator: Indicator, officer: Program) -> None:
    read = officer.get(AT)
    written = put(officer, match=read["ETag"])
    files = [post(officer, f"{AT}/evidence", file=a_text(f"{n}.txt"), shows="รายชื่อ", key=f"file-{n}-key") for n in "1"]
    submitted = post(officer, f"{AT}/submission")

    row = stored(indicator)
    assert (written.status_code, data(written)["content"]["result"]["value"]) == (200, "7")
    assert written["ETag"].startswith('"2-')
    (saved,) = files
    assert saved.status_code == 201, saved.content
    assert data(saved)["original_sha256"] == hashlib.sha256(a_text().read()).hexdigest()
    assert submitted.status_code == 200, submitted.content
    assert (row.status, row.result_value, row.narrative) == (Status.SUBMITTED.value, Decimal(7), FILED["narrative"])
    assert list(Event.objects.filter(subject_type__in=("quarterreport", "evidence")).order_by("pk").values_list("action", flat=True)) == [
        "edit_quarter", "add_evidence", "submit",
    ]  # fmt: skip


def test_what_is_only_checked_changes_nothing(indicator: Indicator, officer: Program) -> None:
    body = {"result": {"value_text": "-5", "unit_text": "หน่วยงาน"}}

    found = data(put(officer, body, match="", check=True))
    stopped = data(post(officer, f"{AT}/submission?check=only", key=""))
    taken = data(post(officer, f"{AT}/evidence?check=only", key="", file=a_text()))

    assert {one["code"] for one in found["findings"]} >= {"K231"}
    assert stopped["can_be_submitted"] is False
    assert {one["pointer"] for one in stopped["issues"]} >= {"/result"}
    assert taken["name"] == "list.txt"
    assert stored(indicator).version == 1
    assert (Evidence.objects.count(), Event.objects.count(), SentOnce.objects.count()) == (0, 0, 0)


def test_who_writes_says_over_what_and_gets_both_versions(indicator: Indicator, officer: Program) -> None:
    first = officer.get(AT)["ETag"]
    put(officer, match=first)

    unsaid = put(officer, match="")
    stale = put(officer, FILED | {"narrative": "อีกฉบับ"}, match=first)
    unread = put(officer, match="soon")

    assert (unsaid.status_code, data(unsaid)["code"]) == (428, "if_match_needed")
    assert (stale.status_code, data(stale)["version"], stale["ETag"]) == (412, 2, '"2"')
    assert (data(stale)["yours"]["narrative"], data(stale)["theirs"]["narrative"]) == ("อีกฉบับ", FILED["narrative"])
    assert unread.status_code == 400
    assert stored(indicator).narrative == FILED["narrative"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ("{", ""),
        ([1], ""),
        ({"target": {}}, "/target"),
        ({"narrative": 5}, "/narrative"),
        ({"result": {"value_text": ["x"]}}, "/result/value_text"),
        ({"result": {"value_text": "5", "value": "6"}}, "/result"),
        ({"quarter": 3}, "/quarter"),
        ({"supporting_factors": "x"}, "/supporting_factors"),
        ({"result": {"value_text": "ไม่เกี่ยวข้อง"}}, "/result"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(
    body: object, pointer: str, indicator: Indicator, officer: Program
) -> None:
    found = put(officer, body)

    assert (found.status_code, data(found)["errors"][0]["pointer"]) == (422, pointer), found.content
    assert stored(indicator).version == 1


def test_what_is_sent_twice_is_done_once(indicator: Indicator, officer: Program) -> None:
    put(officer)
    address = f"{AT}/evidence"

    first = post(officer, address, file=a_text())
    again = post(officer, address, file=a_text())
    other = post(officer, address, file=a_text("other.txt"))
    without = post(officer, address, key="", file=a_text())
    refused = post(officer, address, key="another-key", file=a_text())  # the same file is there already

    assert (first.status_code, again.status_code, again.content) == (201, 201, first.content)
    assert (other.status_code, data(other)["code"]) == (422, "key_reused")
    assert (without.status_code, data(without)["code"]) == (400, "unclear")
    assert refused.status_code == 422
    assert Evidence.objects.count() == 1
    assert SentOnce.objects.count() == 1  # what was refused may be tried again
    SentOnce.objects.update(status=None, began_at=timezone.now())
    running = post(officer, address, file=a_text())
    assert (running.status_code, data(running)["code"]) == (409, "still_running")
    assert remove_old_answers(timezone.now() + timedelta(days=8)) == 1
    assert indicator.pk


def test_who_may_not_is_told_so_and_a_report_that_has_gone_on_is_closed(indicator: Indicator, officer: Program) -> None:
    agency = indicator.annual_plan.agency
    head = program(factories.user(RoleName.HEAD, over=agency))
    reading = program(factories.user(RoleName.OFFICER, over=agency), TokenScope.READ)
    elsewhere = program(factories.user(RoleName.OFFICER, over=factories.agency("1700")))

    answers = [put(by) for by in (head, reading, elsewhere, Program())]
    QuarterReport.objects.filter(indicator=indicator, quarter=2).update(status=Status.ENDORSED.value)
    closed = [
        put(officer),
        post(officer, f"{AT}/submission"),
        post(officer, f"{AT}/evidence", key="k2-of-mine", file=a_text()),
    ]

    assert [(one.status_code, data(one)["code"]) for one in answers] == [
        (403, "denied"), (403, "scope_needed"), (404, "not_found"), (401, "token_needed"),
    ]  # fmt: skip
    assert [(one.status_code, data(one)["code"]) for one in closed] == [(409, "state")] * 3
    assert officer.send("put", AT.replace("Q2", "Q1"), "x", content_type="text/plain").status_code == 415
    assert Event.objects.count() == 0


def test_what_stops_a_submission_is_told_place_by_place(indicator: Indicator, officer: Program) -> None:
    stopped = post(officer, f"{AT}/submission")

    assert (stopped.status_code, data(stopped)["code"]) == (422, "not_submittable")
    assert "/result" in {one["pointer"] for one in data(stopped)["errors"]}
    assert stored(indicator).status == Status.DRAFT


def test_readings_are_added_as_the_series_was_stated(indicator: Indicator) -> None:
    agency = indicator.annual_plan.agency
    series = factories.load_series(agency)
    LoadSeries.objects.filter(pk=series.pk).update(stated={"tz": "Asia/Bangkok", "unit": "kw", "label": "start"})
    by = program(factories.user(RoleName.COORDINATOR, over=agency))
    address = f"/load-series/{series.pk}/readings"
    content = csv(days=30)

    looked_at = post(by, f"{address}?check=only", key="", file=SimpleUploadedFile("more.csv", content))
    made = post(by, address, file=SimpleUploadedFile("more.csv", content))

    assert looked_at.status_code == 200, looked_at.content
    assert (made.status_code, data(made)["series"]["sha256"]) == (201, hashlib.sha256(content).hexdigest())
    assert data(made)["series"]["readings"] == data(looked_at)["understood"]["readings"]
    assert LoadSeries.objects.filter(name=series.name).count() == 2


def test_the_sign_of_percent_is_not_kept_in_a_value_in_percent(indicator: Indicator, officer: Program) -> None:
    put(officer, {"result": {"value_text": "85%", "unit_text": "ร้อยละ"}})

    assert stored(indicator).result_value_text == "85"


def test_what_is_only_checked_is_held_against_the_version_that_was_read(officer: Program) -> None:
    stale = put(officer, match='"99"', check=True)

    assert (stale.status_code, put(officer, check=True).status_code) == (412, 200)
    assert data(stale)["title"] == said("Precondition Failed", "en", context="HTTP")
    unknown = Client().get("/api/v1/x", headers={"Accept-Language": "th"})
    assert json.loads(unknown.content)["title"] == said("Not Found", context="HTTP")
