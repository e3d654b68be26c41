"""What a person adds when moving a report on: a reason, or marks; most deeds need nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samrit.records.workflow import Deed
from samrit.report import Score


class PlainForm(forms.Form):
    """Nothing but the decision itself."""

    @property
    def details(self) -> dict[str, Any]:
        """What the deed takes besides who and when."""
        return {}


class ReturnForm(PlainForm):
    """Why the report goes back."""

    reason = forms.CharField(
        label=_("Why it goes back"),
        help_text=_("The officer reads this above the form. Name what is to be mended."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @property
    def details(self) -> dict[str, Any]:
        """The reason."""
        return {"reasons": {"": self.cleaned_data["reason"]}}


def _mark(label: Any, *, required: bool = False) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal"})
    return forms.DecimalField(
        label=label, required=required, min_value=0, max_value=100, decimal_places=4, widget=widget
    )


class EvaluateForm(PlainForm):
    """The marks."""

    value = _mark(_("Score"), required=True)
    quality = _mark(_("Of it for quality"))
    timeliness = _mark(_("Of it for being in time"))

    @property
    def details(self) -> dict[str, Any]:
        """The marks as one score."""
        return {"score": Score(**self.cleaned_data)}


FORMS: dict[Deed, type[PlainForm]] = {Deed.RETURN: ReturnForm, Deed.EVALUATE: EvaluateForm}


def form_for(deed: Deed) -> type[PlainForm]:
    """The form of a deed."""
    return FORMS.get(deed, PlainForm)
