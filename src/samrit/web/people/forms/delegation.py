"""A delegation: which role, where, to whom, from when until when, and why."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from samrit.queries.people.delegations import DelegationsPage
from samrit.records.models import User
from samrit.records.sentences import later as _
from samrit.vocabulary.codes import RoleName
from samrit.web.components.choosing import agency_choices, choose
from samrit.web.components.day import DayField
from samrit.web.people import people_words


class DelegationForm(forms.Form):
    """What is delegated. The receiver is named by user name or e-mail; colleagues near by are proposed."""

    role = forms.ChoiceField(label=_("Role"))
    agency = forms.ChoiceField(label=_("Over the agency, and all below it"))
    to = forms.CharField(
        label=_("To whom"),
        help_text=_("User name or e-mail; type a part of the name and choose."),
        widget=forms.TextInput(attrs={"list": "colleagues", "autocomplete": "off", "autocapitalize": "none"}),
    )
    from_on = DayField(label=_("First day"))
    until_on = DayField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("On leave, for instance. Both names stand under what is done.")
    )

    def __init__(self, *args: Any, page: DelegationsPage, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_on"].initial = today
        roles = dict.fromkeys(line.role for line in page.own)
        self.agencies = {agency.code: agency for agency in page.agencies}
        choose(self, "role", [(role.value, people_words.role(role)) for role in roles])
        choose(self, "agency", agency_choices(page.agencies))

    def clean_to(self) -> User:
        """The person of this user name or address."""
        typed = self.cleaned_data["to"].strip()
        found = list(User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed) & ~Q(email=""))[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("There is no account with this user name or e-mail."))
        return found[0]

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        said = self.cleaned_data
        return {
            "role": RoleName(said["role"]),
            "agency": self.agencies[said["agency"]],
            "to": said["to"],
            "from_on": said["from_on"],
            "until_on": said["until_on"],
            "reason": said["reason"],
        }
