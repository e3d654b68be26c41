"""Of which year a release of open data is made."""

from collections.abc import Iterable

from django import forms

from samrit.records.sentences import later as _
from samrit.web import words
from samrit.web.components.choosing import choose


class ReleaseForm(forms.Form):
    """The year."""

    year = forms.ChoiceField(label=_("Fiscal year"))

    def offer(self, years: Iterable[int]) -> None:
        """Ask about these years, the newest first."""
        choose(self, "year", ((str(one), words.year(one)) for one in years))
