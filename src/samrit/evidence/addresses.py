"""Where the fetcher may go: only public addresses, on the web's own ports, however the link is written.

Every address of a host is looked at, and the connection is made to the very address that was looked at: a name that
leads elsewhere a moment later (DNS rebinding) leads nowhere. The networks are those of IANA's special-purpose registries
(RFC 6890 and its successors); of IPv6 only global unicast is public, without what carries an IPv4 address inside.
"""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from samrit.evidence.refusal import UnacceptableError
from samrit.thai.translation import Message

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]  # a host's addresses; OSError where it has none

_PORTS = frozenset({80, 443})
_INSIDE_4 = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # a cloud's own services, at an address that looks public
    )
)  # fmt: skip
_PUBLIC_6 = ip_network("2000::/3")
_INSIDE_6 = tuple(
    ip_network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$")  # browsers read such a host as an IPv4 address
_OWN_NAMES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


class InsideError(UnacceptableError):
    """A link that leads to where the fetcher doesn't go."""


def system_resolver(host: str, port: int) -> list[str]:
    """A host's addresses as this machine knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(entry[4][0]) for entry in found]


@dataclass(frozen=True, slots=True)
class Gate:
    """Who may be connected to. `allowed` are (address, port) pairs open besides: tests have their own servers there."""

    resolve: Resolve = system_resolver
    allowed: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of a host to connect to; InsideError where any of them lies inside, OSError where it has none."""
        plain = plain_host(host)
        written = literal(plain)
        found = [written] if written is not None else [_parsed(text) for text in self.resolve(plain, port)]
        if not found:
            raise OSError(f"{plain} has no address")
        for address in found:
            self._check(address, port)
        return tuple(dict.fromkeys(str(address) for address in found))

    def _check(self, address: Address, port: int) -> None:
        if (str(address), port) in self.allowed:
            return
        if port not in _PORTS:
            raise InsideError(Message("The link uses port {port}; only 80 and 443 are opened.", port=port))
        if is_inside(address):
            raise inside()


def is_inside(address: Address) -> bool:
    """Whether an address is not the public internet's."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in _INSIDE_4)
    return address not in _PUBLIC_6 or any(address in network for network in _INSIDE_6)


def plain_host(host: str) -> str:
    """A host as it is looked up: lower case, in ASCII, without the last dot; InsideError for what is no public name."""
    plain = host.strip("[]").lower()
    plain = plain.removesuffix(".")
    if literal(plain) is not None:
        return plain
    # Besides the dotted quad a system's resolver takes 127.1, 0x7f.0.0.1, 017700000001 and 2130706433.
    is_own = plain == "localhost" or any(plain.endswith(ending) for ending in _OWN_NAMES)
    if is_own or _ENDS_IN_NUMBER.search(plain) or not _NAME.fullmatch(plain):
        raise inside()
    return plain


def inside() -> InsideError:
    """The refusal of a link that leads inside."""
    return InsideError(
        Message("This link leads into a network that can't be opened from outside. Please attach a file instead.")
    )


def literal(text: str) -> Address | None:
    """The address that a host is written as, None where it is a name."""
    try:
        return _parsed(text)
    except ValueError:
        return None


def _parsed(text: str) -> Address:
    if "%" in text:  # an IPv6 zone: a link of this very machine
        raise inside()
    return ip_address(text)
