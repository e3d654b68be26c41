"""Which evaluated reports to publish, each as it was seen."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.records.models import YEAR_END
from samrit.records.sentences import later as _
from samrit.vocabulary.workflow import Status
from samrit.web.city.history import quarter_name
from samrit.web.components.choosing import choose
from samrit.web.listing import ChoiceForm


class PublishFilter(ChoiceForm):
    """Which of the reports that can be published to show; `tick` ticks all that the choice leaves."""

    agency = forms.CharField(label=_("Agency"), required=False, widget=forms.Select)
    quarter = forms.TypedChoiceField(label=_("Quarter"), required=False, coerce=int, empty_value=None)

    def offer(self, agencies: Iterable[tuple[str, str]]) -> None:
        """The agencies and quarters to choose from."""
        quarters = [(number, quarter_name(number)) for number in range(1, YEAR_END + 1)]
        choose(self, "quarter", [("", _("All")), *quarters])
        self.fields["agency"].widget.choices = [("", _("All")), *agencies]


class PublishForm(forms.Form):
    """The reports that were ticked: number, round and version of each."""

    report = forms.MultipleChoiceField(label=_("Reports"), required=False)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_report(self) -> dict[int, ExpectedVersion]:
        """The reports as they were seen, by their numbers; at least one."""
        chosen = [words.split(".") for words in self.cleaned_data["report"]]
        if not chosen:
            raise ValidationError(_("Tick the reports that are to be published."))
        return {int(pk): ExpectedVersion(int(round_), int(version), Status.EVALUATED) for pk, round_, version in chosen}

    def offer(self, values: list[str]) -> None:
        """What may be ticked."""
        choose(self, "report", [(value, value) for value in values])
