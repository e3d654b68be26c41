"""A number that somebody types: in either digits, with commas or spaces between the thousands, with its unit behind it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samrit.report.value import read_value
from samrit.thai.translation import _


def read_number(typed: str, unit: str = "") -> Decimal | None:
    """The number that was meant, None where it is none: 1,234.50, ๑,๒๓๔.๕๐, 1 234.50, 400 ชุมชน; in `unit` where one is counted in."""
    read = read_value(typed.strip(), unit)
    if read is None or (unit and read.unit and read.unit != unit):
        return None
    return read.value


class NumberInput(forms.TextInput):
    """The field on the page; beneath it stands how what was typed is read, where that is not what stands there."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, unit: str = "") -> None:
        self.unit = unit
        super().__init__({"class": "short", "inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The field, and how what was typed is read."""
        field = super().render(name, value, attrs, renderer)
        said = self.read_as(value) if isinstance(value, str) else ""
        return format_html('{}<span class="hint read-as">{}</span>', field, said) if said else field

    def read_as(self, typed: str) -> str:
        """How what was typed is read, "" where it says so itself, or isn't understood."""
        read = read_number(typed, self.unit)
        if read is None or f"{read:f}" == typed.strip():
            return ""
        return _("Read as {number:,}", number=read)


class NumberField(forms.DecimalField):
    """A number as people type it; the page tells how it was read. `unit` is the word behind it that scales are read by."""

    def __init__(self, *, unit: str = "", **kwargs: Any) -> None:
        self.unit = unit
        attrs = kwargs.pop("attrs", None)
        super().__init__(**{"widget": NumberInput(attrs, unit=unit), **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002 - of Django, whose own are a browser's number
        """None of a browser's own number field, which takes neither Thai digits nor commas."""
        return {}

    def to_python(self, value: Any) -> Any:
        """The number, None where nothing was typed; ValidationError where none can be read."""
        return super().to_python(_plain(value, self.unit))


class WholeField(forms.IntegerField):
    """A whole number, typed and read in the same way."""

    def __init__(self, *, unit: str = "", **kwargs: Any) -> None:
        self.unit = unit
        attrs = {"inputmode": "numeric", **(kwargs.pop("attrs", None) or {})}
        super().__init__(**{"widget": NumberInput(attrs, unit=unit), **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:  # noqa: ARG002 - as above
        """None of a browser's own number field."""
        return {}

    def to_python(self, value: Any) -> int | None:
        """The number, None where nothing was typed; ValidationError where none can be read."""
        read = _plain(value, self.unit)
        if isinstance(read, Decimal) and read != read.to_integral_value():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(int(read) if isinstance(read, Decimal) else read)


def _plain(value: Any, unit: str) -> Any:
    """What was typed as a number; as it is where it says none, for the field to complain."""
    read = read_number(value, unit) if isinstance(value, str) and value.strip() else None
    return value if read is None else read
