"""Which publications of a report are withdrawn, and the reason that anybody may read."""

from collections.abc import Iterable

from django import forms

from samrit.actions.public.withdraw_publication import LONGEST_REASON
from samrit.records.models import PublishedResult
from samrit.records.sentences import later as _
from samrit.thai.translation import Message
from samrit.web import words
from samrit.web.components.choosing import choose


class WithdrawPublicationForm(forms.Form):
    """The publications, and why."""

    publications = forms.TypedMultipleChoiceField(
        label=_("Publications"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Anybody may read it: name no person, and nothing of what is withdrawn."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
    )

    def offer(self, rows: Iterable[PublishedResult]) -> None:
        """The publications that are there."""
        said = Message("Publication {serial}, {day}")
        days = ((one.serial, words.day(one.published_at)) for one in rows)
        choose(self, "publications", ((serial, str(said.filled(serial=serial, day=day))) for serial, day in days))
