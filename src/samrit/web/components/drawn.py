"""A component with the same words is the same HTML: it is drawn once, then remembered in this process.

What a component shows depends on its arguments and the language alone, never on who reads: nothing of a person is in it but
what was given. Only so many are remembered; what was not asked for longest is forgotten first.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, ParamSpec

from django import template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from samrit.thai.translation import language

_Arguments = ParamSpec("_Arguments")
_MOST = 4096  # some 2 MB
_HOLE = "\x00content\x00"


def drawn(path: str, arguments: Mapping[str, object]) -> SafeString:
    """The HTML of a template with these arguments."""
    return mark_safe(_drawn(path, arguments)[0])  # noqa: S308 - a template rendered it


def drawn_around(path: str, content: SafeString, arguments: Mapping[str, object]) -> SafeString:
    """The same of a template that stands around a content, `content` in the template, which it puts into one place."""
    before, after = _drawn(path, {**arguments, "content": mark_safe(_HOLE)})  # noqa: S308 - a mark of our own
    return mark_safe(before + content + after)  # noqa: S308 - a template rendered all three


def component(
    register: template.Library, path: str, *, name: str | None = None, takes_context: bool | None = None
) -> Callable[[Callable[_Arguments, Mapping[str, Any]]], Callable[_Arguments, SafeString]]:
    """Register a tag as `inclusion_tag` does, for a template that needs nothing but what the function gives it."""

    def register_tag(arguments: Callable[_Arguments, Mapping[str, Any]]) -> Callable[_Arguments, SafeString]:
        @wraps(arguments)
        def tag(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> SafeString:
            return drawn(path, arguments(*args, **kwargs))

        register.simple_tag(tag, name=name, takes_context=takes_context)
        return tag

    return register_tag


def _drawn(path: str, arguments: Mapping[str, object]) -> tuple[str, ...]:
    said = tuple(
        # Words that are safe as HTML are others than the same words that are not; yes is another thing than 1.
        (name, one.__class__, one)
        for name, value in arguments.items()
        for one in (str(value) if isinstance(value, Promise) else value,)
    )
    try:
        return _remembered(path, language(), said)
    except TypeError:  # something that can't be a key: drawn each time
        return _rendered(path, arguments)


@lru_cache(maxsize=_MOST)
def _remembered(path: str, _language: str, said: tuple[tuple[str, type, object], ...]) -> tuple[str, ...]:
    return _rendered(path, {name: value for name, _kind, value in said})


def _rendered(path: str, arguments: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(get_template(path).render(dict(arguments)).split(_HOLE))
