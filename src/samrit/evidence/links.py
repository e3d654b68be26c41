"""A link as somebody gives it: may it be asked for at all?"""

import re
from dataclasses import dataclass

from samrit.evidence.addresses import InsideError, inside, is_inside, literal, plain_host
from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

LONGEST = 2000  # characters
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_STRANGE = re.compile(r"[\x00-\x20\x7f\\<>\"^`{|}]")


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in its parts; `host` in ASCII."""

    url: str
    scheme: str
    host: str
    port: int


def parse_link(text: str) -> Link:
    """The link; UnacceptableError where it is no public web address. Nobody is asked for it yet."""
    import httpx  # only who is given a link needs it

    typed = text.strip()
    if typed.lower().startswith("www."):
        typed = f"https://{typed}"
    if not typed or not _HAS_SCHEME.match(typed) or len(typed) > LONGEST:
        raise _no_link()
    if _STRANGE.search(typed):
        raise _no_link()
    try:
        url = httpx.URL(typed)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise _no_link() from error
    if url.scheme not in _DEFAULT_PORTS:
        raise InsideError(Message("A link has to start with http:// or https://."))
    if url.userinfo or "@" in typed.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]:
        raise InsideError(
            Message("The link holds a user name or a password. Please give one that opens for everybody.")
        )
    host = plain_host(url.raw_host.decode("ascii"))
    port = url.port if url.port is not None else _DEFAULT_PORTS[url.scheme]
    if not 0 < port <= 65_535:
        raise _no_link()
    return Link(str(url), url.scheme, host, port)


def check_link(text: str) -> Link:
    """The same for a link that a person gives: one whose host is written as an address inside is refused at once."""
    link = parse_link(text)
    address = literal(link.host)
    if address is not None and is_inside(address):
        raise inside()
    return link


def _no_link() -> UnacceptableError:
    return UnacceptableError(
        Message("This is no link to a web page. A link looks like https://www.example.go.th/report.")
    )
