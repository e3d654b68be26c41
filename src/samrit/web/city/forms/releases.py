"""Of which year a release of open data is made."""

from collections.abc import Iterable

from django import forms

from samrit.records.sentences import later as _
from samrit.web import words


class ReleaseForm(forms.Form):
    """The year."""

    year = forms.ChoiceField(label=_("Fiscal year"))

    def offer(self, years: Iterable[int]) -> None:
        """Ask about these years, the newest first."""
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one), words.year(one)) for one in years]
