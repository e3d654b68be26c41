"""What was done to the protection of an account, inside templates."""

from django import template

from samrit.actions.people.protect import Protection
from samrit.web.people.protection_words import done

register = template.Library()


@register.filter
def protection(what: Protection) -> str:
    """What was just done, as a sentence."""
    return done(what)
