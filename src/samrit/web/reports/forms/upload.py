"""A file to import, and where it belongs."""

from typing import Any

from django import forms
from django.core.files.base import ContentFile

from samrit.actions.reports.report_import import ReportImporter
from samrit.readers import READERS, SUFFIXES
from samrit.readers.source import weight
from samrit.records.sentences import later as _
from samrit.thai.translation import Joined, Message


def _readable() -> tuple[Message, ...]:
    return tuple(
        Message("{format} up to {size}", format=one.name, size=weight(min(one.max_bytes, ReportImporter.most_bytes)))
        for one in READERS.values()
    )


PASTED = Message("pasted text")


class UploadForm(forms.Form):
    """One file, or the text of one as it was copied from anywhere."""

    file = forms.FileField(
        label=_("The report"),
        required=False,
        help_text=_("What can be read: {formats}.", formats=Joined(_readable(), ", ")),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        label=_("Or its text, pasted"),
        required=False,
        strip=False,
        help_text=_("As copied from a page, a mail or a document; columns of a table may stay as they are."),
        widget=forms.Textarea(attrs={"rows": 8, "lang": "th"}),
    )

    def clean(self) -> dict[str, Any]:
        """The file; a pasted text becomes one."""
        cleaned = super().clean() or {}
        file, text = cleaned.get("file"), str(cleaned.get("text") or "")
        if self.errors:
            return cleaned
        if file and text.strip():
            self.add_error("text", str(Message("Bring a file or paste a text, not both.")))
        elif text.strip():
            cleaned["file"] = ContentFile(text.encode(), name=f"{PASTED}.txt")
        elif not file:
            self.add_error("file", str(Message("Choose a file, or paste its text.")))
        return cleaned

    @property
    def source_field(self) -> str:
        """The field that the report came by, at which what can't be read is told."""
        return "text" if not self.files.get("file") and self.data.get("text") else "file"


class PlanChoice(forms.Form):
    """The annual plan that a report is saved into, or looked at against."""

    plan = forms.IntegerField(required=False)
