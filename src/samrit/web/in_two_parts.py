"""A form of which the greater part is asked of everybody, and the rest only of who opens it."""

from typing import ClassVar

from django import forms


class InTwoParts(forms.Form):
    """The names of the fields of both parts, in their order."""

    MAIN: ClassVar[tuple[str, ...]] = ()
    REST: ClassVar[tuple[str, ...]] = ()

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What everybody answers."""
        return [self[name] for name in self.MAIN]

    @property
    def rest_fields(self) -> list[forms.BoundField]:
        """What stands well as it is, or is told by a file itself."""
        return [self[name] for name in self.REST]
