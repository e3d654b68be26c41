"""A field for one file or many at once."""

from typing import Any

from django import forms


class ManyFiles(forms.FileInput):
    """The input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The one file, looked at by the form; of many each says for itself what is wrong with it."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Of many the first, unlooked at."""
        return data[0] if data and len(data) > 1 else super().clean(data[0] if data else None, initial)
