"""A new token: what it is called, what the program may do, where, until when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from samrit.records.models import Agency
from samrit.records.sentences import later as _
from samrit.vocabulary.codes import SCOPE_WORDS, TokenScope
from samrit.web.components.choosing import agency_choices, choose
from samrit.web.components.day import DayField

_AT_FIRST = timedelta(days=90)


class TokenForm(forms.Form):
    """What is asked of a token."""

    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("What it is for: the program, the machine."))
    scopes = forms.MultipleChoiceField(
        label=_("The program may"), initial=[TokenScope.READ.value], widget=forms.CheckboxSelectMultiple
    )
    agency = forms.ChoiceField(label=_("Only for the agency, and all below it"), required=False)
    expires_on = DayField(label=_("Last day"), help_text=_("At most a year from now."))

    def __init__(self, *args: Any, agencies: Iterable[Agency], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {agency.code: agency for agency in agencies}
        self.fields["expires_on"].initial = today + _AT_FIRST
        choose(self, "scopes", [(one.value, str(SCOPE_WORDS[one])) for one in TokenScope])
        choose(self, "agency", [("", _("All that I may")), *agency_choices(self.agencies.values())])

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        wanted = self.cleaned_data
        return {
            "name": wanted["name"],
            "scopes": frozenset(map(TokenScope, wanted["scopes"])),
            "agency": self.agencies.get(wanted["agency"]),
            "expires_on": wanted["expires_on"],
        }
