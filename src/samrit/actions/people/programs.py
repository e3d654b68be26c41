"""Programs with an account of their own: registered with a role and scopes, given a secret, and another one.

Such an account has no password, no address and no second factor; it is suspended as any other, and opens nothing then.
"""

import secrets
import string
from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.people.access_tokens import LONGEST
from samrit.actions.people.people_permissions import GIVE, MANAGE, MANAGE_ANYBODY
from samrit.actions.saving import save_checked
from samrit.ledger.secret_text import hash_of
from samrit.queries.people.access_tokens import CLIENT, SHOWN, new_token
from samrit.records.models import AccessToken, Agency, Role, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName, TokenScope
from samrit.vocabulary.refusal import Invalid

_LETTERS = string.ascii_lowercase + string.digits
_DRAWN = 16


def register_program(  # noqa: PLR0913 - a program is what it is called, is, may do, where and until when; by whom and when
    *,
    name: str,
    role: RoleName,
    agency: Agency,
    scopes: Collection[TokenScope],
    expires_on: date,
    by: User,
    at: datetime,
) -> tuple[AccessToken, str]:
    """An account for a program, with its role, and the secret by which it asks for tokens, which is nowhere else."""
    with acting(MANAGE_ANYBODY, None, by, at) as act:
        _check_last_day(expires_on, at)
        if role is RoleName.ADMINISTRATOR:
            raise Invalid(Message("A program is no administrator: people look after people's accounts."))
        if not scopes:
            raise Invalid(Message("Choose what the program may do."))
        act.require(GIVE, (agency, User(invited_by=by)))  # as to anybody whom they bring in
        client_id = CLIENT + "".join(secrets.choice(_LETTERS) for _ in range(_DRAWN))
        account = User(username=client_id, name_th=name.strip(), wants_mail=False)
        account.set_unusable_password()
        save_checked(account)
        Role.objects.create(user=account, role=role.value, agency=agency)
        text = new_token()
        row = AccessToken(
            user=account,
            name=account.name_th,
            beginning=text[:SHOWN],
            client_id=client_id,
            token_hash=hash_of(text),
            scopes=[one.value for one in TokenScope if one in scopes],
            made_at=at,
            expires_on=expires_on,
        )
        save_checked(row)
        given = {"role": role.value, "agency": agency.code, "scopes": row.scopes, "expires_on": expires_on.isoformat()}
        act.log("register_program", account, after={"name_th": account.name_th, "client": client_id} | given)
        return row, text


def renew_secret(*, program: AccessToken, expires_on: date, by: User, at: datetime) -> tuple[AccessToken, str]:
    """Another secret, with another last day; the one before, and each token that was had by it, opens nothing any more."""
    with acting(MANAGE, program.user, by, at) as act:
        _check_last_day(expires_on, at)
        row = AccessToken.objects.select_for_update().get(pk=program.pk)
        text = new_token()
        row.beginning, row.token_hash, row.made_at, row.expires_on = text[:SHOWN], hash_of(text), at, expires_on
        save_checked(row)
        act.log("renew_secret", act.subject, after={"client": row.client_id, "expires_on": expires_on.isoformat()})
        return row, text


def _check_last_day(expires_on: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if not today <= expires_on <= today + LONGEST:
        raise Invalid(Message("A secret expires on a day to come, within a year."))
