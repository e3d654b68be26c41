"""From where a request comes: what a proxy says of it is believed where the proxy is on the installation's list."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_SAID_BY_PROXIES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_X_REQUEST_ID",
)
IS_FORWARDED = "samrit.is_forwarded"  # in a request's META: it came through somebody, believed or not
_HOUSEHOLD = 64  # bits of an IPv6 address that name one connection; the rest its owner chooses freely


def trusted_proxies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the address of who asks into `REMOTE_ADDR`, and take out what nobody trusted has said."""

    def respond(request: HttpRequest) -> HttpResponse:
        meta = request.META
        meta[IS_FORWARDED] = any(name in meta for name in _SAID_BY_PROXIES)
        if _is_trusted(meta.get("REMOTE_ADDR", "")):
            meta["REMOTE_ADDR"] = _behind(meta.get("HTTP_X_FORWARDED_FOR", ""), meta["REMOTE_ADDR"])
        else:
            for name in _SAID_BY_PROXIES:
                meta.pop(name, None)
        return get_response(request)

    return respond


def network_of(request: HttpRequest) -> str:
    """The network that a request comes from: an IPv4 address, or the 64 bits of an IPv6 address that name a connection."""
    address = _read(request.META.get("REMOTE_ADDR", ""))
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, _HOUSEHOLD), strict=False))
    return str(address or "")


def _is_trusted(address: str) -> bool:
    found = _read(address)
    return found is not None and any(found in ip_network(one, strict=False) for one in settings.TRUSTED_PROXIES)


def _behind(forwarded: str, proxy: str) -> str:
    """The last address that no trusted proxy has: each proxy appends whom it saw, and what stands before may be made up."""
    found = proxy
    for one in reversed([word.strip() for word in forwarded.split(",") if word.strip()]):
        address = _read(one)
        if address is None:
            return found
        found = str(address)
        if not _is_trusted(found):
            return found
    return found


def _read(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
