"""Look at a link: does it still open, and a copy of what is there.

A page is kept as a browser prints it (PDF), or as its HTML where there is no browser; a document or an image as the
file that it is. A page behind a log-in is kept as it answers: with its door.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

from samrit.evidence.accept import accept
from samrit.evidence.addresses import Gate, InsideError
from samrit.evidence.browser import browser_path, print_page
from samrit.evidence.fetch import Fetched, UnreachableError, fetch
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Unavailable

_HTML = ("text/html", "application/xhtml+xml", "")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_GONE = frozenset({404, 410, 451})
_ASKS_WHO = frozenset({401, 403, 407, 429, 999})  # answers, though not to us: a log-in, a wall against robots
_LONGEST_TITLE = 300


class Reachability(StrEnum):
    """What became of looking at a link."""

    ALIVE = "alive"
    DEAD = "dead"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """One look at a link. `method` is how the copy was made (pdf, html, file), "" without one; `why` says why not."""

    reachability: Reachability
    status: int | None = None
    final_url: str = ""
    title: str = ""
    method: str = ""
    data: bytes = b""
    media_type: str = ""
    original: bytes = b""
    original_media_type: str = ""
    why: Message | None = None


def capture(
    url: str, *, gate: Gate | None = None, browser: str = "", virus_daemon: str = "", wants_copy: bool = True
) -> Captured:
    """Look at a link, and take a copy if one is wanted. Never fails: what goes wrong is told in `why`."""
    door = gate or Gate()
    try:
        fetched = fetch(url, gate=door)
    except InsideError as refusal:
        return Captured(reachability=Reachability.REFUSED, why=refusal.message)
    except UnacceptableError as refusal:
        is_silent = isinstance(refusal, UnreachableError)
        return Captured(reachability=Reachability.DEAD if is_silent else Reachability.REFUSED, why=refusal.message)
    if fetched.status in _GONE or fetched.status >= 500:
        return Captured(
            reachability=Reachability.DEAD,
            status=fetched.status,
            final_url=fetched.final_url,
            why=Message("The site has no such page ({status}).", status=fetched.status),
        )
    if not wants_copy:
        return Captured(reachability=Reachability.ALIVE, status=fetched.status, final_url=fetched.final_url)
    return _copy(fetched, door, browser, virus_daemon)


def _copy(fetched: Fetched, gate: Gate, browser: str, virus_daemon: str) -> Captured:
    why = None
    if fetched.status in _ASKS_WHO:
        why = Message(
            "The site wants a log-in or turns programs away ({status}); the copy is what it answered.",
            status=fetched.status,
        )
    if fetched.media_type not in _HTML:
        return _file(fetched, virus_daemon)
    text = _text(fetched)
    title = _title(text)
    path = browser_path(browser)
    printed = print_page(fetched.final_url, browser=path, gate=gate) if path is not None else None
    if printed is not None and printed.left_out and why is None:
        why = Message(
            "Parts of the page lie in a network that can't be reached from outside; the copy is without them."
        )
    data, method, media_type = (
        (printed.data, "pdf", "application/pdf") if printed is not None else (text.encode(), "html", "text/html")
    )
    return Captured(
        reachability=Reachability.ALIVE,
        status=fetched.status,
        final_url=fetched.final_url,
        title=title,
        method=method,
        data=data,
        media_type=media_type,
        why=why,
    )


def _file(fetched: Fetched, virus_daemon: str) -> Captured:
    name = fetched.final_url.partition("?")[0].rpartition("/")[2]
    try:
        accepted = accept(fetched.data, name, virus_daemon=virus_daemon)
    except (UnacceptableError, Unavailable) as refusal:
        return Captured(
            reachability=Reachability.ALIVE, status=fetched.status, final_url=fetched.final_url, why=refusal.message
        )
    return Captured(
        reachability=Reachability.ALIVE,
        status=fetched.status,
        final_url=fetched.final_url,
        title=accepted.name,
        method="pdf" if accepted.kind.suffix == ".pdf" else "file",
        data=accepted.data,
        media_type=accepted.kind.media_type,
        original=accepted.original,
        original_media_type=accepted.original_kind.media_type,
    )


def _text(fetched: Fetched) -> str:
    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", fetched.data[:4096], re.IGNORECASE)
    for charset in (fetched.charset, declared[1].decode("ascii") if declared else "", "utf-8", "cp874"):
        try:
            return fetched.data.decode(charset) if charset else fetched.data.decode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return fetched.data.decode("utf-8", "replace")


def _title(text: str) -> str:
    found = _TITLE.search(text[:200_000])
    return " ".join(unescape(found[1]).split())[:_LONGEST_TITLE] if found else ""
