"""Rows that several tests of a module only read, or change each for itself: made once, and not once for each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker


@contextmanager
def shared_rows(blocker: DjangoDbBlocker, folder: Path) -> Iterator[None]:
    """A transaction around those of the tests: what each of them writes is undone behind it, all of it at the end.

    What is kept in files while the rows are made lies in the folder; the tests have folders of their own.
    """
    stores: dict[str, Any] = {**settings.STORAGES}
    stores["evidence"] = {**stores["evidence"], "OPTIONS": {"location": folder}}
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(connection, "close", lambda: None)  # each test closes it behind itself: that would end them all
        with override_settings(STORAGES=stores):
            yield
        transaction.set_rollback(True)
