"""What allauth leaves to the site: our words, our mails, our trail; who gets in, and that nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from samrit.actions.people import mail
from samrit.actions.people.log_in_limits import account_named, claim_confirmation, claim_log_in, forgive
from samrit.actions.people.protect import Protection, account_of, link_identity, note_protection
from samrit.ledger.rate_limits import count_in_window, key_of
from samrit.ledger.secret_text import open_sealed, seal
from samrit.records.models import User
from samrit.records.sentences import later as _
from samrit.vocabulary.refusal import RateLimited
from samrit.web.people.devices import device_of, remember_device
from samrit.web.people.protection_words import done
from samrit.web.proxies import network_of

MOST_LINKS_AN_HOUR = 4

_MISMATCH = _("This name and password do not belong together. Mind capital letters and the keyboard's language.")
_WRONG_CODE = _("This code is not right, or not right any more. Codes of an app change every half minute.")
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
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Never: accounts are made by invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Who asks, as `web/proxies.py` has found out."""
        return str(request.META.get("REMOTE_ADDR") or "0.0.0.0")  # noqa: S104 - an address unknown, not one to bind

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; RateLimited or Invalid where it comes too soon, which the form says (`forms/limited.py`)."""
        at = timezone.now()
        if isinstance(request.user, User):
            request.log_in_try = claim_confirmation(person=request.user, what="confirmation", at=at)  # type: ignore[attr-defined]  # carried until `authenticate` knows
            return
        login = str(credentials.get("username") or credentials.get("email") or "").strip()
        person = account_named(login)
        request.log_in_try = claim_log_in(  # type: ignore[attr-defined]  # carried until `authenticate` knows
            login=login,
            person=person,
            network=network_of(request),
            device=device_of(request, person),
            at=at,
            base_url=settings.BASE_URL,
        )

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Who this is, by password; what failed before counts no more then."""
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            request.log_in_try.succeeded()  # type: ignore[attr-defined]  # `pre_authenticate` has put it there
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session; whether it is the account's first tells whether its device is told as a new one."""
        request.is_first_log_in = user.last_login is None  # type: ignore[attr-defined]  # asked by `post_login`
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """Lead on; a device that is new to this account is told to its owner by mail, and known from now on."""
        response: HttpResponse = super().post_login(request, user, **how)
        if not device_of(request, user) and not getattr(request, "is_first_log_in", True):
            mail.send("new_device", user, at=timezone.now(), device=request.headers.get("User-Agent", "")[:200])
        remember_device(request, response, user)
        return response

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
        """The link to a new password; some in an hour, whoever asks: more would only fill the box of whose it is."""
        try:
            count_in_window(key_of("reset-mail", user.pk), most=MOST_LINKS_AN_HOUR, seconds=3600, at=timezone.now())
        except RateLimited:
            return
        mail.send("password_reset", user, link=mail.public(context["password_reset_url"]))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Whatever changes how an account is protected: the trail, the page and the person are told."""
        del context, email  # the mail says no more than what was done, and goes to the address that we know
        what = _CHANGES.get(template_prefix)
        if what is None:
            return
        if what in {Protection.PASSWORD_CHANGED, Protection.PASSWORD_RESET}:
            forgive(user)
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
