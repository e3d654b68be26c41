"""Mail to one person, in the language that this person reads; every mail of the program goes this way."""

import logging
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import translation

from samrit.records.models import User

log = logging.getLogger(__name__)


def is_configured() -> bool:
    """Whether mail leaves this machine; else an administrator who asked for a link is shown it, and nobody else."""
    return not settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend"))


def public(link: str) -> str:
    """A link for a mail, a letter or a code on the wall: to the address that the installation says is its own, whatever name the request came to.

    Whoever asks for somebody's new password with another `Host` must not make the mail lead to themselves.
    """
    return f"{settings.SITE_URL}{urlsplit(link).path}" if settings.SITE_URL else link


def send(template: str, to: User, *, server: BaseEmailBackend | None = None, **context: Any) -> bool:
    """Send `templates/mail/<template>.txt`, whose first line is the subject, and its `.html` where there is one.

    Gives whether it could be handed over, to a `server` that stays open for many where there is one.

    Nothing is sent to an account without an address. A mail server that is away breaks nobody's work: it is logged.
    """
    if not to.email:
        return False
    with translation.override(to.language):
        words = render_to_string(f"mail/{template}.txt", {"person": to, **context})
        subject, _, body = words.strip().partition("\n")
        letter = EmailMultiAlternatives(subject.strip(), body.strip() + "\n", to=[to.email], connection=server)
        if html := _html(template):
            letter.attach_alternative(html.render({"person": to, **context}), "text/html")
    try:
        letter.send()
    except (OSError, SMTPException, ValueError):  # the server's fault, or a bad address
        log.exception("a mail (%s) to account %d could not be sent", template, to.pk)
        return False
    return True


def _html(template: str) -> Any:
    try:
        return get_template(f"mail/{template}.html")
    except TemplateDoesNotExist:
        return None
