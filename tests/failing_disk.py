"""A disk that fails in the middle: which call to the system fails, and how. Only calls about one folder are touched."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CALLS = ("mkdir", "open", "write", "fsync", "replace")


class FailingDisk:
    """Counts the calls about a folder, and lets the one with number `fails` fail; 0 lets all pass."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.fails, self.number = str(folder), 0, errno.ENOSPC
        self.calls: list[str] = []
        self._ours: set[int] = set()
        for name in CALLS:
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def again(self, fails: int = 0, number: int = errno.ENOSPC) -> None:
        """Count from the beginning; the call with this number then fails with this error."""
        self.calls, self.fails, self.number = [], fails, number

    def _watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(about: Any, *args: Any, **options: Any) -> Any:
            if not self._concerns(about):
                return real(about, *args, **options)
            self.calls.append(name)
            if len(self.calls) == self.fails:
                if name == "write":  # a full disk takes the first half, and then no more
                    real(about, bytes(args[0])[: len(args[0]) // 2])
                raise OSError(self.number, os.strerror(self.number))
            made = real(about, *args, **options)
            if name == "open":
                self._ours.add(made)
            return made

        return call

    def _concerns(self, about: Any) -> bool:
        return about in self._ours if isinstance(about, int) else str(about).startswith(self.folder)
