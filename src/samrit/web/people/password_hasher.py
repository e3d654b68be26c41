"""How passwords are kept: Argon2id with the parameters that OWASP asks for, and only so many at once.

19 MiB and two passes take some 30 ms of one core; an attacker's graphics card, which tries a million rounds of PBKDF2 by
thousands at a time, has to find 19 MiB for each guess (OWASP Password Storage Cheat Sheet; RFC 9106). A hash of another
kind is replaced when its owner logs in the next time.
"""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 4  # in one process: so many log-ins take 76 MiB, however many come
_FREE = BoundedSemaphore(AT_ONCE)


class Argon2idHasher(Argon2PasswordHasher):
    """Django's, whose own parameters take 100 MiB and eight threads for each log-in."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """The hash of a password, when there is room for it."""
        with _FREE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether a password is that of a hash, when there is room to find out."""
        with _FREE:
            return super().verify(password, encoded)
