"""Accounts, roles and what was done to them, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samrit.queries.people.people import AccountState
from samrit.thai.translation import Message, _
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.web import words
from samrit.web.city.history import sentence

_STATEMENTS = {
    "found_city": Message("The city was set up, and this account with it"),
    "invite": Message("Invited"),
    "change_person": Message("The account's details were changed"),
    "suspend": Message("Suspended: {reason}"),
    "lift_suspension": Message("The suspension was lifted"),
    "renew_link": Message("A link to a new password was made"),
    "give_role": Message("Given the role: {role}, {agency}"),
    "move_role": Message("The role went over to the agency that took over: {role}, {agency}"),
    "take_role": Message("The role was taken away: {role}, {agency}"),
    "delegate": Message("{role}, {agency} delegated by {of}, {since} to {until}: {reason}"),
    "end_delegation": Message("Delegation ended: {role}, {agency}, by {of}"),
    "reset_protection": Message("Second factors were taken off: {reason}"),
    "end_sessions": Message("Log-ins were ended"),
    "link_identity": Message("Tied to the identity {identity} of the city's provider"),
    "change_password": Message("The password was changed"),
    "reset_password": Message("A new password was chosen by a link"),
    "add_app": Message("Codes from an app were turned on"),
    "remove_app": Message("The app was removed"),
    "make_recovery_codes": Message("Recovery codes were made"),
    "add_passkey": Message("A passkey was added"),
    "remove_passkey": Message("A passkey was removed"),
    "make_token": Message("A token for a program was made: {token}"),
    "revoke_token": Message("A token for a program was revoked: {token}"),
    "register_program": Message("A program got an account of its own"),
    "renew_secret": Message("A program got a new secret"),
}


def role(code: str) -> str:
    """What somebody is, as the start of a line."""
    text = str(ROLE_WORDS[RoleName(code)])
    return text[:1].upper() + text[1:]


def account_state(code: AccountState) -> str:
    """How an account stands."""
    return {
        AccountState.ACTIVE: _("Open", context="state of an account"),
        AccountState.INVITED: _("Invited", context="state of an account"),
        AccountState.SUSPENDED: _("Suspended", context="state of an account"),
    }[code]


def event(action: str, before: Mapping[str, Any], after: Mapping[str, Any], agencies: Mapping[str, str]) -> str:
    """One event of an account as a sentence; `agencies` names them by their codes."""
    facts = {**before, **after}
    blanks = {
        "role": role(facts["role"]) if "role" in facts else "",
        "agency": agencies.get(str(facts.get("agency", "")), str(facts.get("agency", ""))),
        "reason": facts.get("reason", ""),
        "of": facts.get("of", ""),
        "since": _day(facts.get("from_on")),
        "until": _day(facts.get("until_on")),
        "identity": facts.get("identity", ""),
        "token": facts.get("token", ""),
    }
    return str(_STATEMENTS[action].filled(**blanks)) if action in _STATEMENTS else sentence(action, None)


def _day(iso: str | None) -> str:
    return words.day(date.fromisoformat(iso), short=True) if iso else ""
