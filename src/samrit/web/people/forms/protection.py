"""Second factors: codes of a telephone's app, recovery codes, passkeys."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils import timezone

from samrit.actions.people.log_in_limits import claim_confirmation
from samrit.records.sentences import later as _
from samrit.web.people.forms.limited import LimitedForm

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short", "autofocus": True}


class _LimitedCode(LimitedForm):
    """Codes are short: each that is tried in vain makes the pause longer."""

    def clean_code(self) -> Any:
        """The code, if it is right."""
        claimed = claim_confirmation(person=self.user, what="code", at=timezone.now())  # type: ignore[attr-defined]  # allauth's forms beside this one have it
        code = super().clean_code()  # type: ignore[misc]  # the same
        claimed.succeeded()
        return code


class CodeForm(_LimitedCode, codes.AuthenticateForm):
    """The second step of a log-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Code of the app, or a recovery code"))


class ConfirmByCodeForm(_LimitedCode, codes.ReauthenticateForm):
    """A code, once more, before something that protects the account is touched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Code of the app, or a recovery code"))


class FirstCodeForm(ActivateTOTPForm):
    """The code that shows that the app has taken the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("The six digits that the app shows"))


class _ConfirmedForm(forms.Form):
    """What a browser sends as a passkey may be anything; what is none is a wrong code, and no mishap of ours."""

    def clean_credential(self) -> Any:
        """What the browser sent, once it was understood."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # allauth's forms beside this one have it
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(_ConfirmedForm, passkeys.AuthenticateWebAuthnForm):
    """A passkey as the second step of a log-in."""


class LoginPasskeyForm(_ConfirmedForm, passkeys.LoginWebAuthnForm):
    """A passkey instead of name and password."""


class ConfirmByPasskeyForm(_ConfirmedForm, passkeys.ReauthenticateWebAuthnForm):
    """A passkey, once more, before something that protects the account is touched."""


class AddPasskeyForm(passkeys.AddWebAuthnForm):
    """A passkey and its name. Whether it can log in by itself is the device's choice, not a box to tick."""

    passwordless = None

    def clean(self) -> dict[str, Any]:
        """Name and passkey, once the passkey was understood."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("So that you know later which device it is.")


class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")


def _code(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs=dict(_CODE)))
