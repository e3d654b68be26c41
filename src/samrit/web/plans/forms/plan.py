"""What to show of a plan."""

from django import forms

from samrit.queries.plans.plan import CellState, Filter
from samrit.records.sentences import later as _
from samrit.report import Verdict


class FilterForm(forms.Form):
    """The choice of rows; every choice stands in the address, so that it can be kept and sent."""

    words = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("Quarterly reports"),
        required=False,
        choices=[
            ("", _("All")),
            (CellState.LATE, _("Late", context="state of a report")),
            (CellState.RETURNED, _("Returned", context="state of a report")),
            (CellState.DRAFT, _("Draft", context="state of a report")),
            (CellState.SUBMITTED, _("Submitted", context="state of a report")),
            (CellState.ENDORSED, _("Endorsed", context="state of a report")),
            (CellState.EVALUATED, _("Evaluated", context="state of a report")),
        ],
    )
    verdict = forms.ChoiceField(
        label=_("Verdict"),
        required=False,
        choices=[
            ("", _("All")),
            (Verdict.EXCEEDS, _("Better")),
            (Verdict.MEETS, _("Meets")),
            (Verdict.NEARLY, _("Nearly")),
            (Verdict.MISSES, _("Misses")),
            ("none", _("No verdict yet")),
        ],
    )
    findings = forms.ChoiceField(
        label=_("Findings"),
        required=False,
        choices=[
            ("", _("All")),
            ("error", _("With errors")),
            ("any", _("With errors or warnings")),
            ("none", _("Without")),
        ],
    )

    @property
    def chosen(self) -> Filter:
        """The filter; what is not understood filters nothing."""
        self.is_valid()
        return Filter(**{name: self.cleaned_data.get(name) or "" for name in self.fields})
