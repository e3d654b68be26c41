"""How people and mails reach this installation: names, HTTPS, cookies, the base address, the mail server."""

import ssl
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parseaddr
from http.client import HTTPException
from smtplib import SMTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.mail import get_connection
from django.http.request import validate_host

from samrit.actions.people import mail
from samrit.ops.doctor.finding import Finding, note, unsafe, well, wrong
from samrit.thai.translation import Message

SECONDS = 8
LEAST_KEY, LEAST_LETTERS = 50, 5  # of a key that signs, as Django's own check asks; the sentence below says the first
HERE = {"127.0.0.1", "localhost", "[::1]", "::1"}


def examine_safety(at: datetime) -> Iterator[Finding]:
    """Whether errors are shown to strangers, any name is answered, cookies travel in the open."""
    del at
    if settings.DEBUG:
        yield unsafe(Message("SAMRIT_DEBUG is on: whoever meets an error sees the program's inside. Take it away."))
    if "*" in settings.ALLOWED_HOSTS:
        yield unsafe(
            Message("SAMRIT_ALLOWED_HOSTS is “*”: name the site's own names, so that no link leads elsewhere.")
        )
    if len(settings.SECRET_KEY) < LEAST_KEY or len(set(settings.SECRET_KEY)) < LEAST_LETTERS:
        yield unsafe(
            Message(
                "SAMRIT_SECRET_KEY is short enough to be guessed, and with it every session and link is forged. Give it 50 "
                "random letters, or take it away: Samrit then makes one."
            )
        )
    public = [host for host in settings.ALLOWED_HOSTS if host not in HERE]
    if not public:
        yield note(Message("This installation answers this machine only; SAMRIT_ALLOWED_HOSTS names others."))
    elif not settings.HTTPS:
        yield unsafe(
            Message(
                "SAMRIT_HTTPS is 0, so passwords travel in the open to {hosts}. Put a web server with HTTPS in front, and set "
                "SAMRIT_BEHIND_PROXY=1.",
                hosts=", ".join(public),
            )
        )
    elif not settings.BEHIND_PROXY:
        yield wrong(
            Message(
                "Cookies travel over HTTPS alone, but samrit serve speaks plain HTTP and no proxy in front is set: by "
                "http://{host} nobody can log in. With a proxy that ends HTTPS set SAMRIT_BEHIND_PROXY=1; without one, on a "
                "network that you trust, SAMRIT_HTTPS=0.",
                host=public[0],
            )
        )
    else:
        yield well(Message("Cookies travel over HTTPS alone, which a proxy in front ends."))


def examine_address(at: datetime) -> Iterator[Finding]:
    """Whether the address that mails and letters lead to is set, allowed, and this installation's."""
    del at
    address = settings.SITE_URL
    if not address:
        say = wrong if mail.is_configured() else note
        yield say(
            Message(
                "SAMRIT_BASE_URL is not set, so links in mails and letters lead to {address}, and sealed papers have no QR code.",
                address=settings.BASE_URL,
            )
        )
        return
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host:
        yield wrong(Message("SAMRIT_BASE_URL is “{address}”; write https://samrit.example.go.th", address=address))
        return
    if parts.path.strip("/") or parts.query or parts.fragment:
        yield wrong(
            Message(
                "SAMRIT_BASE_URL is “{address}”: Samrit stands at the root of its address, so nothing comes behind the name.",
                address=address,
            )
        )
        return
    if parts.scheme == "http" and settings.CSRF_COOKIE_SECURE and host not in HERE:
        yield wrong(
            Message(
                "SAMRIT_BASE_URL is {address}, without HTTPS, but cookies travel over HTTPS alone: who follows a link can't log "
                "in. Set SAMRIT_HTTPS=0 on a network that you trust, or an address with https.",
                address=address,
            )
        )
    if not validate_host(f"[{host}]" if ":" in host else host, settings.ALLOWED_HOSTS):
        yield wrong(
            Message(
                "SAMRIT_BASE_URL leads to {host}, which SAMRIT_ALLOWED_HOSTS doesn't name: nobody is let in by it.",
                host=host,
            )
        )
        return
    yield from _visit(address)


def examine_mail(at: datetime) -> Iterator[Finding]:
    """Whether mails leave, and from whom."""
    del at
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield unsafe(
            Message(
                "Mails are shown on the console (SAMRIT_EMAIL_URL is console:), with links that open accounts: whoever reads "
                "the server's output can use them. Name a mail server, or take the setting away."
            )
        )
        return
    if not mail.is_configured():
        yield note(
            Message(
                "No mail leaves this machine (SAMRIT_EMAIL_URL is not set): invitations are handed over as printed letters, and "
                "nobody is reminded by mail."
            )
        )
        return
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    if not sender or sender.endswith("@localhost"):
        yield wrong(
            Message(
                "Mails come from “{sender}”, which most servers refuse; set SAMRIT_EMAIL_FROM.",
                sender=settings.DEFAULT_FROM_EMAIL,
            )
        )
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield unsafe(
            Message("Mails leave unencrypted (smtp+plain). Invitations open accounts: use smtp:// or smtps://.")
        )
    server = get_connection()
    try:
        server.open()
        server.close()
    except (OSError, SMTPException, ValueError) as error:
        yield wrong(
            Message(
                "The mail server {host} doesn't take us ({why}).",
                host=settings.EMAIL_HOST,
                why=(str(error) or "?")[:200],
            )
        )
    else:
        yield well(Message("The mail server {host} takes our mails.", host=settings.EMAIL_HOST))


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        """Nowhere: where it leads is what is asked."""
        return


def _visit(address: str) -> Iterator[Finding]:
    """Open the log-in by its own address, as a browser would, and see whether its cookie could come back."""
    where = f"{address}/office/login/"
    try:
        asked = Request(where, headers={"User-Agent": "samrit doctor"})  # noqa: S310 - http or https, as was asked above
        with build_opener(_Stay).open(asked, timeout=SECONDS) as answer:
            headers, status = answer.headers, answer.status
    except HTTPError as error:
        headers, status = error.headers, error.code
    except (URLError, OSError, HTTPException, ssl.SSLError) as error:
        why = str(getattr(error, "reason", "") or error)[:200]
        yield wrong(
            Message(
                "{address} doesn't answer from this machine ({why}). Is the server started, and the name known here?",
                address=address,
                why=why,
            )
        )
        return
    yield from _answer(address, status, headers)


def _answer(address: str, status: int, headers: Mapping[str, str]) -> Iterator[Finding]:
    if 300 <= status < 400:
        yield note(
            Message(
                "{address} leads on to {place}; set SAMRIT_BASE_URL to that.",
                address=address,
                place=headers.get("Location", ""),
            )
        )
    elif status != 200 or "form-action" not in headers.get("Content-Security-Policy", ""):
        yield wrong(
            Message(
                "At {address} something else answers, with {status}: not this program.", address=address, status=status
            )
        )
    elif address.startswith("https://") and settings.HTTPS and not headers.get("Strict-Transport-Security"):
        yield wrong(
            Message(
                "At {address} the program isn't told that the browser came by HTTPS. Set SAMRIT_BEHIND_PROXY=1, and let "
                "the proxy send X-Forwarded-Proto.",
                address=address,
            )
        )
    else:
        yield well(Message("The log-in answers at {address}.", address=address))
