"""What has a name in Thai and perhaps one in English is asked for it, not for the two."""

from typing import Protocol

from django.db import models

from samrit.thai.translation import Message, either, in_both


class _InBoth(Protocol):
    @property
    def name_th(self) -> str: ...

    @property
    def name_en(self) -> str: ...


class Named(models.Model):
    """A row with `name_th` and `name_en`, of which the English one may be empty."""

    class Meta:
        abstract = True

    def name(self: _InBoth) -> str:
        """The name in the reader's language, in Thai where it has no English."""
        return either(self.name_th, self.name_en)

    def names(self: _InBoth) -> Message:
        """The same for whoever reads it."""
        return in_both(self.name_th, self.name_en)
