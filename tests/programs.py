"""How tests ask as a program does: with a token."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.counting import Count, CountingRule, RecordKind, RecordStatus
from samrit.ledger.secret_text import hash_of
from samrit.queries.people.access_tokens import SHOWN, new_token
from samrit.records.models import AccessToken, Agency, Contact, CountingRuleVersion, Indicator, Tally, User
from samrit.report import Result
from samrit.vocabulary.codes import RoleName, TokenScope

PERSON = ("สมศรี ผู้ประสาน", "somsri@partner.example", "081-234-5678", "หัวหน้าฝ่ายอาคาร")
ALL_SCOPES = tuple(TokenScope)


class Program:
    """A program that asks below /api/v1 with a token (none for a stranger), in English."""

    def __init__(self, token: str = "", *, language: str = "en") -> None:
        self.headers = {"Accept-Language": language} | ({"Authorization": f"Bearer {token}"} if token else {})
        self.token = token

    def get(self, address: str, **headers: str) -> HttpResponse:
        return self.send("get", address, headers=headers)

    def data(self, address: str, **headers: str) -> Any:
        answer = self.get(address, **headers)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    def send(
        self,
        method: str,
        address: str,
        body: object = "",
        *,
        headers: Mapping[str, str] | None = None,
        content_type: str = "application/json",
    ) -> HttpResponse:
        text = body if isinstance(body, str | bytes) else json.dumps(body, ensure_ascii=False)
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        more = {} if method == "get" else {"data": text, "content_type": content_type}
        asked = getattr(Client(), method)
        answer: HttpResponse = asked(f"/api/v1{address}", headers={**self.headers, **named}, **more)
        return answer


def program(user: User, *scopes: TokenScope, agency: Agency | None = None, until: date | None = None) -> Program:
    """A program of somebody's, with all scopes unless told."""
    text, now = new_token(), timezone.now()
    AccessToken.objects.create(
        user=user,
        name="a script",
        beginning=text[:SHOWN],
        token_hash=hash_of(text),
        scopes=[one.value for one in (scopes or ALL_SCOPES)],
        agency=agency,
        made_at=now,
        expires_on=until or timezone.localdate(now),
    )
    return Program(text)


def one_of_each() -> Indicator:
    """An indicator with one report typed and counted, a campaign with two partners, a measurement, a project."""
    agency = factories.agency("2200")
    made = factories.indicator(factories.annual_plan(agency), number="32")
    Indicator.objects.filter(pk=made.pk).update(code="2200-0832")
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
    verifier = factories.user(RoleName.EVALUATOR, over=factories.city(), username="verifier")
    factories.practice(campaign, first, status=RecordStatus.VERIFIED, by=verifier)
    name, email, phone, position = PERSON
    Contact.objects.create(
        partner=first, agency=agency, name=name, email=email, phone=phone, position=position, purpose="x",
        notified_on=AT.date(), added_at=AT,
    )  # fmt: skip
    factories.measurement(agency)
    factories.project(made.annual_plan, code="4").indicators.add(made)
    return Indicator.objects.get(pk=made.pk)
