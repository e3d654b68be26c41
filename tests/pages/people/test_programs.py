"""Programs with an account of their own: OAuth 2's client credentials, and the same way in as a person's token from there."""

import base64
import html
import json
import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

import factories
from programs import Program
from samrit.actions.people.people import lift_suspension, renew_link, suspend
from samrit.actions.people.programs import register_program, renew_secret
from samrit.queries.people.access_tokens import LIFETIME_SECONDS
from samrit.queries.people.people import AccountState, account_state
from samrit.records.models import AccessToken, Event, Role, User
from samrit.vocabulary.codes import RoleName, TokenScope
from samrit.vocabulary.refusal import Denied, Invalid

pytestmark = pytest.mark.django_db

PAGE = "/office/people/programs/"
READ, REPORTS = TokenScope.READ, TokenScope.REPORTS


@pytest.fixture
def administrator(db: None) -> User:  # noqa: ARG001 - the database is asked for
    """Who looks after the city's accounts."""
    return factories.user(RoleName.ADMINISTRATOR, over=factories.city(), username="wanida")


@pytest.fixture
def client(administrator: User) -> Client:
    """The administrator, logged in."""
    client = Client()
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    return client


def registered(by: User, *scopes: TokenScope, days: int = 30) -> tuple[AccessToken, str]:
    """A program that files for an agency, and its secret."""
    now = timezone.now()
    return register_program(
        name="meter gateway", role=RoleName.OFFICER, agency=factories.agency("2200"), scopes=scopes or (READ, REPORTS),
        expires_on=timezone.localdate(now) + timedelta(days=days), by=by, at=now,
    )  # fmt: skip


def asked(client_id: str, secret: str, *, header: bool = True, **sent: Any) -> HttpResponse:
    """What the token endpoint answers to a name and a secret."""
    body = {"grant_type": "client_credentials"} | sent
    if not header:
        return Client().post("/api/v1/oauth/token", body | {"client_id": client_id, "client_secret": secret})  # type: ignore[return-value]  # the stubs' own class
    named = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
    return Client().post("/api/v1/oauth/token", body, headers={"Authorization": f"Basic {named}"})  # type: ignore[return-value]  # as above


def token(client_id: str, secret: str, **sent: Any) -> str:
    """A token that was given."""
    answer = asked(client_id, secret, **sent)
    assert answer.status_code == 200, answer.content
    return str(json.loads(answer.content)["access_token"])


def test_an_administrator_registers_a_program_which_then_asks_under_its_own_name(client: Client) -> None:
    factories.agency("2200")
    last = timezone.localdate() + timedelta(days=90)
    sent = {
        "name": "meter gateway",
        "role": "officer",
        "agency": "2200",
        "scopes": ["read:working"],
        "expires_on": last,
    }

    made = client.post(PAGE, sent, follow=True).content.decode()
    again = client.get(PAGE).content.decode()

    client_id, secret = re.findall(r'<code class="key">(sm[rc]_\w+)</code>', made)
    row = AccessToken.objects.get()
    assert secret not in again
    assert client_id in again
    assert "not used yet" in again
    assert secret not in str([vars(one) for one in (row, *Event.objects.all())])
    me = Program(token(client_id, secret)).data("/me")
    assert (me["username"], me["token"]["scopes"]) == (client_id, ["read:working"])
    assert [(one["role"], one["agency_code"]) for one in me["roles"]] == [("officer", "2200")]
    assert "last used" in client.get(PAGE).content.decode()
    assert list(Event.objects.values_list("action", "subject_id")) == [("register_program", row.user_id)]


def test_what_the_endpoint_answers_is_the_standards(administrator: User) -> None:
    row, secret = registered(administrator)

    answer = asked(row.client_id, secret)
    by_form = asked(row.client_id, secret, header=False, scope="read:working")

    given = json.loads(answer.content)
    assert "no-store" in answer["Cache-Control"]
    assert {name: given[name] for name in ("token_type", "expires_in", "scope")} == {
        "token_type": "Bearer", "expires_in": 3600, "scope": "read:working write:reports",
    }  # fmt: skip
    assert sorted(given) == ["access_token", "expires_in", "scope", "token_type"]
    assert json.loads(by_form.content)["scope"] == "read:working"


def test_a_token_has_the_scopes_that_were_asked_for_and_never_more_than_the_program(administrator: User) -> None:
    row, secret = registered(administrator)

    narrow = Program(token(row.client_id, secret, scope="read:working"))
    wide = Program(token(row.client_id, secret))
    beyond = asked(row.client_id, secret, scope="read:working write:readings")

    address = "/reports/2564/2200-0832/Q4/submission"
    refused = narrow.send("post", address, headers={"Idempotency-Key": "k1234567890"})
    assert (refused.status_code, json.loads(refused.content)["code"]) == (403, "scope_needed")
    assert wide.send("post", address, headers={"Idempotency-Key": "k1234567890"}).status_code == 404
    assert (beyond.status_code, json.loads(beyond.content)["error"]) == (400, "invalid_scope")
    row.scopes = ["write:reports"]
    row.save()
    assert Program(wide.token).get("/years?layer=working").status_code == 403


def test_whoever_has_not_the_secret_gets_nothing(administrator: User) -> None:
    row, another = registered(administrator)
    _row, secret = renew_secret(program=row, expires_on=row.expires_on, by=administrator, at=timezone.now())

    for client_id, text in ((row.client_id, another), (row.client_id, secret[:-1]), (row.client_id, ""), ("", secret)):
        answer = asked(client_id, text)
        assert (answer.status_code, json.loads(answer.content)["error"]) == (401, "invalid_client")
        assert answer["WWW-Authenticate"].startswith("Basic")
    assert json.loads(asked(row.client_id, secret, grant_type="password").content)["error"] == "unsupported_grant_type"
    assert Program(secret).get("/me").status_code == 401, "a secret is no token"
    good = token(row.client_id, secret)
    forged = good[:-2] + ("aa" if not good.endswith("aa") else "bb")
    assert Program(forged).get("/me").status_code == 401
    assert asked(row.client_id, secret, scope=["read:working", "write:reports"]).status_code == 400


def test_a_token_ends_after_an_hour_and_with_the_secret_the_account_the_role_and_the_last_day(
    administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, secret = registered(administrator)
    first = Program(token(row.client_id, secret))
    at, start = timezone.now(), time.time()
    assert first.get("/me").status_code == 200

    with monkeypatch.context() as later:
        later.setattr("django.core.signing.time.time", lambda: start + LIFETIME_SECONDS + 5)
        assert first.get("/me").status_code == 401

    _row, renewed = renew_secret(program=row, expires_on=row.expires_on, by=administrator, at=at)
    assert first.get("/me").status_code == 401
    assert asked(row.client_id, secret).status_code == 401
    second = Program(token(row.client_id, renewed))

    suspend(person=row.user, reason="the gateway was taken down", by=administrator, at=at)
    assert second.get("/me").status_code == 401
    assert asked(row.client_id, renewed).status_code == 401
    lift_suspension(person=row.user, by=administrator, at=at)
    assert second.get("/me").status_code == 200

    Role.objects.filter(user=row.user).delete()
    assert second.data("/me")["roles"] == []
    AccessToken.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert second.get("/me").status_code == 401
    assert asked(row.client_id, renewed).status_code == 401


def test_guessing_secrets_is_limited_by_network(administrator: User) -> None:
    row, _secret = registered(administrator)

    answers = [asked(row.client_id, "smr_wrong").status_code for _ in range(61)]

    assert answers == [401] * 60 + [429]


def test_a_program_needs_no_second_factor_where_its_role_asks_people_for_one(
    administrator: User, settings: Settings
) -> None:
    settings.MFA_ROLES = [RoleName.OFFICER]
    row, secret = registered(administrator)

    assert Program(token(row.client_id, secret)).get("/years?layer=working").status_code == 200


def test_a_new_secret_is_made_on_the_page_and_shown_once(client: Client, administrator: User) -> None:
    row, secret = registered(administrator)
    last = timezone.localdate() + timedelta(days=10)

    asked_first = client.get(reverse("program_secret", args=[row.pk])).content.decode()
    made = client.post(reverse("program_secret", args=[row.pk]), {"expires_on": last}, follow=True).content.decode()
    too_late = client.post(reverse("program_secret", args=[row.pk]), {"expires_on": last + timedelta(days=900)})

    (text,) = re.findall(r'<code class="key">(smr_\w+)</code>', made)
    assert "open nothing from now on" in asked_first
    assert text != secret
    assert asked(row.client_id, text).status_code == 200
    assert too_late.status_code == 422
    assert "A secret expires on a day to come, within a year." in html.unescape(too_late.content.decode())


def test_nobody_logs_in_with_a_programs_account(client: Client, administrator: User) -> None:
    row, _secret = registered(administrator)

    page = client.get(reverse("person", args=[row.user_id])).content.decode()

    assert "Link to a new password" not in page
    assert "Suspend the account" in page
    assert account_state(row.user) is AccountState.ACTIVE, "it is not invited, so no letter is printed for it"
    with pytest.raises(Invalid, match="nobody logs in"):
        renew_link(person=row.user, by=administrator, at=timezone.now())


def test_a_branchs_administrator_registers_programs_within_it_alone() -> None:
    mine, other = factories.agency("2200"), factories.agency("2100")
    by, now = factories.user(RoleName.ADMINISTRATOR, over=mine), timezone.now()
    asks = {"name": "x", "scopes": [READ], "expires_on": timezone.localdate(now), "by": by, "at": now}

    row, _text = register_program(role=RoleName.OFFICER, agency=mine, **asks)  # type: ignore[arg-type]  # as they stand above

    assert row.user.roles.get().agency == mine
    with pytest.raises(Denied):
        register_program(role=RoleName.OFFICER, agency=other, **asks)  # type: ignore[arg-type]  # as above
    with pytest.raises(Invalid, match="no administrator"):
        register_program(role=RoleName.ADMINISTRATOR, agency=mine, **asks)  # type: ignore[arg-type]  # as above
    client = Client()
    client.force_login(factories.user(RoleName.ADMINISTRATOR, over=other))
    assert row.client_id not in client.get(PAGE).content.decode()
    assert client.get(reverse("program_secret", args=[row.pk])).status_code == 404


def test_the_document_names_both_ways_of_having_a_token() -> None:
    document = Program().data("/openapi.json")

    flow = document["components"]["securitySchemes"]["program"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == reverse("api:token")
    assert sorted(flow["scopes"]) == sorted(one.value for one in TokenScope)
    submit = document["paths"]["/api/v1/reports/{fiscal_year}/{code}/{period}/submission"]["post"]
    assert submit["security"] == [{"token": ["write:reports"]}, {"program": ["write:reports"]}]
