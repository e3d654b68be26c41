"""A file to import, and where it belongs."""

from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from samrit.actions.reports.report_import import ReportImporter
from samrit.readers import READERS, SUFFIXES
from samrit.readers.source import weight
from samrit.records.sentences import later as _
from samrit.thai.translation import Joined, Message
from samrit.web.components.many_files import FilesField, ManyFiles


def _readable() -> tuple[Message, ...]:
    return tuple(
        Message("{format} up to {size}", format=one.name, size=weight(min(one.max_bytes, ReportImporter.most_bytes)))
        for one in READERS.values()
    )


PASTED = Message("pasted text")
MOST_FILES = 100
MOST_BYTES = 200 * 1024 * 1024  # of all files together


TOO_MANY = Message.counted(
    "{count} file is too many; at most {most} at once.",
    "{count} files are too many; at most {most} at once.",
    count=0,
)


class UploadForm(forms.Form):
    """One file or many, or the text of one as it was copied from anywhere."""

    file = FilesField(
        label=_("The report, or many at once"),
        required=False,
        help_text=_("What can be read: {formats}.", formats=Joined(_readable(), ", ")),
        widget=ManyFiles(attrs={"accept": ",".join(SUFFIXES)}),
    )
    text = forms.CharField(
        label=_("Or its text, pasted"),
        required=False,
        strip=False,
        help_text=_("As copied from a page, a mail or a document; columns of a table may stay as they are."),
        widget=forms.Textarea(attrs={"rows": 8, "lang": "th"}),
    )

    def clean(self) -> dict[str, Any]:
        """The file, and all `files` where there are several; a pasted text becomes one."""
        cleaned = super().clean() or {}
        cleaned["files"] = self.files.getlist("file")
        self._limit(cleaned["files"])
        file, text = cleaned.get("file"), str(cleaned.get("text") or "")
        if self.errors:
            return cleaned
        if file and text.strip():
            self.add_error("text", str(Message("Upload a file or paste a text, not both.")))
        elif text.strip():
            cleaned["file"] = ContentFile(text.encode(), name=f"{PASTED}.txt")
        elif not file:
            self.add_error("file", str(Message("Choose a file, or paste its text.")))
        return cleaned

    def _limit(self, files: list[UploadedFile[Any]]) -> None:
        if len(files) > MOST_FILES:
            self.add_error("file", str(TOO_MANY.filled(count=len(files), most=MOST_FILES)))
        elif sum(file.size or 0 for file in files) > MOST_BYTES:
            size = weight(MOST_BYTES)
            self.add_error("file", str(Message("Together the files are larger than {size}; upload fewer.", size=size)))

    @property
    def source_field(self) -> str:
        """The field that the report came by, at which what can't be read is told."""
        return "text" if not self.files.get("file") and self.data.get("text") else "file"


class PlanChoice(forms.Form):
    """The annual plan that a report is saved into, or looked at against."""

    plan = forms.IntegerField(required=False)
