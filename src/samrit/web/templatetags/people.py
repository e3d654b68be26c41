"""Roles, accounts and what was done to them, as words inside templates."""

from django import template

from samrit.queries.people.people import AccountState
from samrit.vocabulary.codes import RoleName
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
