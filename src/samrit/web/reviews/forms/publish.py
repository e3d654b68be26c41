"""Which evaluated reports to publish, each as it was seen."""

from django import forms
from django.core.exceptions import ValidationError

from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.records.sentences import later as _
from samrit.vocabulary.workflow import Status


class PublishForm(forms.Form):
    """The reports that were ticked: number, round and version of each."""

    report = forms.MultipleChoiceField(required=False)

    def clean_report(self) -> dict[int, ExpectedVersion]:
        """The reports as they were seen, by their numbers; at least one."""
        chosen = [words.split(".") for words in self.cleaned_data["report"]]
        if not chosen:
            raise ValidationError(_("Tick the reports that are to be published."))
        return {int(pk): ExpectedVersion(int(round_), int(version), Status.EVALUATED) for pk, round_, version in chosen}

    def offer(self, values: list[str]) -> None:
        """What may be ticked."""
        self.fields["report"].choices = [(value, value) for value in values]  # type: ignore[attr-defined]  # of a choice field
