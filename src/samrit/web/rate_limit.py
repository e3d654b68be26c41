"""How often an address of the site may be asked for, and how much may be sent to it: one table, one middleware.

Counted by account where somebody is logged in, by network where nobody is. To limit another address, add its line.
"""

import logging
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from samrit.ledger.rate_limits import count_in_window, key_of
from samrit.queries.people.access_tokens import asking
from samrit.thai.translation import Message, _
from samrit.vocabulary.problem import MEDIA_TYPE, problem
from samrit.vocabulary.refusal import RateLimited
from samrit.web.errors import page
from samrit.web.passing_through import PassingThrough
from samrit.web.proxies import network_of
from samrit.web.public.addresses import is_api
from samrit.web.request_line import request_id

MEGABYTE = 2**20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so many seconds; `what` is counted together, of whatever addresses it is the limit."""

    what: str
    most: int
    seconds: int = 600
    by_account: bool = True


# What anybody may ask for: the public side is the same for everybody and cheap, but for what is made anew each time.
LINK = Limit("link", 300, by_account=False)  # in ten minutes from one network
LINK_SENT = Limit("link-sent", 60, by_account=False)
CODE = Limit("code", 600, by_account=False)  # a whole hall may share one network
CODE_SENT = Limit("code-sent", 300, by_account=False)
PUBLIC_FILE = Limit("public-file", 120, by_account=False)
KEY = Limit("key", 60, by_account=False)  # a new password by its link, a passkey, the city's own log-in
FORGOTTEN = Limit("forgotten", 20, 3600, by_account=False)
# What people with accounts ask for.
UPLOAD = Limit("upload", 240)
# What programs ask for, by token; whoever brings none that is valid, by network.
API = Limit("api", 600, 60)
API_SENT = Limit("api-sent", 60, 60)
API_STRANGER = Limit("api-stranger", 60, 60, by_account=False)
MADE = Limit("made", 240)  # papers, sheets, archives
SEARCH = Limit("search", 600)
ACCOUNT = Limit("account", 60)  # what protects one's account

# Names of addresses: what limits who opens them, and what limits who sends to them.
LIMITS: dict[str, tuple[Limit | None, Limit | None]] = {
    "check_in": (CODE, CODE_SENT),
    **dict.fromkeys(
        (
            "by_link", "by_link_declare", "by_link_attend", "by_link_report", "by_link_practice", "by_link_action",
            "by_link_file",
        ),
        (LINK, LINK_SENT),
    ),
    **dict.fromkeys(("public:campaign_summary", "public-en:campaign_summary"), (PUBLIC_FILE, PUBLIC_FILE)),
    **dict.fromkeys(("openid_connect_login", "openid_connect_callback"), (KEY, KEY)),
    **dict.fromkeys(("account_reset_password_from_key", "mfa_login_webauthn"), (KEY, KEY)),
    "account_reset_password": (None, FORGOTTEN),
    **dict.fromkeys(
        (
            "account_change_password", "account_set_password", "mfa_activate_totp", "mfa_deactivate_totp",
            "mfa_generate_recovery_codes", "mfa_add_webauthn", "invite", "account_action",
        ),
        (None, ACCOUNT),
    ),
    "search": (SEARCH, SEARCH),
    **dict.fromkeys(
        (
            "campaign_summary", "package_file", "count_file", "measurement_paper", "measurement_chart", "partner_sheet",
            "report", "signed_paper", "paper_to_sign", "plan_sheet", "agency_sheet", "letters_pdf", "partner_letters",
            "import_picture",
        ),
        (MADE, MADE),
    ),
    **dict.fromkeys(("export_person", "privacy"), (None, MADE)),
}  # fmt: skip

MOST_SENT = 8 * MEGABYTE  # by a form without files: nine times the longest draft that is stored
MOST_SENT_WITH_FILES = 256 * MEGABYTE
MOST_SENT_BY_LINK = 64 * MEGABYTE  # without an account: some photos and a document


class RequestLimits(PassingThrough):
    """Too often: 429 with how long to wait. Too much at once: 413. Both before anything that was sent is read."""

    def process_view(self, request: HttpRequest, view: Any, _arguments: Any, _named: Any) -> HttpResponse | None:
        """The page that says so; None where it is neither."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        is_of_programs = is_api(request.path)
        most = _most_sent(request, is_open=not getattr(view, "login_required", True) and not is_of_programs)
        if _length(request) > most:
            return _answer(request, 413, _("Too large"), "too_large", too_large(most))
        limit = _limit_of_programs(request) if is_of_programs else _limit(request, name)
        if limit is None:
            return None
        try:
            count_in_window(
                key_of(limit.what, *_who(request, limit)), most=limit.most, seconds=limit.seconds, at=timezone.now()
            )
        except RateLimited as refusal:
            _log.warning("too often: %s", limit.what)
            response = _answer(request, 429, _("Too often"), refusal.code, refusal.message)
            response["Retry-After"] = str(refusal.seconds)
            return response
        except DatabaseError:  # who can't be counted is served: a limit is no reason to be away
            _log.exception("%s could not be counted", limit.what)
            if not connection.is_usable():
                connection.close()  # what comes next asks over a new one
        return None


def too_large(most: int) -> Message:
    """That more was sent at once than an address takes."""
    return Message(
        "What was sent is larger than {most} MB, the most that this page takes at once. Send less, or in several parts.",
        most=most // MEGABYTE,
    )


def _limit_of_programs(request: HttpRequest) -> Limit:
    if asking(request, today=timezone.localdate()) is None:
        return API_STRANGER
    return API if request.method in {"GET", "HEAD", "OPTIONS"} else API_SENT


def _limit(request: HttpRequest, name: str) -> Limit | None:
    opened, sent = LIMITS.get(name, (None, None))
    if request.method != "POST":
        return opened
    return sent or (UPLOAD if _has_files(request) else None)


def _who(request: HttpRequest, limit: Limit) -> tuple[str, str]:
    if is_api(request.path):
        token = asking(request, today=timezone.localdate())
        return ("token", str(token.pk)) if token is not None else ("network", network_of(request))
    if limit.by_account and request.user.is_authenticated:
        return ("account", str(request.user.pk))
    return ("network", network_of(request))


def _most_sent(request: HttpRequest, *, is_open: bool) -> int:
    if not _has_files(request):
        return MOST_SENT
    return MOST_SENT_BY_LINK if is_open else MOST_SENT_WITH_FILES


def _has_files(request: HttpRequest) -> bool:
    return (request.content_type or "").startswith("multipart/")


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdecimal() else 0


def _answer(request: HttpRequest, status: int, heading: str, code: str, message: Message) -> HttpResponse:
    if is_api(request.path):
        document = problem(status, code, str(message), request_id=request_id())
        return JsonResponse(document, status=status, content_type=MEDIA_TYPE)
    response = page(request, status, heading, message)
    response["Cache-Control"] = "no-store"
    return response
