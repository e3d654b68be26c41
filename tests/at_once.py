"""Actions at the very same moment, each in a thread with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from samrit.vocabulary.refusal import Refused


def at_once(*actions: Callable[[], object]) -> list[type[Refused] | None]:
    """Run the actions at the same moment; gives for each why it was refused, None where it was done."""
    ready = Barrier(len(actions))

    def run(action: Callable[[], object]) -> type[Refused] | None:
        try:
            ready.wait()
            action()
        except Refused as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))
