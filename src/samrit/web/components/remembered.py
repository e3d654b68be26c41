"""Django's tags of words and addresses, whose answers are remembered: both are the same for as long as the process lives.

Settings put it in the place of Django's `i18n`, for our templates, which know it without loading, and for those of others. A page
has some two hundred such words, and Django makes each of them anew: lazily, localised, escaped. A sentence without places is
one string in each language.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template import Context, Node
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags import i18n
from django.templatetags.i18n import TranslateNode
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

register = template.Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class SameWords(Node):
    """A sentence of the program's own that has no places: made once for each language."""

    def __init__(self, made: TranslateNode) -> None:
        self.made = made
        self._said: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> str:
        """The sentence in the reader's language."""
        key = get_language(), context.autoescape
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self.made.render(context)
        return said


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> Node:
    """As Django's; a plain sentence is remembered."""
    made = i18n.do_translate(parser, token)
    words = made.filter_expression
    is_plain = not isinstance(words.var, str) and getattr(words.var, "literal", None) is not None and not words.filters
    return SameWords(made) if is_plain and made.asvar is None and made.message_context is None else made


class SameAddress(URLNode):
    """The address of a page by its name and keys."""

    def render(self, context: Context) -> str:
        """The address, from memory where keys are numbers and words."""
        name = self.view_name.resolve(context)
        if ":" in name:  # which of two sites of one name is meant, depends on the page
            return str(super().render(context))
        keys = tuple(key.resolve(context) for key in self.args)
        named = tuple((name, value.resolve(context)) for name, value in self.kwargs.items())
        if any(type(key) not in (int, str) for key in (*keys, *(value for _name, value in named))):
            return str(super().render(context))
        found = _address(name, keys, named, get_script_prefix(), get_urlconf())
        return str(conditional_escape(found)) if context.autoescape else found


@lru_cache(maxsize=8192)
def _address(name: str, keys: tuple[Any, ...], named: tuple[tuple[str, Any], ...], _prefix: str, urlconf: Any) -> str:
    return reverse(name, urlconf, args=keys or None, kwargs=dict(named) or None)


def url(parser: Parser, token: Token) -> URLNode:
    """As Django's; with `as`, which may ask for an address that is not there, it is Django's."""
    made = django_url(parser, token)
    return made if made.asvar else SameAddress(made.view_name, made.args, made.kwargs, None)
