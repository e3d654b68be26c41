"""Deeds at the very same moment, each in a thread with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from samrit.vocabulary.refusal import Refused


def at_once(*deeds: Callable[[], object]) -> list[type[Refused] | None]:
    """Run the deeds at the same moment; gives for each why it was refused, None where it was done."""
    ready = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> type[Refused] | None:
        try:
            ready.wait()
            deed()
        except Refused as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))
