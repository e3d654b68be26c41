"""What a process that stays does with its memory: what it needed for a moment it gives back, and it does not search all of it all the time."""

import ctypes
import gc
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # as <malloc.h> of the GNU library names them
_ARENAS = 2  # threads with heaps of their own hold what others could use
_BETWEEN = 20_000, 20, 20  # new objects between two searches for circles, and how many of those before a longer one
_LARGE = 1024 * 1024  # bytes: what is larger stands by itself, and what is free at the end goes back


def give_memory_back() -> None:
    """Before threads begin; where the C library is another one, it does as it does."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        for what, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _LARGE)):
            mallopt(what, value)


def search_less_for_circles() -> None:
    """Once all is loaded: a page over a whole city makes a hundred thousand objects, and Python searched all that there are for circles
    again and again meanwhile. What is loaded stays, and is searched no more.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_BETWEEN)
