"""What a person adds when moving a report on: reasons by field, marks, an opinion, a name under a signature."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.http import QueryDict

from samrit.actions.reviews.approvals import Override
from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.ledger.field_words import reason_words
from samrit.queries.reports.submission_issues import UNCHANGED, is_unchanged
from samrit.queries.reviews.marks import Suggestion
from samrit.queries.reviews.unfinished import unfinished_quarters
from samrit.records.models import YEAR_END, QuarterReport, User
from samrit.records.sentences import later as _
from samrit.report import Score, Verdict
from samrit.vocabulary.fields import BY_ID, filed, place_of
from samrit.vocabulary.workflow import Action, Status
from samrit.web import words
from samrit.web.components.choosing import choose
from samrit.web.components.number import NumberField

_WHOLE = ""
WHOLE = "whole"  # of the form: a reason that is about no single field


class PlainForm(forms.Form):
    """Nothing but the decision itself, on the report as it was seen."""

    round = forms.IntegerField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    status = forms.ChoiceField(
        widget=forms.HiddenInput, required=False, choices=[(status.value, status.value) for status in Status]
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        row: QuarterReport,
        by: User,
        suggested: Suggestion | None = None,
        auto_id: str = "id_%s",
    ) -> None:
        self.row, self.by, self.suggested = row, by, suggested
        expected_version = {"round": row.round, "version": row.version, "status": row.status}
        super().__init__(data, initial={**expected_version, **self.first_words()}, auto_id=auto_id)

    def first_words(self) -> dict[str, Any]:
        """What stands in the fields before anybody types."""
        return {}

    @property
    def expected_version(self) -> ExpectedVersion | None:
        """The report that the person had before them, where the form says so."""
        cleaned = self.cleaned_data
        if cleaned["round"] is None or cleaned["version"] is None or not cleaned["status"]:
            return None
        return ExpectedVersion(cleaned["round"], cleaned["version"], Status(cleaned["status"]))

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides who and when."""
        return {"expected_version": self.expected_version}

    def refresh(self) -> None:
        """Show the report as it stands now; what was typed stays."""
        now = ExpectedVersion.of(self.row)
        posted = QueryDict(mutable=True)
        posted.update(self.data)
        posted["round"], posted["version"], posted["status"] = str(now.round), str(now.version), now.status.value
        self.data = posted


class SubmitForm(PlainForm):
    """Handing in; after a return without any change since, the reason for that."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_unchanged(self.row):
            self.fields[UNCHANGED] = _reason(_("Why nothing has to change"), required=True, rows=3)
            self.fields[UNCHANGED].widget.attrs["autofocus"] = True  # who comes by the keyboard goes on with it
            self.fields[UNCHANGED].help_text = _("Whoever decides on the report reads it beside the reasons.")

    @property
    def details(self) -> dict[str, Any]:
        """The reason, where one is asked for."""
        return super().details | {UNCHANGED: self.cleaned_data.get(UNCHANGED, "")}


def _reason(label: Any, *, required: bool = False, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "class": "low"})
    return forms.CharField(label=label, required=required, widget=widget)


def returnable(quarter: int) -> dict[str, Any]:
    """What a reason can be about, with its words: the fields that an officer fills in, and the evidence."""
    fields = (*filed(quarter), BY_ID["evidence"])
    return {one.id: _(one.words_in(place_of(quarter))) for one in fields}


class ReturnForm(PlainForm):
    """Why the report goes back: on the very fields, and of the whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = returnable(self.row.quarter)
        self.names = tuple(labels)
        self.fields["reason"] = _reason(_("Why it goes back"), rows=3)
        self.fields["reason"].help_text = _("The officer reads this above the form. Name what is to be corrected.")
        for name, label in labels.items():
            self.fields[f"reason_{name}"] = _reason(label)

    def clean(self) -> dict[str, Any]:
        """One reason at least."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(field, "").strip() for field in self._reason_fields()):
            self.add_error("reason", _("Say why the report goes back: in one field, or of the whole."))
        return cleaned

    def _reason_fields(self) -> Iterator[str]:
        yield "reason"
        yield from (f"reason_{name}" for name in self.names)

    @property
    def details(self) -> dict[str, Any]:
        """The reasons by field."""
        cleaned = {name: self.cleaned_data[f"reason_{name}"] for name in self.names}
        return super().details | {"reasons": {_WHOLE: self.cleaned_data["reason"], **cleaned}}


class ReopenForm(PlainForm):
    """Why a report that was finished is opened again."""

    reason = forms.CharField(
        label=_("Why it is opened again"),
        help_text=_("Kept for good, and read by everybody who may read the report."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "low"}),
    )

    @property
    def details(self) -> dict[str, Any]:
        """The reason."""
        return super().details | {"reason": self.cleaned_data["reason"]}


class ApprovingForm(PlainForm):
    """An approval after a return: each reason is ticked off by whoever approves, or the report goes back again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row.return_reasons and (self.row.returned_at or self.row.reopened_at):
            reasons = self.row.return_reasons.items()
            choices = [(field or WHOLE, reason_words({field: words})[0]) for field, words in reasons]
            ticks = forms.CheckboxSelectMultiple
            self.fields["repaired"] = forms.MultipleChoiceField(
                label=_("Sent back because"),
                required=False,
                choices=choices,
                widget=ticks,
            )
            self.order_fields(["round", "version", "status", "repaired"])

    def clean_repaired(self) -> list[str]:
        """All of them, or none is approved."""
        ticked: list[str] = self.cleaned_data["repaired"]
        if len(ticked) < len(self.row.return_reasons):
            raise ValidationError(_("Tick each reason off, or send the report back."))
        return ["" if field == WHOLE else field for field in ticked]

    @property
    def details(self) -> dict[str, Any]:
        """What is ticked off."""
        return super().details | {"repaired": self.cleaned_data.get("repaired", [])}


def _opinion() -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "low"})
    return forms.CharField(label=_("Opinion"), required=False, widget=widget)


class EndorseForm(ApprovingForm):
    """An opinion, if there is one."""

    opinion = _opinion()

    @property
    def details(self) -> dict[str, Any]:
        """The opinion."""
        return super().details | {"opinion": self.cleaned_data["opinion"]}


def _mark(label: Any, *, help_text: Any = "") -> NumberField:
    return NumberField(label=label, required=False, min_value=0, max_value=100, decimal_places=4, help_text=help_text)


class EvaluateForm(ApprovingForm):
    """The marks and the opinion; at the year end the verdict, where the evaluator has to set another."""

    quality = _mark(_("Quality of the report"), help_text=_("0 to 100. Leave it blank where it was not reviewed."))
    timeliness = _mark(_("Being in time"), help_text=_("0 to 100. Leave it blank where it was not reviewed."))
    value = _mark(_("Score"))
    opinion = _opinion()
    override_verdict = forms.ChoiceField(label=_("Verdict on the year"), required=False)
    override_reason = _reason(_("Why another verdict"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.row.quarter != YEAR_END:
            del self.fields["override_verdict"], self.fields["override_reason"]
            self.fields["value"].help_text = _("Blank: the mean of the two marks above.")
            return
        verdicts = [(verdict.value, words.verdict(verdict)) for verdict in Verdict]
        choose(self, "override_verdict", [("", _("As computed")), *verdicts])
        if self.suggested is not None:
            full = words.value(self.suggested.full, "points")
            best = MaxValueValidator(self.suggested.full, _("The best score of this year is {full}.", full=full))
            self.fields["value"].validators.append(best)
            self.fields["value"].help_text = _(
                "0 to {full}. Suggested by the year's method; yours is what counts.", full=full
            )

    def first_words(self) -> dict[str, Any]:
        """What the program suggests, and the verdict that another evaluator has set."""
        first: dict[str, Any] = {
            "override_verdict": self.row.override_verdict,
            "override_reason": self.row.override_reason,
        }
        if self.suggested is not None:
            first["timeliness"] = self.suggested.timeliness
            if self.row.quarter == YEAR_END:
                first["value"] = words.value(self.suggested.achievement.value, "%")
        return first

    def clean(self) -> dict[str, Any]:
        """A score, given or formed from the marks; a verdict of one's own with its reason."""
        cleaned = super().clean() or {}
        marks = [cleaned[name] for name in ("quality", "timeliness") if cleaned.get(name) is not None]
        if cleaned.get("value") is None and marks and self.row.quarter != YEAR_END:
            cleaned["value"] = sum(marks) / len(marks)
        if cleaned.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Give a score; without one it is not evaluated."))
        if cleaned.get("override_verdict") and not cleaned.get("override_reason", "").strip():
            self.add_error("override_reason", _("Say why the verdict is another than the computed one."))
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        """The marks as one score, the opinion, the verdict."""
        cleaned = self.cleaned_data
        verdict = cleaned.get("override_verdict")
        return super().details | {
            "score": Score(value=cleaned["value"], quality=cleaned["quality"], timeliness=cleaned["timeliness"]),
            "opinion": cleaned["opinion"],
            "override": Override(Verdict(verdict), cleaned["override_reason"]) if verdict else None,
        }


class SignForm(PlainForm):
    """The name and position that are to stand on the paper."""

    name = forms.CharField(label=_("Name on the paper"), max_length=200)
    position = forms.CharField(label=_("Position"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unfinished_quarters(self.row):
            label = _("I sign although the quarters named above are not finished")
            self.fields["over_open"] = forms.BooleanField(label=label)

    def first_words(self) -> dict[str, Any]:
        """Who signs, as the account has it; the paper is in Thai."""
        return {"name": self.by.names().th, "position": self.by.position}

    @property
    def details(self) -> dict[str, Any]:
        """Name and position."""
        return super().details | {"name": self.cleaned_data["name"], "position": self.cleaned_data["position"]}


FORMS: dict[Action, type[PlainForm]] = {
    Action.SUBMIT: SubmitForm,
    Action.RETURN: ReturnForm,
    Action.REOPEN: ReopenForm,
    Action.ENDORSE: EndorseForm,
    Action.EVALUATE: EvaluateForm,
    Action.SIGN: SignForm,
}


def form_for(action: Action) -> type[PlainForm]:
    """The form of an action."""
    return FORMS.get(action, PlainForm)
