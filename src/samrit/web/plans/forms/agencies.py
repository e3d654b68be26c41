"""Agencies: which to list, and one that is added."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from samrit.queries.plans.agencies import AgencyFilter
from samrit.records.models import Agency
from samrit.records.sentences import later as _
from samrit.vocabulary.agencies import AgencyIs
from samrit.web.components.choosing import OfAgencies, agency_choices, choose, unchosen
from samrit.web.components.day import DayField
from samrit.web.listing import ChoiceForm


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


class AddAgencyForm(OfAgencies, DatedForm):
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
    agency_field: ClassVar[str] = "parent"

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        return {**self.cleaned_data, "parent": self.chosen_agency}


class RenameForm(DatedForm):
    """What an agency is called from a day on."""

    from_on = DayField(
        label=_("From the day"),
        help_text=_("Left empty, the name that it had from the first is corrected, in every year."),
        required=False,
    )
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    field_order = ("name_th", "name_en", "from_on", "reason")

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides which agency, who and when."""
        return dict(self.cleaned_data)


class DayForm(DatedForm):
    """On which day something happened to an agency, where another was recorded."""

    from_on = DayField(label=_("The right day"))

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides which agency, who and when."""
        return dict(self.cleaned_data)


class FirstDayForm(DayForm):
    """From when an agency is there."""

    from_on = DayField(
        label=_("There from the day"),
        help_text=_("Left empty: it has been there for as long as anybody knows."),
        required=False,
    )


class CloseForm(DatedForm):
    """From when an agency is no more."""

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides which agency, who and when."""
        return dict(self.cleaned_data)


class _OtherForm(DatedForm):
    """A change that another agency has a part in."""

    other = forms.ChoiceField(label=_("Below the agency"))

    field_order = ("other", "from_on", "reason")
    takes: ClassVar[str] = "parent"

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        choose(self, "other", [unchosen(), *agency_choices(self.agencies.values())])

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides which agency, who and when."""
        given = dict(self.cleaned_data)
        other = self.agencies[given.pop("other")]
        return given | {self.takes: other}


class MoveForm(_OtherForm):
    """To which agency it belongs from a day on."""


class MergeForm(_OtherForm):
    """Which agency goes on with all that it had."""

    other = forms.ChoiceField(
        label=_("Into the agency"),
        help_text=_(
            "It goes on with all that this one had: what is below it, plans, people, partners. Add a new one first."
        ),
    )
    takes: ClassVar[str] = "into"


class SplitForm(DatedForm):
    """Which agencies do what this one did, and which of them goes on with all that it had."""

    other = forms.ChoiceField(
        label=_("Goes on with all that it had"),
        help_text=_("Plans, people and partners are found there. It may be the agency itself, which then stays."),
    )
    others = forms.MultipleChoiceField(
        label=_("The others"), help_text=_("Add the new ones first."), widget=forms.CheckboxSelectMultiple
    )

    field_order = ("other", "others", "from_on", "reason")

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        choices = agency_choices(self.agencies.values())
        choose(self, "other", [unchosen(), *choices])
        choose(self, "others", choices)

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides which agency, who and when."""
        given = dict(self.cleaned_data)
        codes = dict.fromkeys((given.pop("other"), *given.pop("others")))
        return given | {"into": [self.agencies[code] for code in codes]}
