"""What an officer writes in a quarter's report."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samrit.ledger.content import QuarterContent
from samrit.records.models import YEAR_END, QuarterReport
from samrit.report import Absence, Result
from samrit.report.struct import plain_decimal
from samrit.thai.text import clean
from samrit.vocabulary.choices import VERDICT_ON_PAPER

VALUE = "value"
# The fields that an officer fills in, as the burden counts them: the kind, the value and the reason are one.
FILLED_IN = ("result", "progress_percent", "narrative")
FILLED_IN_AT_YEAR_END = (*FILLED_IN, "verdict_text", "supporting_factors", "obstacles")


class QuarterForm(forms.Form):
    """A value or why there is none; the progress of the work apart from it; what was done.

    `version` is that of the report that the officer had before him, so that two people at once lose nothing. The other
    hidden fields tell what filing costs: when the form was opened (signed), how long something was done in it, and
    which fields were filled in beforehand. None of them is ever wrong: what can't be read isn't counted.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    active_seconds = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    prefilled = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
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
            "progress_percent": plain_decimal(row.progress_percent) if row.progress_percent is not None else None,
            "narrative": row.narrative,
            "verdict_text": row.verdict_text,
            "supporting_factors": row.supporting_factors,
            "obstacles": row.obstacles,
        }

    def clean(self) -> dict[str, Any]:
        """A value where there is said to be one, and none where not; a reason where something does not apply."""
        data = super().clean() or {}
        if data.get("kind") == Absence.NOT_STATED and data.get("value", "").strip():
            data["kind"] = VALUE  # who types a value has said that there is one
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
        """What the officer wrote, once the form was asked whether it is valid; as far as it goes where it isn't."""
        data = self.cleaned_data
        kind = data.get("kind") or VALUE
        if kind == VALUE:
            value = data.get("value") or str(self.data.get("value", "")).strip()[:60]  # wrong words are words, too
            result = Result(value_text=value, unit_text=self.unit_text)
        else:
            result = Result.none(Absence(kind), data.get("reason", ""), self.unit_text)
        return QuarterContent(
            result=result,
            narrative=clean(data.get("narrative", "")),
            progress_percent=data.get("progress_percent"),
            verdict_text=data.get("verdict_text", ""),
            supporting_factors=clean(data.get("supporting_factors", "")),
            obstacles=clean(data.get("obstacles", "")),
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
    verdicts = tuple(printed[0] for printed in VERDICT_ON_PAPER.values())


def form_for(quarter: int) -> type[QuarterForm]:
    """The form of a quarter, or of the year end."""
    return YearEndForm if quarter == YEAR_END else QuarterForm
