"""Copies for the public are held against their seals whenever they are loaded: one that differs says so, in the place of what it says.

So whatever is made of them, a page, a picture, a file, a feed or an answer of the API, says it too.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import local
from typing import Any, TypeVar

from django.db import models

from samrit.report.published import Words
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Altered

Copy_co = TypeVar("Copy_co", bound="SealedCopy", covariant=True)
_Differing = Callable[[type[models.Model], Iterable[int]], Container[int]]
_AT_ONCE = 500
_INSTEAD = Message("This was changed past the system: it is not what was published, and is not shown.")
_BRIEFLY = Message("changed past the system", context="in the place of a figure, or behind a name")
ALTERED, ALTERED_BRIEFLY = (Words(said.text("th"), said.text("en")) for said in (_INSTEAD, _BRIEFLY))


class _Altered(local):
    count = 0


_altered = _Altered()
_checks: list[_Differing] = []


def compare_with(differing: _Differing) -> None:
    """What tells, of rows of a table, which are not as their seals say."""
    _checks[:] = [differing]


def altered_count() -> int:
    """How many copies were loaded in this thread that differ: what is made between two equal answers is made of none."""
    return _altered.count


def note_altered() -> None:
    """Something that differs was found: what is made of it now is kept nowhere."""
    _altered.count += 1


class SealedCopy(models.Model):
    """A copy that is held against its seal when it is loaded, by itself or with another."""

    class Meta:
        abstract = True

    def say_altered(self) -> None:
        """Say that it was changed, in the place of what it says; nothing is saved."""
        raise NotImplementedError


class SealedCopies(models.QuerySet[Copy_co]):
    """The copies of a table; of those that are loaded as rows, none says what it wasn't made to say."""

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        with _as_altered():
            super()._fetch_all()
        if is_new:
            _compare(self._result_cache or ())

    def iterator(self, chunk_size: int | None = None) -> Iterator[Copy_co]:
        """As Django's."""
        rows = iter(super().iterator(chunk_size))
        while True:
            with _as_altered():
                some = list(islice(rows, _AT_ONCE))
            if not some:
                return
            _compare(some)
            yield from some


@contextmanager
def _as_altered() -> Iterator[None]:
    """What no program has written, such as a day that no calendar has, can't be loaded: that is told, and no defect."""
    try:
        yield
    except (ValueError, RecursionError) as error:
        note_altered()
        raise Altered(_INSTEAD) from error


def marked(name: str, language: str) -> str:
    """A name of which it is said that its row was changed."""
    return f"{name} ({getattr(ALTERED_BRIEFLY, language)})" if name else name


def _compare(rows: Iterable[Any]) -> None:
    copies: dict[type[SealedCopy], list[SealedCopy]] = defaultdict(list)
    waiting = [row for row in rows if isinstance(row, SealedCopy)]
    while waiting:
        row = waiting.pop()
        copies[type(row)].append(row)
        waiting += [one for one in row._state.fields_cache.values() if isinstance(one, SealedCopy)]  # noqa: SLF001 - what select_related loaded
    for model, those in copies.items():
        for check in _checks:
            altered = check(model, {row.pk for row in those})
            for row in those:
                if row.pk in altered:
                    note_altered()
                    row.say_altered()
