"""Read many tables as they stood at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """What is read inside is of one moment, and nobody waits for it; nothing can be written inside.

    Inside a transaction that has begun already, it is that transaction which says what is seen.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # A reader need not wait for its turn to write, so it doesn't ask for it.
        connection.ensure_connection()  # only one that is open knows its mode
        database: Any = connections[DEFAULT_DB_ALIAS]  # its stubs don't know the mode of transactions
        mode, database.transaction_mode = database.transaction_mode, None
        try:
            with transaction.atomic():
                yield
        finally:
            database.transaction_mode = mode
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
