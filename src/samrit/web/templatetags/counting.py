"""Sentences of both languages, inside the templates of counted results."""

from django import template

from samrit.thai.translation import Message

register = template.Library()


@register.filter
def said(message: Message) -> str:
    """A sentence in the reader's language."""
    return str(message)
