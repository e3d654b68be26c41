"""A file to import, and where it belongs."""

from django import forms

from samrit.actions.reports.upload import MAX_UPLOAD_BYTES
from samrit.readers.workbook import MAX_BYTES
from samrit.records.sentences import later as _


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("The report"),
        help_text=_("Plain text or JSON, up to {megabytes} megabytes.", megabytes=MAX_UPLOAD_BYTES // 1_048_576),
        error_messages={"required": _("Choose a file first."), "empty": _("The file is empty.")},
    )


class SheetForm(forms.Form):
    """One file: a plan as a sheet."""

    file = forms.FileField(
        label=_("The plan"),
        help_text=_(
            "Excel (.xlsx, .xls) or OpenDocument (.ods), up to {megabytes} megabytes.", megabytes=MAX_BYTES // 1_048_576
        ),
        error_messages={"required": _("Choose a file first."), "empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )


class PlanChoice(forms.Form):
    """The annual plan that a report is saved into, or looked at against."""

    plan = forms.IntegerField(required=False)
