"""Accounts, roles and what was done to them, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samrit.queries.people.people import AccountState
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.web import words


def role(code: str) -> str:
    """What somebody is, as the start of a line."""
    text = ROLE_WORDS[RoleName(code)].text(words.language())
    return text[:1].upper() + text[1:]


def account_state(code: AccountState) -> str:
    """How an account stands."""
    return {
        AccountState.ACTIVE: pgettext("state of an account", "Open"),
        AccountState.INVITED: pgettext("state of an account", "Invited"),
        AccountState.SUSPENDED: pgettext("state of an account", "Suspended"),
    }[code]


def event(action: str, before: Mapping[str, Any], after: Mapping[str, Any], agencies: Mapping[str, str]) -> str:
    """One event of an account as a sentence; `agencies` names them by their codes."""
    facts = {**before, **after}
    blanks = {
        "role": role(facts["role"]) if "role" in facts else "",
        "agency": agencies.get(str(facts.get("agency", "")), str(facts.get("agency", ""))),
        "reason": facts.get("reason", ""),
        "of": facts.get("of", ""),
        "from": _day(facts.get("from_on")),
        "until": _day(facts.get("until_on")),
        "identity": facts.get("identity", ""),
    }
    return _sentences().get(action, action) % blanks


def _day(iso: str | None) -> str:
    return words.day(date.fromisoformat(iso), short=True) if iso else ""


def _sentences() -> dict[str, str]:
    return {
        "found_city": _("The city was set up, and this account with it"),
        "invite": _("Invited"),
        "change_person": _("The account's details were changed"),
        "suspend": _("Suspended: %(reason)s"),
        "lift_suspension": _("The suspension was lifted"),
        "renew_link": _("A link to a new password was made"),
        "give_role": _("Given the role: %(role)s, %(agency)s"),
        "take_role": _("The role was taken away: %(role)s, %(agency)s"),
        "delegate": _("%(role)s, %(agency)s delegated by %(of)s, %(from)s to %(until)s: %(reason)s"),
        "end_delegation": _("Delegation ended: %(role)s, %(agency)s, by %(of)s"),
        "reset_protection": _("Second factors were taken off: %(reason)s"),
        "link_identity": _("Tied to the identity %(identity)s of the city's provider"),
        "change_password": _("The password was changed"),
        "reset_password": _("A new password was chosen by a link"),
        "add_app": _("Codes from an app were turned on"),
        "remove_app": _("The app was removed"),
        "make_recovery_codes": _("Recovery codes were made"),
        "add_passkey": _("A passkey was added"),
        "remove_passkey": _("A passkey was removed"),
    }
