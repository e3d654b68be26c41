"""The field for a spreadsheet that is sent, in any of the formats that are read."""

from typing import Any

from django import forms

from samrit.readers.workbook import MAX_BYTES, SUFFIXES
from samrit.records.sentences import later


class SheetField(forms.FileField):
    """A file; its help says formats and size, where none of its own does."""

    def __init__(self, *, label: str, help_text: str = "", **options: Any) -> None:
        """As any field."""
        said = later(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, up to {megabytes} megabytes.",
            megabytes=MAX_BYTES // 1_048_576,
        )
        widget = forms.FileInput(attrs={"accept": ",".join(SUFFIXES)})
        super().__init__(label=label, help_text=help_text or said, widget=widget, **options)
