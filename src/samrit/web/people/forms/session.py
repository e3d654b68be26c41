"""Logging in, one's password, and the language of the pages."""

from typing import Any

from allauth.account import forms as account
from django import forms
from django.conf import settings
from django.utils import timezone

from samrit.actions.people.log_in_limits import claim_confirmation
from samrit.actions.people.passwords import shortest
from samrit.records.sentences import later as _
from samrit.web.people.forms.limited import LimitedForm

_OLD = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}


class LoginForm(LimitedForm, account.LoginForm):
    """User name or e-mail, and password; says what is wrong without saying which of the two."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True})
        self.fields["login"] = forms.CharField(label=_("User name or e-mail"), widget=name)
        self.fields["password"] = _password(_("Password"), _OLD)
        self.order_fields(["login", "password"])


class _NewPassword(forms.Form):
    """A password that is typed twice; told what it has to be."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.fields["password1"]
        first.label = _("New password")
        first.help_text = _(
            "At least {length} characters, of any kind. Several words in a row are easy to keep in mind and hard to guess; "
            "a password manager makes and pastes one. Known passwords, your name and words of this place are refused.",
            length=shortest(getattr(self, "user", None)),
        )
        first.widget.attrs = dict(_NEW)
        self.fields["password2"].label = _("New password once more")
        self.fields["password2"].widget.attrs = dict(_NEW)


class NewPasswordForm(_NewPassword, account.ResetPasswordKeyForm):
    """The password that a link in a mail or an invitation asks for."""


class SetPasswordForm(_NewPassword, account.SetPasswordForm):
    """The first password of somebody who has logged in through the city's provider so far."""


class ChangePasswordForm(LimitedForm, _NewPassword, account.ChangePasswordForm):
    """A new password, by whoever knows the old one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("Your password now"), _OLD)
        self.order_fields(["oldpassword", "password1", "password2"])

    def clean_oldpassword(self) -> Any:
        """The password now, if it is it; who only has the session guesses no faster here than anywhere."""
        claimed = claim_confirmation(person=self.user, what="confirmation", at=timezone.now())
        password = super().clean_oldpassword()
        claimed.succeeded()
        return password


class ForgottenForm(account.ResetPasswordForm):
    """The address that the link to a new password goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label=_("E-mail"),
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            help_text=_("The address that your administrator knows of you."),
        )


class ConfirmForm(LimitedForm, account.ReauthenticateForm):
    """One's password, once more, before something that protects the account is touched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("Password"), _OLD)


class LanguageForm(forms.Form):
    """Which language, and the page to come back to."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    next = forms.CharField(required=False)


def _password(label: Any, attrs: dict[str, str]) -> forms.CharField:
    return forms.CharField(label=label, strip=False, widget=forms.PasswordInput(attrs=attrs))
