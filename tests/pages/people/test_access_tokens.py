"""Tokens for programs: made once by whoever has shown who they are, shown once, told by mail, revoked; never another's."""

import html
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import factories
from programs import Program
from samrit.actions.people.access_tokens import MOST, make_token
from samrit.queries.people.access_tokens import is_well_formed, new_token
from samrit.records.models import AccessToken, Event, User
from samrit.vocabulary.codes import RoleName, TokenScope
from samrit.vocabulary.refusal import Invalid

pytestmark = pytest.mark.django_db

PAGE = "/office/account/tokens/"


@pytest.fixture
def officer() -> User:
    """An officer with a mail address."""
    person = factories.user(RoleName.OFFICER, over=factories.agency("2200"), username="somsri")
    person.email, person.language = "somsri@city.example", "en"
    person.save()
    return person


@pytest.fixture
def client(officer: User) -> Client:
    """The officer, logged in."""
    client = Client()
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(client: Client, officer: User) -> None:
    last = timezone.localdate() + timedelta(days=30)
    sent = {"name": "night job", "scopes": [TokenScope.READ.value], "agency": "2200", "expires_on": last.isoformat()}

    made = client.post(PAGE, sent, follow=True).content.decode()
    again = client.get(PAGE).content.decode()
    client.cookies["django_language"] = "th"
    in_thai = client.get(PAGE).content.decode()
    client.cookies["django_language"] = "en"

    assert '<button type="submit" class="as-link">เพิกถอนโทเค็น<' in in_thai
    (text,) = re.findall(r'<code class="key">(\w+)</code>', made)
    row = AccessToken.objects.get()
    assert text not in again
    assert row.beginning in again
    assert text not in str([vars(one) for one in (row, *Event.objects.all())])
    assert Program(text).data("/me")["token"] == {
        "name": "night job", "beginning": text[:8], "scopes": ["read:working"], "agency_code": "2200",
        "expires_on": last.isoformat(),
    }  # fmt: skip
    (letter,) = mail.outbox
    assert text not in letter.body
    assert text[:8] in letter.body
    revoked = client.post(reverse("revoke_token", args=[row.pk]), follow=True).content.decode()
    assert "The token is revoked: it opens nothing any more." in html.unescape(revoked)
    assert Program(text).get("/me").status_code == 401
    assert list(Event.objects.order_by("pk").values_list("action", "by", "subject_id")) == [
        ("make_token", officer.pk, officer.pk),
        ("revoke_token", officer.pk, officer.pk),
    ]


def test_what_cannot_be_made_is_said(client: Client, officer: User) -> None:
    too_late = (timezone.localdate() + timedelta(days=400)).isoformat()

    answer = client.post(PAGE, {"name": "x", "scopes": ["read:working"], "expires_on": too_late})

    assert answer.status_code == 422
    assert "A token expires on a day to come, within a year." in answer.content.decode()
    assert client.post(PAGE, {"name": "x", "scopes": ["write:all"], "expires_on": "1/1/2570"}).status_code == 422
    at = timezone.now()
    AccessToken.objects.bulk_create(
        AccessToken(user=officer, name="x", token_hash=str(number), made_at=at, expires_on=timezone.localdate(at))
        for number in range(MOST)
    )
    with pytest.raises(Invalid, match="as many tokens"):
        make_token(
            name="one more", scopes={TokenScope.READ}, agency=None, expires_on=timezone.localdate(at), by=officer, at=at
        )


def test_another_persons_token_is_not_there(client: Client) -> None:
    at = timezone.now()
    row, _text = make_token(
        name="x", scopes={TokenScope.READ}, agency=None, expires_on=timezone.localdate(at), by=factories.user(), at=at
    )

    assert client.post(reverse("revoke_token", args=[row.pk])).status_code == 404
    assert row.beginning not in client.get(PAGE).content.decode()


def test_a_mistyped_token_is_told_without_asking_anybody() -> None:
    text = new_token()

    assert re.fullmatch(r"smr_[0-9A-Za-z]{46}", text)
    assert is_well_formed(text)
    assert not any(map(is_well_formed, (text[:-1], text.swapcase(), f"x{text}", "", "smr_")))
