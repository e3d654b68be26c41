"""What our connections to both databases add to Django's: what was written, and an event for what no event has taken."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.db import transaction

from samrit.ledger.written import WrittenRows


class Sealing:
    """A connection whose transactions end with an event for all that they wrote."""

    in_atomic_block: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written = WrittenRows()

    def commit(self) -> None:
        """Rows that were written behind the last event, or without any, get one: no row is without its event."""
        if self.written:
            from samrit.ledger.trail import record_rest

            with self._in_its_transaction():
                record_rest()
        super().commit()  # type: ignore[misc] # of Django's connection
        self.written.forget()

    def rollback(self) -> None:
        """Nothing was written."""
        self.written.forget()
        super().rollback()  # type: ignore[misc] # of Django's connection

    def close(self) -> None:
        """Nothing that was not committed was written."""
        self.written.forget()
        super().close()  # type: ignore[misc] # of Django's connection

    def _savepoint(self, sid: str) -> None:
        super()._savepoint(sid)  # type: ignore[misc] # of Django's connection
        self.written.begin(sid)

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc] # of Django's connection
        self.written.undo(sid)

    @contextmanager
    def _in_its_transaction(self) -> Iterator[None]:
        """Django calls the transaction over before it commits it."""
        self.in_atomic_block = True
        try:
            yield
        except BaseException:
            self.in_atomic_block = False
            self.rollback()
            raise
        finally:
            self.in_atomic_block = False


def whole(connection: Any) -> AbstractContextManager[Any]:
    """A statement that is a transaction by itself becomes one that has an end, where its event can be written."""
    return nullcontext() if connection.in_atomic_block else transaction.atomic(using=connection.alias)
