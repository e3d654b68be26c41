"""A file to import, and where it belongs."""

from django import forms

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


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("The report"),
        help_text=_("What can be read: {formats}.", formats=Joined(_readable(), ", ")),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )


class PlanChoice(forms.Form):
    """The annual plan that a report is saved into, or looked at against."""

    plan = forms.IntegerField(required=False)
