"""A day that somebody types: in the Buddhist or the Common Era, with a month in words or in numbers; and a time of day."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samrit.records.sentences import later
from samrit.thai.calendar import fiscal_year_be
from samrit.thai.digits import to_arabic
from samrit.thai.translation import ShownDay, _
from samrit.thai.typed_day import read_day
from samrit.web import words

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MOMENT = re.compile(
    r"(?P<day>.*?[^\s,])(?:[\s,]+|T)(?:(?:เวลา|at)\s*)?"
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?:น\.?|นาฬิกา))?"
)


def _this_year() -> int:
    """The running fiscal year, near which short years are read."""
    return fiscal_year_be(timezone.localdate())


def read_moment(typed: str) -> datetime | None:
    """The day and the time of day that were meant, None where there is none: 8 ต.ค. 2569 20.30 น., 8/10/2569 20:30."""
    found = _MOMENT.fullmatch(to_arabic(typed).strip())
    day = read_day(found["day"], near=_this_year()) if found is not None else None
    if found is None or day is None:
        return None
    return datetime.combine(day, time(int(found["hour"]), int(found["minute"])))


_BUTTON = (
    '<button type="button" class="plain pick-day" hidden data-of="{}" aria-haspopup="dialog" aria-label="{}"'
    ' data-before="{}" data-after="{}">▾</button>'
)


class DayInput(forms.TextInput):
    """The field on the page; beneath it stands how what was typed is read."""

    example = later("For example 8/10/2026")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "short", "autocomplete": "off", "placeholder": self.example, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A day in the reader's calendar; what was typed as it was typed."""
        if isinstance(value, str) and _YEAR_FIRST.fullmatch(value):
            value = read_day(value, near=_this_year()) or value
        return words.day(value, short=True) if isinstance(value, date) else value or None

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field, with the button to a month to choose from (`day.js` shows it), and how what was typed is read."""
        field = super().render(name, value, attrs, renderer)
        place = (attrs or {}).get("id", "")
        button = (
            format_html(_BUTTON, place, _("Choose a day"), _("The month before"), _("The month after")) if place else ""
        )
        said = self.read_as(value) if isinstance(value, str) else ""
        read = format_html('<span class="hint read-as">{}</span>', said) if said else ""
        return format_html("{}{}{}", field, button, read)

    def read_as(self, typed: str) -> str:
        """How what was typed is read, "" where it isn't understood."""
        read = read_day(typed, near=_this_year())
        return _("Read as {day}", day=ShownDay(read, weekday=True)) if read is not None else ""


class MomentInput(DayInput):
    """The same for a day with a time of day."""

    example = later("For example 8/10/2026 20:30")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-moment": "1", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """Day and time in the reader's calendar; what was typed as it was typed."""
        return f"{words.day(value.date(), short=True)} {value:%H:%M}" if isinstance(value, datetime) else value or None

    def read_as(self, typed: str) -> str:
        """How what was typed is read, "" where it isn't understood."""
        read = read_moment(typed)
        if read is None:
            return ""
        return _("Read as {day} at {time:%H:%M}", day=ShownDay(read.date(), weekday=True), time=read)


class DayField(forms.DateField):
    """A day; both eras are understood, and the page tells how it was read."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day, None where nothing was typed; ValidationError where no day can be read."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        read = read_day(str(value), near=_this_year())
        if read is None:
            raise ValidationError(_("“{typed}” is not a day. Type it like 8 Oct 2026 or 8/10/2569.", typed=value))
        return read


class MomentField(forms.DateTimeField):
    """A day and a time of day by the city's clock, typed in one; the page tells how both were read."""

    widget = MomentInput

    def to_python(self, value: Any) -> datetime | None:
        """The time, None where nothing was typed; ValidationError where none can be read."""
        if value in self.empty_values:
            return None
        read = value if isinstance(value, datetime) else read_moment(str(value))
        if read is None:
            raise ValidationError(_("“{typed}” is no day with a time. Type it like 8/10/2569 20:30.", typed=value))
        return from_current_timezone(read)
