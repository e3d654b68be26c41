"""A day that somebody types: in the Buddhist or the Common Era, with a month in words or in numbers."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samrit.records.sentences import later
from samrit.thai.dates import Precision, find_dates
from samrit.thai.digits import to_arabic
from samrit.thai.translation import ShownDay, _
from samrit.web import words

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})")


def read_day(typed: str) -> date | None:
    """The day that was meant, None where it is none: 8 ต.ค. 2569, 8 Oct 2026, 8/10/2569, 8-10-69, 2026-10-08."""
    text = to_arabic(typed).strip()
    if day_first := _DAY_FIRST.fullmatch(text):
        text = "/".join(day_first.groups())
    found = find_dates(text)
    if len(found) != 1 or found[0].precision is not Precision.DAY or found[0].starts_on != found[0].ends_on:
        return None
    one = found[0]
    is_all = not (text[: one.start] + text[one.end :]).strip()
    is_its_weekday = one.weekday is None or one.weekday == one.starts_on.weekday()
    return one.starts_on if is_all and is_its_weekday else None


class DayInput(forms.TextInput):
    """The field on the page; beneath it stands how what was typed is read."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"class": "short", "autocomplete": "off", "placeholder": later("For example 8/10/2026"), **(attrs or {})}
        )

    def format_value(self, value: Any) -> str | None:
        """A day in the reader's calendar; what was typed as it was typed."""
        if isinstance(value, str) and _YEAR_FIRST.fullmatch(value):
            value = read_day(value) or value
        return words.day(value, short=True) if isinstance(value, date) else value or None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field, and how what was typed is read."""
        field = super().render(name, value, attrs, renderer)
        read = read_day(value) if isinstance(value, str) else None
        if read is None:
            return field
        said = _("Read as {day}", day=ShownDay(read, weekday=True))
        return format_html('{}<span class="hint read-as">{}</span>', field, said)


class DayField(forms.DateField):
    """A day; both eras are understood, and the page tells how it was read."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, None where nothing was typed; ValidationError where no day can be read."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        read = read_day(str(value))
        if read is None:
            raise ValidationError(_("“{typed}” is not a day. Type it like 8 Oct 2026 or 8/10/2569.", typed=value))
        return read
