"""The client of the API against a real server: typed answers, lists walked to their end, a quarter filed, refusals by their kind."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

import factories
from samrit.actions.people.access_tokens import make_token
from samrit.client import AsyncClient, Client, NotAllowed, NotFound, Stale, Unclear, Unprocessable
from samrit.records.models import User
from samrit.vocabulary.codes import RoleName, TokenScope

CONTENT = {"result": {"value_text": "7", "unit_text": "หน่วยงาน"}, "narrative": "มีหน่วยงานเข้าร่วม 7 หน่วยงาน"}


def token_of(user: User) -> str:
    now = timezone.now()
    until = timezone.localdate(now) + timedelta(days=1)
    return make_token(name="x", scopes=frozenset(TokenScope), agency=None, expires_on=until, by=user, at=now)[1]


@pytest.mark.django_db(transaction=True)
def test_a_program_reads_and_files(live_server: LiveServer) -> None:
    agency = factories.agency("2200")
    plan = factories.annual_plan(agency)
    for number in ("31", "32", "33"):
        factories.indicator(plan, number=number)
    token = token_of(factories.user(RoleName.OFFICER, over=agency, username="somsri"))

    with Client(live_server.url, token, language="en") as client:
        assert client.me().username == "somsri"
        walked = [(one.indicator_code, one.period) for one in client.results(period=["Q1", "Q2"], limit=2)]
        assert sorted(walked) == [(f"2200~{n}", f"Q{q}") for n in ("31", "32", "33") for q in (1, 2)]
        read = client.report(2564, "2200~32", "Q2")
        written = client.write_report(read, CONTENT)
        evidence = client.add_evidence(written, "list.txt", "รายชื่อหน่วยงาน 7 แห่ง\n".encode(), shows="รายชื่อ")
        with pytest.raises(Stale) as stale:
            client.write_report(read, {**CONTENT, "narrative": "อีกฉบับ"})
        codes = {one.code for one in client.check_report(written, {"result": {"value_text": "-5"}})}
        can = client.submittable(written)
        submitted = client.submit(written, key="q2-of-32")
        again = client.submit(written, key="q2-of-32")
        with pytest.raises(Unclear) as unclear:
            list(client.results(agancy="2200"))
        with pytest.raises(NotFound):
            client.result(2564, "none", "Q1")
        with pytest.raises(Unprocessable):
            client.submit(client.report(2564, "2200~31", "Q1"))

    assert (evidence.kind, stale.value.version, can.can_be_submitted) == ("file", 2, True)
    assert "K231" in codes
    assert submitted.report["status"] == "submitted"
    assert again.content == submitted.content
    assert unclear.value.errors[0].remedy == "Did you mean “agency”?"
    with Client(live_server.url) as stranger, pytest.raises(NotAllowed, match="token_needed"):
        stranger.me()

    async def the_same() -> tuple[Decimal | None, list[str], list[str]]:
        async with AsyncClient(live_server.url, token) as asynchronous:
            found = await asynchronous.result(2564, "2200~32", "Q2")
            codes = [one.indicator_code async for one in asynchronous.indicators(limit=1)]
            return found.value, codes, [one.action async for one in asynchronous.events()]

    with ThreadPoolExecutor() as threads:  # this one may have a browser's loop already
        found = threads.submit(asyncio.run, the_same()).result()
    assert found == (
        Decimal(7), ["2200~31", "2200~32", "2200~33"], ["edit_quarter", "add_evidence", "submit"],
    )  # fmt: skip
