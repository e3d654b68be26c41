"""What an officer writes in a quarter's report."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrit.records.content import QuarterContent
from samrit.records.models import YEAR_END, QuarterReport
from samrit.report import Absence, Result
from samrit.report.model import VERDICT_WORDS

VALUE = "value"


class QuarterForm(forms.Form):
    """A value or why there is none; the progress of the work apart from it; what was done.

    `version` is that of the report that the officer had before him, so that two people at once lose nothing.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Result"),
        widget=forms.RadioSelect,
        choices=[
            (VALUE, _("There is a result")),
            (Absence.NOT_REPORTED, _("It is not reported")),
            (Absence.NOT_YET_DUE, _("It is not due yet")),
            (Absence.NOT_APPLICABLE, _("It does not apply to this quarter")),
            (Absence.NOT_MEASURABLE_YET, _("It can't be measured yet")),
            (Absence.NOT_STATED, _("Leave it open")),
        ],
        help_text=_("Zero is a result. Choose another line only where there is no value."),
    )
    value = forms.CharField(
        label=_("Value"),
        required=False,
        max_length=60,
        help_text=_("A number; a ratio with its parts, as in 82.50 [33/40]"),
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal"}),
    )
    reason = forms.CharField(label=_("Why there is none"), required=False, max_length=500)
    progress_percent = forms.DecimalField(
        label=_("Progress of the work, in percent"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_("How far the work is; this is not the result."),
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "decimal"}),
    )
    narrative = forms.CharField(
        label=_("What was done"), required=False, widget=forms.Textarea(attrs={"rows": 12, "lang": "th"})
    )

    def __init__(self, *args: Any, unit_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_text = unit_text

    @classmethod
    def initial_of(cls, row: QuarterReport) -> dict[str, object]:
        """The fields as the records have them."""
        result = row.result
        has_words = result.value is not None or not result.is_understood
        return {
            "version": row.version,
            "kind": VALUE if has_words else result.absence,
            "value": result.value_text if has_words else "",
            "reason": result.reason,
            "progress_percent": row.progress_percent.normalize() if row.progress_percent is not None else None,
            "narrative": row.narrative,
            "verdict_text": row.verdict_text,
            "supporting_factors": row.supporting_factors,
            "obstacles": row.obstacles,
        }

    def clean(self) -> dict[str, Any]:
        """A value where there is said to be one, and none where not; a reason where something does not apply."""
        data = super().clean() or {}
        kind, value = data.get("kind"), data.get("value", "").strip()
        if kind == VALUE and not value:
            self.add_error("value", ValidationError(gettext("Give the result, or choose why there is none.")))
        elif kind == VALUE and Result(value_text=value).value is None:
            self.add_error("value", ValidationError(gettext("“%(value)s” is not a number.") % {"value": value}))
        if kind == Absence.NOT_APPLICABLE and not data.get("reason", "").strip():
            self.add_error("reason", ValidationError(gettext("Say why the quarter has no result.")))
        return data

    @property
    def content(self) -> QuarterContent:
        """What the officer wrote (once the form is valid)."""
        data = self.cleaned_data
        result = (
            Result(value_text=data["value"], unit_text=self.unit_text)
            if data["kind"] == VALUE
            else Result.none(Absence(data["kind"]), data["reason"], self.unit_text)
        )
        return QuarterContent(
            result=result,
            narrative=data["narrative"],
            progress_percent=data["progress_percent"],
            verdict_text=data.get("verdict_text", ""),
            supporting_factors=data.get("supporting_factors", ""),
            obstacles=data.get("obstacles", ""),
        )


class YearEndForm(QuarterForm):
    """The year end: the verdict as the paper prints it, what helped, and what stood in the way."""

    verdict_text = forms.CharField(
        label=_("Verdict as printed"),
        required=False,
        max_length=200,
        help_text=_("The system's own verdict follows from result and target and stands beside it."),
        widget=forms.TextInput(attrs={"list": "verdicts", "lang": "th"}),
    )
    supporting_factors = forms.CharField(
        label=_("What helped"), required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "th"})
    )
    obstacles = forms.CharField(
        label=_("Obstacles"), required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": "th"})
    )
    verdicts = tuple(printed[0] for printed in VERDICT_WORDS.values())


def form_for(quarter: int) -> type[QuarterForm]:
    """The form of a quarter, or of the year end."""
    return YearEndForm if quarter == YEAR_END else QuarterForm
