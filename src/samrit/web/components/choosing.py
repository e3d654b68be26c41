"""Fields to choose from: what they offer when a form is made, and agencies, which are chosen by their codes."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from samrit.records.models import Agency
from samrit.records.sentences import later as _


def choose(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field of a form offer these."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField), name
    field.choices = list(choices)


def unchosen() -> tuple[str, str]:
    """What stands in a list of choices before one is made, so that nothing is chosen by mistake."""
    return ("", _("– choose –"))


def agency_choices(agencies: Iterable[Agency]) -> list[tuple[str, str]]:
    """Agencies to choose from, each a step further in than the one above it."""
    rows = list(agencies)
    top = min((agency.path.count("/") for agency in rows), default=0)
    return [(one.code, f"{'— ' * (one.path.count('/') - top)}{one.name()}") for one in rows]


class OfAgencies(forms.Form):
    """A form in which an agency is chosen, in the field `agency_field`; where there is but one, it is that."""

    agency_field: ClassVar[str] = "agency"

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {one.code: one for one in agencies}
        choices = agency_choices(self.agencies.values())
        choose(self, self.agency_field, choices if len(choices) == 1 else [unchosen(), *choices])

    @property
    def chosen_agency(self) -> Agency:
        """Which it is."""
        return self.agencies[self.cleaned_data[self.agency_field]]
