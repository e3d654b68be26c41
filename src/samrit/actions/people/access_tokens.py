"""Tokens by which programs ask in one's own name: made, used, revoked. What they open, each action's permission says."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.acting import unasked
from samrit.actions.people.mail import send
from samrit.actions.saving import save_checked
from samrit.ledger.secret_text import hash_of
from samrit.queries.people.access import visible_agencies
from samrit.queries.people.access_tokens import SHOWN, new_token
from samrit.records.models import AccessToken, Agency, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import TokenScope
from samrit.vocabulary.refusal import Denied, Invalid

LONGEST = timedelta(days=366)
MOST = 20  # that are valid at once


def make_token(  # noqa: PLR0913 - a token is what it is called, may do, where and until when; whose and from when
    *, name: str, scopes: Collection[TokenScope], agency: Agency | None, expires_on: date, by: User, at: datetime
) -> tuple[AccessToken, str]:
    """A token of one's own with its text, which is nowhere else; a mail says that it was made."""
    today = timezone.localdate(at)
    with unasked(by, at) as act:
        User.objects.select_for_update().get(pk=by.pk)  # of two at once, the second counts the first's
        if not scopes:
            raise Invalid(Message("Choose what the program may do."))
        if not today <= expires_on <= today + LONGEST:
            raise Invalid(Message("A token expires on a day to come, within a year."))
        if AccessToken.objects.filter(user=by, revoked_at=None, expires_on__gte=today).count() >= MOST:
            raise Invalid(Message("You have as many tokens as there can be ({most}); revoke one first.", most=MOST))
        if agency is not None and not visible_agencies(by, today=today).filter(pk=agency.pk).exists():
            raise Denied(Message("You have no role over this agency."))
        text = new_token()
        row = AccessToken(
            user=by,
            name=name.strip(),
            beginning=text[:SHOWN],
            token_hash=hash_of(text),
            scopes=[one.value for one in TokenScope if one in scopes],
            agency=agency,
            made_at=at,
            expires_on=expires_on,
        )
        save_checked(row)
        after = {"token": row.beginning, "scopes": row.scopes, "expires_on": expires_on.isoformat()}
        act.log("make_token", by, after=after | ({"agency": agency.code} if agency is not None else {}))
    send("token_made", by, token=row, at=at)
    return row, text


def revoke_token(*, token: AccessToken, by: User, at: datetime) -> AccessToken:
    """A token of one's own opens nothing from now on."""
    with unasked(by, at) as act:
        row = AccessToken.objects.select_for_update().get(pk=token.pk, user=by)
        if row.revoked_at is not None:
            raise Invalid(Message("This token is revoked already."))
        row.revoked_by, row.revoked_at = by, at
        save_checked(row)
        act.log("revoke_token", by, after={"token": row.beginning})
        return row


def note_use(token: AccessToken, *, today: date) -> None:
    """Remember the day on which a token was used last; no more than once a day."""
    if token.last_used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(last_used_on=today)
        token.last_used_on = today
