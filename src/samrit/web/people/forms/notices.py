"""The notification page: where it goes on, and whether mail comes."""

from django import forms

from samrit.records.sentences import later as _


class PageForm(forms.Form):
    """After which notice the page goes on."""

    before = forms.IntegerField(required=False, min_value=1)


class MailForm(forms.Form):
    """Whether the weekly mail comes."""

    wants_mail = forms.BooleanField(label=_("Send me one summary a week by e-mail"), required=False)
