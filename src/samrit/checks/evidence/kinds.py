"""Kinds of links, told by their address alone."""

import re

_HOST = re.compile(r"^(?:https?://)?(?:[^/@\s]*@)?(?P<host>[^/:?#\s]+)", re.IGNORECASE)
_SOCIAL = (
    "facebook.com", "fb.com", "fb.watch", "fb.me", "instagram.com", "twitter.com", "x.com", "tiktok.com",
    "youtube.com", "youtu.be", "line.me", "threads.net",
)  # fmt: skip
_SHORTENED = ("bit.ly", "tinyurl.com", "goo.gl", "shorturl.at", "shorturl.asia", "t.ly", "rb.gy", "is.gd")
# Addresses of private networks (RFC 1918), and names that only an office's own network knows.
_PRIVATE = re.compile(
    r"^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|127\.|localhost$)|(?:\.local|\.lan|\.intranet)$", re.IGNORECASE
)
_OWN_DISK = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:)", re.IGNORECASE)


def host(ref: str) -> str:
    """The host of a link, in lower case, without "www."; "" where it has none."""
    match = _HOST.match(ref)
    return match["host"].lower().removeprefix("www.") if match else ""


def is_social(ref: str) -> bool:
    """Whether a link leads to social media, where its owner, or the company, may take it away any day."""
    name = host(ref)
    return any(name == site or name.endswith("." + site) for site in _SOCIAL)


def is_shortened(ref: str) -> bool:
    """Whether a link hides where it leads."""
    return host(ref) in _SHORTENED


def is_private(ref: str) -> bool:
    """Whether a reference is a place on somebody's own disk or in an office's own network."""
    return _OWN_DISK.match(ref) is not None or _PRIVATE.search(host(ref)) is not None
