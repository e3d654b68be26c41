"""Agencies: which to list, and one that is added."""

from collections.abc import Iterable
from typing import Any

from django import forms

from samrit.queries.plans.agencies import AgencyFilter
from samrit.records.models import Agency
from samrit.records.sentences import later as _
from samrit.vocabulary.agencies import AgencyIs
from samrit.web.components.day import DayField
from samrit.web.listing import ChoiceForm
from samrit.web.people.forms.people import agency_choices, unchosen


class AgencyFilterForm(ChoiceForm):
    """The choice of rows; every choice stands in the address."""

    words = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("Not closed", context="agencies")),
            (AgencyIs.TO_COME, _("To come", context="agencies")),
            (AgencyIs.CLOSED, _("Closed", context="agencies")),
            ("all", _("All")),
        ],
    )

    @property
    def chosen(self) -> AgencyFilter:
        """The filter; what is not understood filters nothing."""
        return AgencyFilter(words=self.choice("words"), state=self.choice("state"))


class DatedForm(forms.Form):
    """From when something is so, and why."""

    from_on = DayField(label=_("From the day"))
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("For example the order with its number. It stays in the history of the agency."),
        max_length=500,
    )


class AddAgencyForm(DatedForm):
    """An agency and the one above it."""

    from_on = DayField(
        label=_("From the day"),
        help_text=_("Left empty: it has been there for as long as anybody knows."),
        required=False,
    )
    code = forms.CharField(label=_("Code"), max_length=16, help_text=_("The city's own, such as 2200."))
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    parent = forms.ChoiceField(label=_("Below the agency"))

    field_order = ("code", "name_th", "name_en", "parent", "from_on", "reason")

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        choices = agency_choices(self.agencies.values())
        self.fields["parent"].choices = choices if len(choices) == 1 else [unchosen(), *choices]  # type: ignore[attr-defined]  # the stubs know a field, not this one

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        return {**self.cleaned_data, "parent": self.agencies[self.cleaned_data["parent"]]}
