"""Accounts and roles: which to list, what is known of a person, a role to give, a reason."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from samrit.actions.people.people import Details
from samrit.queries.people.ownerless import AgencyLeft, Leaving
from samrit.queries.people.people import AccountState, PeopleFilter
from samrit.records.models import Agency, User
from samrit.records.sentences import later as _
from samrit.vocabulary.codes import RoleName
from samrit.web.components.choosing import agency_choices, choose, unchosen
from samrit.web.listing import ChoiceForm
from samrit.web.people import people_words


def role_choices() -> list[tuple[str, str]]:
    """Roles to choose from."""
    return [(role.value, people_words.role(role)) for role in RoleName]


class PeopleFilterForm(ChoiceForm):
    """The choice of rows; every choice stands in the address."""

    words = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    agency = forms.ChoiceField(label=_("Agency"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    state = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[
            ("", _("All")),
            (AccountState.ACTIVE, _("Open", context="state of an account")),
            (AccountState.INVITED, _("Invited", context="state of an account")),
            (AccountState.SUSPENDED, _("Suspended", context="state of an account")),
        ],
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "agency", [("", _("All")), *agency_choices(agencies)])
        choose(self, "role", [("", _("All")), *role_choices()])

    @property
    def chosen(self) -> PeopleFilter:
        """The filter; what is not understood filters nothing."""
        return PeopleFilter(**{name: self.choice(name) for name in self.fields})


class PersonForm(forms.Form):
    """What is known of a person; `expected_version` is the digest of what stood there when the form was made."""

    expected_version = forms.CharField(required=False, widget=forms.HiddenInput)
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        help_text=_("What the person types to log in: letters, figures and . _ - @ + without spaces."),
        validators=[RegexValidator(r"^[\w.@+-]+$", _("Letters, figures and . _ - @ + only, without spaces."))],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The link to a password goes there. Without it, you hand the link over."),
    )

    @property
    def details(self) -> Details:
        """What was typed."""
        return Details(**{name: self.cleaned_data[name] for name in Details.__slots__})


class RoleForm(forms.Form):
    """A role over an agency."""

    role = forms.ChoiceField(label=_("Role"))
    agency = forms.ChoiceField(label=_("Over the agency, and all below it"))

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        choose(self, "role", [unchosen(), *role_choices()])
        choose(self, "agency", [unchosen(), *agency_choices(self.agencies.values())])

    @property
    def chosen(self) -> tuple[RoleName, Agency]:
        """The role and the agency."""
        return RoleName(self.cleaned_data["role"]), self.agencies[self.cleaned_data["agency"]]


class InviteForm(PersonForm, RoleForm):
    """A person, and the first role; more are given on the person's page."""

    field_order = ("name_th", "name_en", "position", "role", "agency", "username", "email")


class LeavingForm(forms.Form):
    """Who takes on what somebody leaves behind, agency by agency; nobody chosen: it stays without an owner, and is told."""

    def __init__(self, *args: Any, left: Leaving, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        for one in left.agencies:
            self.fields[f"to_{one.agency.code}"] = forms.ChoiceField(
                label=_(
                    "Who takes on what is left behind in {agency}",
                    agency=one.agency.name(),
                ),
                choices=[("", _("Nobody yet")), *((person.username, person.name()) for person in one.successors)],
                required=False,
            )

    @property
    def lines(self) -> list[tuple[AgencyLeft, forms.BoundField]]:
        """What is left behind in each agency, with the field of who takes it on."""
        return [(one, self[f"to_{one.agency.code}"]) for one in self.left.agencies]

    @property
    def successors(self) -> dict[str, User]:
        """Those who were chosen, by the agency's code."""
        return {
            one.agency.code: person
            for one in self.left.agencies
            for person in one.successors
            if person.username == self.cleaned_data[f"to_{one.agency.code}"]
        }


class TakeForm(LeavingForm):
    """A role is taken away, or moves to another agency in the same step."""

    to = forms.ChoiceField(label=_("The same role from now on over another agency"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        choose(self, "to", [("", _("No other agency")), *agency_choices(self.agencies.values())])

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides the role, who and when."""
        return {"successors": self.successors, "to": self.agencies.get(self.cleaned_data["to"])}


class PlainForm(forms.Form):
    """Nothing but the decision itself."""

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who, whom and when."""
        return {}


class ReasonForm(PlainForm):
    """Why."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It stays in the history of the account."),
        widget=forms.TextInput(),
        max_length=500,
    )

    @property
    def details(self) -> dict[str, Any]:
        """The reason."""
        return {"reason": self.cleaned_data["reason"]}


class SuspendForm(LeavingForm, ReasonForm):
    """Why an account is closed, and who takes on what its owner leaves behind."""

    @property
    def details(self) -> dict[str, Any]:
        """The reason, and those who take over."""
        return {**super().details, "successors": self.successors}
