"""What to show of a plan."""

from django import forms

from samrit.queries.plans.plan import CellState, Filter
from samrit.records.sentences import later as _
from samrit.vocabulary.choices import VERDICT_WORDS
from samrit.vocabulary.workflow import STATE_WORDS
from samrit.web.listing import ChoiceForm

# What is looked for: what is to be done first.
_STATES = (
    CellState.LATE,
    CellState.RETURNED,
    CellState.DRAFT,
    CellState.SUBMITTED,
    CellState.ENDORSED,
    CellState.EVALUATED,
)


class FilterForm(ChoiceForm):
    """The choice of rows; every choice stands in the address, so that it can be kept and sent."""

    words = forms.CharField(
        label=_("Search"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("Quarterly reports"),
        required=False,
        choices=[
            ("", _("All")),
            *((state, _(STATE_WORDS[state])) for state in _STATES),
        ],
    )
    verdict = forms.ChoiceField(
        label=_("Verdict"),
        required=False,
        choices=[
            ("", _("All")),
            *((verdict.value, _(words)) for verdict, words in VERDICT_WORDS.items()),
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
        return Filter(**{name: self.choice(name) for name in self.fields})
