"""The way to a page, as a list of (words, address); a page puts it into its context as `crumbs`."""

from typing import NamedTuple

from django.utils.functional import Promise


class Crumb(NamedTuple):
    """A page on the way; the last one, without an address, is the page itself."""

    words: str | Promise
    address: str = ""
    lang: str = ""
