"""A program with an account of its own: what it is called, is, may do, until when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from samrit.records.models import Agency
from samrit.records.sentences import later as _
from samrit.vocabulary.codes import SCOPE_WORDS, RoleName, TokenScope
from samrit.web.components.choosing import choose, unchosen
from samrit.web.components.day import DayField
from samrit.web.people.forms.people import RoleForm, role_choices

_AT_FIRST = timedelta(days=365)


class SecretForm(forms.Form):
    """Until when a secret is good."""

    expires_on = DayField(label=_("Last day of the secret"), help_text=_("At most a year from now."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = today + _AT_FIRST


class ProgramForm(RoleForm, SecretForm):
    """What is asked of a program."""

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("What it is for: the program, the machine."))
    scopes = forms.MultipleChoiceField(
        label=_("The program may"), initial=[TokenScope.READ.value], widget=forms.CheckboxSelectMultiple
    )
    field_order = ("name", "role", "agency", "scopes", "expires_on")

    def __init__(self, *args: Any, agencies: Iterable[Agency], today: date, **kwargs: Any) -> None:
        super().__init__(*args, agencies=agencies, today=today, **kwargs)
        roles = [one for one in role_choices() if one[0] != RoleName.ADMINISTRATOR]
        choose(self, "role", [unchosen(), *roles])
        choose(self, "scopes", [(one.value, str(SCOPE_WORDS[one])) for one in TokenScope])

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        role, agency = self.chosen
        wanted = self.cleaned_data
        return {
            "name": wanted["name"],
            "role": role,
            "agency": agency,
            "scopes": frozenset(map(TokenScope, wanted["scopes"])),
            "expires_on": wanted["expires_on"],
        }
