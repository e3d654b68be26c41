"""What a person chooses for themselves."""

from django import forms

from samrit.records.sentences import later as _


class ChoicesForm(forms.Form):
    """Whether mail is wanted."""

    wants_mail = forms.BooleanField(
        label=_("Send me mail: reminders, what came back to me, and a digest each week"), required=False
    )
