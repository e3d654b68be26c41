"""Two at once: what somebody else saved meanwhile, beside what was typed; sent once more, the form saves over it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone

from samrit.thai.translation import Message
from samrit.thai.wordwise import Change, compare
from samrit.vocabulary.refusal import StaleVersion

Pieces = list[tuple[bool, str]]
_SAVE_ONCE_MORE = Message("Below stands yours. Take over what you need from the other, then save once more.")


class Difference(NamedTuple):
    """A field in which they differ, cut where they differ: (whether it is its own, the words)."""

    label: str
    theirs: Pieces
    mine: Pieces


class Stale(NamedTuple):
    """What the person is told."""

    sentence: str
    differences: tuple[Difference, ...]
    then: str = ""


def show_stale(
    form: forms.Form,
    refusal: StaleVersion,
    fields: Iterable[tuple[str, str, str]] | None = None,
    *,
    version: str = "version",
) -> None:
    """Let a form show both versions, and be over the other when it is sent once more.

    `fields` are the label, theirs and mine of each field, by default as the form has them; `version` is the name of the
    field that tells which version was on the page.
    """
    data = form.data.copy()  # type: ignore[attr-defined]  # what a form was sent is a QueryDict
    data[version] = str(refusal.version)
    found = tuple(_cut(*one) for one in (fields if fields is not None else _typed(form)) if one[1] != one[2])
    form.data, form.stale = data, Stale(str(refusal.message), found, str(_SAVE_ONCE_MORE) if refusal.is_open else "")  # type: ignore[attr-defined]  # goes with the form


def stale_of(form: forms.BaseForm) -> Stale | None:
    """What a form has to show of another's saving."""
    return getattr(form, "stale", None)


def _cut(label: str, theirs: str, mine: str) -> Difference:
    pieces = compare(theirs, mine)
    return Difference(
        label,
        [(one.change is Change.OUT, one.text) for one in pieces if one.change is not Change.IN],
        [(one.change is Change.IN, one.text) for one in pieces if one.change is not Change.OUT],
    )


def _typed(form: forms.Form) -> Iterator[tuple[str, str, str]]:
    for bound in form.visible_fields():
        yield str(bound.label), _said(bound.field, bound.initial), _said(bound.field, form.cleaned_data.get(bound.name))


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_said(field, one) for one in value)
    if isinstance(value, datetime):
        return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%Y-%m-%d %H:%M}"
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return next((str(label) for key, label in choices if str(key) == str(value)), str(value or ""))
    return "" if value is None else str(value)
