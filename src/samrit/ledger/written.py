"""What a transaction has written of sealed rows, by their keys, until an event has taken it."""

from collections.abc import Iterable

from django.db import models

Rows = dict[type[models.Model], dict[int, None]]


class WrittenRows:
    """The rows that were written in the transaction of a connection, in their order, and up to where events took them."""

    def __init__(self) -> None:
        self._notes: list[tuple[type[models.Model], list[int]]] = []
        self._taken = 0
        self._savepoints: dict[str, tuple[int, int]] = {}
        self._keys: dict[type[models.Model], set[int]] = {}

    def __bool__(self) -> bool:
        return self._taken < len(self._notes)

    def note(self, model: type[models.Model], keys: Iterable[int]) -> None:
        """Rows were inserted, changed or deleted."""
        if noted := list(keys):
            self._notes.append((model, noted))
            self._keys.setdefault(model, set()).update(noted)

    def wrote(self, model: type[models.Model]) -> set[int]:
        """All rows of a model that this transaction has written, taken or not."""
        return self._keys.get(model, set())

    def first(self) -> tuple[type[models.Model], int]:
        """The first row that no event has taken."""
        model, keys = self._notes[self._taken]
        return model, keys[0]

    def rows(self) -> Rows:
        """What no event has taken yet."""
        found: Rows = {}
        for model, keys in self._notes[self._taken :]:
            found.setdefault(model, {}).update(dict.fromkeys(keys))
        return found

    def take(self) -> Rows:
        """What no event has taken yet: the event that asks takes it."""
        found, self._taken = self.rows(), len(self._notes)
        return found

    def begin(self, savepoint: str) -> None:
        """A part of the transaction begins that may be undone by itself."""
        self._savepoints[savepoint] = len(self._notes), self._taken

    def undo(self, savepoint: str) -> None:
        """It was undone, and with it the events that took what was written."""
        written, self._taken = self._savepoints[savepoint]
        del self._notes[written:]
        self._keys = {}
        for model, keys in self._notes:
            self._keys.setdefault(model, set()).update(keys)

    def forget(self) -> None:
        """The transaction is over."""
        self._notes, self._taken, self._savepoints, self._keys = [], 0, {}, {}
