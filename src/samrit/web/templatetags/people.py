"""Roles, accounts and what was done to them, as words inside templates."""

from typing import Any

from django import template
from django.template import Context

from samrit.queries.people.people import AccountState
from samrit.thai.translation import Message
from samrit.vocabulary.codes import RoleName
from samrit.web.errors import lost_cookies
from samrit.web.people import people_words

register = template.Library()


@register.filter
def role(code: RoleName) -> str:
    """What somebody is, as the start of a line."""
    return people_words.role(code)


@register.filter
def account_state(code: AccountState) -> str:
    """How an account stands."""
    return people_words.account_state(code)


@register.simple_tag(takes_context=True)
def why_no_log_in(context: Context) -> Message | None:
    """Why nobody can log in by the address at which this page was opened; None where they can."""
    request: Any = context["request"]
    return lost_cookies(request)
