"""How tests ask as a program does: with a token."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from samrit.queries.people.access_tokens import SHOWN, hash_of, new_token
from samrit.records.models import AccessToken, Agency, User
from samrit.vocabulary.codes import TokenScope

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
