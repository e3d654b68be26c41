"""How often somebody without an account may ask: counted in the cache by the address that they ask from."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest


def is_rate_limited(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Whether this address has done this more than `most` times within so many seconds; counts this time, too.

    Only a hash of the address is kept, as long as it counts. Behind a proxy, the server tells the address that the proxy saw.
    """
    address = hashlib.sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:32]
    name = f"often:{what}:{address}"
    if cache.add(name, 1, timeout=seconds):
        return most < 1
    try:
        return cache.incr(name) > most
    except ValueError:  # its time ended in between
        return False
