"""What allauth leaves to the site: our words, our mails, our trail; who gets in, and that nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from samrit.actions.people import mail
from samrit.actions.people.protect import Protection, account_of, link_identity, note_protection
from samrit.records.models import User
from samrit.records.sentences import later as _
from samrit.web.people.protection_words import done
from samrit.web.people.sealing import open_sealed, seal

_MISMATCH = _("This name and password do not belong together. Mind capital letters and the keyboard's language.")
_WRONG_CODE = _("This code is not right, or not right any more. Codes of an app change every half minute.")
_TOO_MANY = _("Too many attempts. Wait five minutes, then try again.")
_WEAK = {
    "password_too_short": _("This password is too short."),
    "password_too_similar": _("This password is too much like your name or your user name."),
    "password_too_common": _("This password is among the most common ones, which are tried first."),
}

# What allauth tells a person by mail, and what it is in the trail.
_CHANGES = {
    "account/email/password_changed": Protection.PASSWORD_CHANGED,
    "account/email/password_set": Protection.PASSWORD_CHANGED,
    "account/email/password_reset": Protection.PASSWORD_RESET,
    "mfa/email/totp_activated": Protection.APP_ADDED,
    "mfa/email/totp_deactivated": Protection.APP_REMOVED,
    "mfa/email/recovery_codes_generated": Protection.CODES_MADE,
    "mfa/email/webauthn_added": Protection.PASSKEY_ADDED,
    "mfa/email/webauthn_removed": Protection.PASSKEY_REMOVED,
}


class AccountAdapter(DefaultAccountAdapter):
    """Log-in and passwords."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask your agency's administrator."),
        "email_password_mismatch": _MISMATCH,
        "username_password_mismatch": _MISMATCH,
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never: accounts are made by invitation."""
        return False

    def clean_password(self, password: str, user: Any = None) -> str:
        """The password, if it will do; what is wrong with it in our words."""
        try:
            return str(super().clean_password(password, user))
        except ValidationError as refusal:
            raise ValidationError([_WEAK.get(str(one.code), one) for one in refusal.error_list]) from refusal

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Back to one's account."""
        return reverse("account")

    def add_message(
        self, request: HttpRequest, level: int, *_args: Any, message: str | None = None, **_more: Any
    ) -> None:
        """Errors are shown; what went well is told by `send_notification_mail`, where it is known what it was."""
        if message:
            messages.add_message(request, level, message)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002 - allauth's signature
        """The link to a new password."""
        mail.send("password_reset", user, link=mail.public(context["password_reset_url"]))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Whatever changes how an account is protected: the trail, the page and the person are told."""
        del context, email  # the mail says no more than what was done, and goes to the address that we know
        what = _CHANGES.get(template_prefix)
        if what is None:
            return
        note_protection(what=what, by=user, at=timezone.now())
        if self.request is not None:
            messages.success(self.request, done(what))
        mail.send("protection_changed", user, what=what)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002 - allauth's signature
        """The page that says that the account is closed."""
        return HttpResponseRedirect(reverse("account_inactive"))


class ProtectionAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open it."""
        return open_sealed(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        """The name that the app shows under Samrit's."""
        return user.username

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002 - allauth's signature
        """A name for a passkey, to be changed: "Passkey 2"."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey {number}", number=count + 1))


class IdentityAdapter(DefaultSocialAccountAdapter):
    """The city's identity provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - allauth's signature
        """Never: who has no account gets none by logging in elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """An identity that comes the first time is tied to its account; a stranger is told that they have none."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        claims = claims.get("userinfo") or claims.get("id_token") or claims
        person = account_of(claims)
        if person is None:
            name = claims.get("preferred_username") or claims.get("email") or sociallogin.account.uid
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", {"name": name}, status=403))
        sociallogin.connect(request, person)
        link_identity(person=person, identity=sociallogin.account.uid, at=timezone.now())

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_more: Any) -> None:  # noqa: ARG002 - allauth's signature
        """One sentence, whatever went wrong between the two."""
        raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=401))
