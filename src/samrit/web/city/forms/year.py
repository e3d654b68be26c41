"""Settling the city's year: due dates, approvals, days off, rules, closing."""

from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from samrit.actions.city.year import ENDORSERS, PAPER_SIGNERS, QUARTERS
from samrit.queries.city.year import YearPage
from samrit.readers.workbook import MAX_BYTES, SUFFIXES
from samrit.records.sentences import later as _
from samrit.scoring.method import METHODS, MethodName, method_for
from samrit.vocabulary.codes import ROLE_WORDS, RoleName
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.web.components.choosing import choose
from samrit.web.components.day import DayField
from samrit.web.components.number import WholeField

_SIGNERS = ("signer_1", "signer_2", "signer_3")
_SWITCHES = ("can_be_stopped", "signs_with_second_factor")


class YearSettingsForm(forms.Form):
    """Due dates by quarter, and who has to approve."""

    endorsers = forms.MultipleChoiceField(
        label=_("Who each have to endorse"),
        help_text=_("Nobody chosen: the coordinator or the head, one of them is enough."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    evaluators_needed = WholeField(
        label=_("How many evaluators judge a report"),
        min_value=1,
        max_value=5,
    )
    correction_days = WholeField(
        label=_("Working days for a correction, and for each approval"),
        help_text=_(
            "Counted from the day on which a report goes back or is handed on. What has gone back already keeps its day."
        ),
        required=False,
        min_value=1,
        max_value=60,
    )
    method = forms.ChoiceField(label=_("Scoring method"), required=False)
    can_be_stopped = forms.BooleanField(
        label=_("Signing and publishing take effect when the day ends, and can be stopped until then"), required=False
    )
    signs_with_second_factor = forms.BooleanField(label=_("Whoever signs shows a second factor"), required=False)

    signer_1 = forms.ChoiceField(
        label=_("Signs the year's paper with a certificate: first"),
        help_text=_("Nobody chosen: the paper is signed in the system alone. It holds for papers signed from now on."),
        required=False,
    )
    signer_2 = forms.ChoiceField(label=_("Second, once the first has signed"), required=False)
    signer_3 = forms.ChoiceField(label=_("Third, once the second has signed"), required=False)

    def __init__(self, *args: Any, page: YearPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        for name, role in zip_longest(_SIGNERS, page.resolved.paper_signers):
            self.initial[name] = role or ""
            choose(self, name, [("", "-"), *((one.value, str(ROLE_WORDS[one])) for one in PAPER_SIGNERS)])
        for day in page.quarters:
            usual = words.day(day.usual)
            hint = _("Left empty: {day}", day=usual)
            self.fields[f"q{day.quarter}"] = DayField(label=quarter_name(day.quarter), help_text=hint, required=False)
            self.initial[f"q{day.quarter}"] = day.due_on if day.is_set else None
        usual_method = str(method_for(page.fiscal_year_be).title)
        choose(self, "endorsers", ((role.value, str(ROLE_WORDS[role])) for role in ENDORSERS))
        by_table = ("", _("As the table of methods has it: {method}", method=usual_method))
        choose(self, "method", [by_table, *((name.value, str(one.title)) for name, one in METHODS.items())])
        for name in ("endorsers", "evaluators_needed", "correction_days", "method", *_SWITCHES):
            self.initial[name] = getattr(page.resolved, name)

    def clean(self) -> dict[str, Any]:
        """Signers follow one another without a gap, and none signs twice."""
        cleaned = super().clean() or self.cleaned_data
        chosen = [cleaned.get(name, "") for name in _SIGNERS]
        named = [role for role in chosen if role]
        if chosen[: len(named)] != named:
            self.add_error(_SIGNERS[chosen.index("")], _("Choose who signs before the next one."))
        if len(set(named)) < len(named):
            self.add_error(_SIGNERS[0], _("Nobody signs the same paper twice: choose each role once."))
        return cleaned

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the due dates, in the order of the year."""
        return [self[f"q{quarter}"] for quarter in QUARTERS]

    @property
    def details(self) -> dict[str, Any]:
        """What the action takes besides the year, who and when."""
        cleaned = self.cleaned_data
        due_dates = {q: cleaned[f"q{q}"] for q in QUARTERS if cleaned[f"q{q}"] is not None}
        return {
            "due_dates": due_dates,
            "endorsers": [RoleName(role) for role in cleaned["endorsers"]],
            "evaluators_needed": cleaned["evaluators_needed"],
            "correction_days": cleaned["correction_days"],
            "method": MethodName(cleaned["method"]) if cleaned["method"] else None,
            **{name: cleaned[name] for name in _SWITCHES},
            "paper_signers": [RoleName(cleaned[name]) for name in _SIGNERS if cleaned[name]],
        }


class HolidayForm(forms.Form):
    """A day of the city's own."""

    on = DayField(label=_("Day"))
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    is_working_day = forms.BooleanField(label=_("A public holiday on which the city works"), required=False)


class HolidayListForm(forms.Form):
    """Days off as a file, or as a list that is pasted."""

    file = forms.FileField(
        label=_("The calendar as a file"),
        help_text=_(
            "Excel (.xlsx, .xls), OpenDocument (.ods), CSV or iCalendar (.ics), up to {megabytes} megabytes.",
            megabytes=MAX_BYTES // 1_048_576,
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join((*SUFFIXES, ".ics", ".txt"))}),
    )
    lines = forms.CharField(
        label=_("Or a day a line, with its name"),
        help_text=_("As it is copied from a circular, a web page or a sheet: 13 - 15 เม.ย. 2570 วันสงกรานต์"),
        widget=forms.Textarea(attrs={"rows": 6, "lang": "th"}),
        max_length=20_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two; what was pasted goes the way of a file."""
        cleaned = super().clean() or self.cleaned_data
        lines = cleaned.get("lines", "")
        if not self.errors and bool(cleaned.get("file")) == bool(lines.strip()):
            raise ValidationError(_("Choose a file or paste a list: one of the two."))
        if lines.strip():
            cleaned["file"] = ContentFile(lines.encode(), str(_("pasted list")))
        return cleaned


class RuleForm(forms.Form):
    """From when a rule binds, or that it is off, and why."""

    binds_from = DayField(
        label=_("Binds from"), help_text=_("Before this day it only notes. Left empty: its own day."), required=False
    )
    is_off = forms.BooleanField(label=_("Switched off: what it finds is shown, and counts nowhere"), required=False)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It is kept, and stands beside what the rule finds."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseForm(forms.Form):
    """Why a year is closed though something is unfinished, or why it is reopened."""

    reason = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
