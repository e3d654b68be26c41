"""Rows that a test commits by itself, outside of every action: they get no event of their own, which tests would have to count.

They stand as if the next event had written them, and before that as if they were being written. A test that is about such
rows is marked `every_row_has_an_event`: there each of them gets its event, as in an installation.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from django.db.models import Model

from samrit.ledger import row_seals, trail
from samrit.ledger.row_seals import written  # as it is outside of tests
from samrit.ledger.written import Rows


@dataclass
class RowsOfTest:
    """What the test has committed, and what is written in the transaction that is open."""

    committed: Rows = field(default_factory=dict)

    def rows(self) -> Rows:
        """Both."""
        return self._with(written().rows())

    def wrote(self, model: type[Model]) -> set[int]:
        """Both."""
        return written().wrote(model) | self.committed.get(model, {}).keys()

    def note(self, model: type[Model], keys: Iterable[int]) -> None:
        """As ever."""
        written().note(model, keys)

    def take(self) -> Rows:
        """Both; what was committed comes again with each event, for the first may be undone."""
        return self._with(written().take())

    def store(self) -> None:
        """Instead of an event at the end of a transaction."""
        self.committed = self._with(written().take())

    def _with(self, now: Rows) -> Rows:
        models = [*self.committed, *(model for model in now if model not in self.committed)]
        return {model: self.committed.get(model, {}) | now.get(model, {}) for model in models}


def exist_without_events(patch: pytest.MonkeyPatch) -> None:
    """From now on, in this test."""
    rows = RowsOfTest()
    patch.setattr(trail, "record_rest", rows.store)
    patch.setattr(row_seals, "written", lambda: rows)
