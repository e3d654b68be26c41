"""What an officer writes in a quarter's report."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samrit import report as typed
from samrit.ledger.content import content_of
from samrit.records.models import QuarterReport
from samrit.records.sentences import later as _
from samrit.report import Absence, Result
from samrit.report.value import in_one_line
from samrit.vocabulary.fields import filed, place_of
from samrit.vocabulary.term import Field, FieldKind
from samrit.vocabulary.units import SHARE
from samrit.web.components.number import NumberField

VALUE = "value"


class QuarterForm(forms.Form):
    """A value or why there is none; what else is filed is added by quarter.

    `version` is that of the report that the officer had before them, so that two people at once lose nothing. The other
    hidden fields tell what filing costs: when the form was opened (signed), how long something was done in it, and
    which fields were filled in beforehand. None of them is ever wrong: what can't be read isn't counted.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    active_seconds = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    prefilled = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Why there is none"),
        widget=forms.RadioSelect,
        choices=[
            (VALUE, _("There is a value: give it above")),
            (Absence.NOT_REPORTED, _("It is not reported")),
            (Absence.NOT_YET_DUE, _("It is not due yet")),
            (Absence.NOT_APPLICABLE, _("It does not apply to this quarter")),
            (Absence.NOT_MEASURABLE_YET, _("It can't be measured yet")),
            (Absence.NOT_STATED, _("Leave it open")),
        ],
    )
    value = forms.CharField(
        label=_("Result"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "aria-describedby": "value-said"}),
    )
    reason = forms.CharField(label=_("The reason, where there is one to give"), required=False, max_length=500)
    quarter = 1  # which it is for; 5 is the year end
    summary = ""  # what stands above the list of what is wrong, where that is not how much of it there is

    def __init__(self, *args: Any, unit_text: str = "", reasons: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_text = unit_text
        self.answered = {field: f"answer_{field or 'whole'}" for field in reasons}
        for name in self.answered.values():
            widget = forms.TextInput(attrs={"lang": "th", "form": "filing", "id": f"id_{name}"})
            self.fields[name] = forms.CharField(label=_("Answer"), required=False, max_length=500, widget=widget)

    @property
    def answers(self) -> dict[str, str]:
        """What is answered to the reasons of a return, by field."""
        return {field: self.cleaned_data.get(name, "") for field, name in self.answered.items()}

    @classmethod
    def initial_of(cls, row: QuarterReport) -> dict[str, object]:
        """The fields as the records have them."""
        content = content_of(row)
        result = content.result
        has_words = result.value is not None or not result.is_understood
        return {
            "version": row.version,
            "kind": VALUE if has_words else result.absence,
            "value": result.value_text if has_words else "",
            "reason": result.reason,
            **{one.id: content.said(one.id) for one in filed(row.quarter) if one.kind in _TYPED},
            **{f"answer_{field or 'whole'}": words for field, words in row.return_answers.items()},
        }

    def clean(self) -> dict[str, Any]:
        """A value where there is said to be one, and none where not; a reason where something does not apply.

        What the value may be is no question of the form: `samrit.scoring.faults` says it, here as everywhere.
        """
        data = super().clean() or {}
        if self.is_open(data.get("kind")) and data.get("value", "").strip():
            data["kind"] = VALUE  # who types a value has said that there is one
        kind, value = data.get("kind"), data.get("value", "").strip()
        if kind == VALUE and not value:
            self.add_error("value", ValidationError(_("Give the result, or choose why there is none.")))
        if kind == Absence.NOT_APPLICABLE and not data.get("reason", "").strip():
            self.add_error("reason", ValidationError(_("Say why the quarter has no result.")))
        return data

    def is_open(self, kind: object) -> bool:
        """Whether a value is still asked for: it was left open, or the records had it as not reported before."""
        return kind == Absence.NOT_STATED or kind == self.initial.get("kind") == Absence.NOT_REPORTED

    @property
    def content(self) -> typed.QuarterReport:
        """What the officer wrote, once the form was asked whether it is valid; as far as it goes where it isn't."""
        data = self.cleaned_data
        kind = data.get("kind") or VALUE
        if kind == VALUE:
            value = data.get("value") or str(self.data.get("value", "")).strip()[:60]  # wrong words are words, too
            result = Result(value_text=in_one_line(value), unit_text=self.unit_text)
        else:
            result = Result.none(Absence(kind), data.get("reason", ""), self.unit_text)
        words = {one.id: data[one.id] for one in filed(self.quarter) if one.kind in _TYPED and one.id in data}
        return typed.QuarterReport(quarter=self.quarter, result=result, **words)


def _text(field: Field, label: Any, hint: Any) -> forms.Field:
    return forms.CharField(
        label=label, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": field.lines, "lang": "th"})
    )


def _line(field: Field, label: Any, hint: Any) -> forms.Field:
    suggested = {"list": f"{field.id}-suggested"} if field.suggested else {}
    made = forms.CharField(
        label=label,
        required=False,
        max_length=200,
        help_text=hint,
        widget=forms.TextInput(attrs={"lang": "th", **suggested}),
    )
    made.suggested = field.suggested  # type: ignore[attr-defined]  # for the list beside it
    return made


def _percent(_field: Field, label: Any, hint: Any) -> forms.Field:
    return NumberField(label=label, required=False, min_value=0, max_value=1000, help_text=hint, unit=SHARE.word)


# How each kind of field is typed; the result has fields of its own above.
_TYPED: dict[FieldKind, Callable[[Field, Any, Any], forms.Field]] = {
    FieldKind.TEXT: _text,
    FieldKind.LINE: _line,
    FieldKind.PERCENT: _percent,
}


@cache
def form_for(quarter: int) -> type[QuarterForm]:
    """The form of a quarter, or of the year end: what an officer fills in there, in the order of the paper."""
    made: dict[str, Any] = {"quarter": quarter}
    for one in filed(quarter):
        if one.kind in _TYPED:
            label = _(one.words_in(place_of(quarter)))
            made[one.id] = _TYPED[one.kind](one, label, _(one.hint) if one.hint is not None else "")
    return type("QuarterForm", (QuarterForm,), made)
