"""Logging in, and the language of the pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """Name and password; says what is wrong without saying which of the two."""

    error_messages = {  # noqa: RUF012 - Django's own way
        "invalid_login": _(
            "This name and password do not belong together. Mind capital letters and the keyboard's language."
        ),
        "inactive": _("This account is closed. Ask your agency's administrator."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("User name")
        self.fields["password"].label = _("Password")


class LanguageForm(forms.Form):
    """Which language, and the page to come back to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False)
