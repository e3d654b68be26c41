"""An address that is to be told what is published."""

from django import forms

from samrit.records.sentences import later as _


class WebhookForm(forms.Form):
    """The address."""

    url = forms.CharField(
        label=_("Address"),
        help_text=_("https://…, on the internet: addresses inside are never asked."),
        widget=forms.URLInput,
        max_length=500,
    )
