"""A file to import, and where it belongs."""

from django import forms

from samrit.actions.reports.upload import ReportImporter
from samrit.readers import READERS, SUFFIXES
from samrit.readers.source import weight
from samrit.readers.workbook import MAX_BYTES
from samrit.readers.workbook import SUFFIXES as SHEETS
from samrit.records.sentences import later as _
from samrit.thai.translation import Joined, Message


def _readable() -> tuple[Message, ...]:
    return tuple(
        Message("{format} up to {size}", format=one.name, size=weight(min(one.max_bytes, ReportImporter.most_bytes)))
        for one in READERS.values()
    )


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("The report"),
        help_text=_("What can be read: {formats}.", formats=Joined(_readable(), ", ")),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )


class SheetForm(forms.Form):
    """One file: a plan as a sheet."""

    file = forms.FileField(
        label=_("The plan"),
        help_text=_(
            "Excel (.xlsx, .xls) or OpenDocument (.ods), up to {megabytes} megabytes.", megabytes=MAX_BYTES // 1_048_576
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SHEETS)}),
    )


class PlanChoice(forms.Form):
    """The annual plan that a report is saved into, or looked at against."""

    plan = forms.IntegerField(required=False)
