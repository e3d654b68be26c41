"""The paper that comes back with one more signature."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from samrit.records.sentences import later as _

LARGEST = 20 * 1024 * 1024


class SignPaperForm(forms.Form):
    """The PDF as it was signed."""

    paper = forms.FileField(
        label=_("The paper with your signature (PDF)"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    def clean_paper(self) -> UploadedFile[bytes]:
        """No larger than a paper can be."""
        paper: UploadedFile[bytes] = self.cleaned_data["paper"]
        if paper.size is None or paper.size > LARGEST:
            raise ValidationError(_("The file is larger than 20 MB."))
        return paper
