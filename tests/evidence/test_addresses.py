"""However the inside is written, it is not gone to."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback import gate
from samrit.evidence.addresses import Gate, InsideError, is_inside
from samrit.evidence.links import check_link, parse_link
from samrit.evidence.refusal import UnacceptableError

INSIDE = [
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.63.255.255", "203.150.1.1", "2606:4700::1111", "2404:6800:4003::64"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_of_the_inside_is_refused_by_number_and_by_name(address: str) -> None:
    by_name = gate(names={"www.example.go.th": ("8.8.8.8", address)})

    with pytest.raises(InsideError):
        Gate().addresses(address, 443)
    with pytest.raises(InsideError):
        by_name.addresses("www.example.go.th", 443)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_let_through(address: str) -> None:
    assert Gate().addresses(address, 443) == (address,)
    assert gate(names={"www.example.go.th": address}).addresses("WWW.Example.go.th.", 80) == (address,)


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_inside(address: object) -> None:
    parsed = ip_address(str(address))

    if parsed.is_private or parsed.is_loopback or parsed.is_link_local or parsed.is_multicast or parsed.is_reserved:
        assert is_inside(parsed)


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LOCALHOST.", "a.localhost", "printer.local", "intranet", "db.internal", "router.lan",
        "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "127.0.0.1.",
        "169.254.43518", "1.1.1.1.1", "256.1.1.1", "example.0x1", "fe80::1%eth0", "[::1]", "", ".", "a..b", "-",
        "a b.com", "exa\x00mple.com", "x" * 300 + ".com",
    ],
)  # fmt: skip
def test_hosts_that_are_written_to_mislead_are_refused_before_anybody_is_asked(host: str) -> None:
    def nobody(name: str, port: int) -> list[str]:
        raise AssertionError(f"{name}:{port} was looked up")

    with pytest.raises(InsideError):
        Gate(resolve=nobody).addresses(host, 80)


@pytest.mark.parametrize("port", [0, 21, 22, 25, 3310, 5432, 6379, 8080, 8443])
def test_other_ports_are_refused(port: int) -> None:
    with pytest.raises(InsideError, match="port"):
        Gate().addresses("8.8.8.8", port)


def test_what_a_test_allows_is_that_address_and_port_and_no_more() -> None:
    opened = gate(8001)

    assert opened.addresses("127.0.0.1", 8001) == ("127.0.0.1",)
    for host, port in (("127.0.0.1", 8002), ("127.0.0.2", 8001), ("::1", 8001)):
        with pytest.raises(InsideError):
            opened.addresses(host, port)


@pytest.mark.parametrize(
    "text",
    [
        "", "report", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.com/a",
        "gopher://example.com:70/_x", "http://", "https:///etc/passwd", "http://user@example.com/",
        "http://user:secret@example.com/", "http://example.com@127.0.0.1/", "http://example.com\\@127.0.0.1/",
        "http://127.0.0.1\t/", "http://exa mple.com/", "http://[::1", "http://example.com:99999/",
        "http://\u2460\u2461\u2466.0.0.1/", "http://127\u30020\u30020\u30021/", "http://localhost/",
        "http://example.com/" + "a" * 3000, "http://0x7f.1/", "http://2130706433/", "//example.com/a",
    ],
)  # fmt: skip
def test_what_is_no_public_web_address_is_no_link(text: str) -> None:
    with pytest.raises(UnacceptableError):
        check_link(text)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.1.2.3", "169.254.169.254", "[::ffff:127.0.0.1]"])
def test_a_link_that_names_the_inside_by_number_is_refused_at_once(host: str) -> None:
    with pytest.raises(InsideError):
        check_link(f"http://{host}/")


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("https://www.bangkok.go.th/a?b=ค#d", "www.bangkok.go.th", 443),
        ("www.bangkok.go.th", "www.bangkok.go.th", 443),
        ("http://WWW.Example.COM.:80/", "www.example.com", 80),
        ("https://ไทย.example/", "xn--o3cw4h.example", 443),
        ("https://example.com/@user", "example.com", 443),
    ],
)
def test_a_link_as_people_write_it_is_understood(text: str, host: str, port: int) -> None:
    link = parse_link(text)

    assert (link.host, link.port) == (host, port)
