"""What the page of the city is narrowed to: it stands in the address, so that a choice can be kept and sent."""

from django import forms

from samrit.queries.reviews.overview import Choice
from samrit.records.models import YEAR_END
from samrit.records.sentences import later as _
from samrit.thai.translation import Message
from samrit.vocabulary.choices import KIND_WORDS, LEVEL_WORDS
from samrit.web import words
from samrit.web.components.choosing import choose
from samrit.web.listing import ChoiceForm

_HIDDEN = forms.HiddenInput


class OverviewForm(ChoiceForm):
    """Year, period, kind and level are chosen here; agency and place by links on the page."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), required=False, coerce=int, empty_value=None)
    period = forms.TypedChoiceField(label=_("Period"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    agency = forms.CharField(required=False, max_length=16, widget=_HIDDEN)
    node = forms.RegexField(r"^\d{1,9}$", required=False, widget=_HIDDEN)

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # a QueryDict
        years = self.years_in(str(self.data.get("year", "")))
        choose(self, "year", years)
        choose(self, "period", [(n, period_words(n)) for n in range(1, YEAR_END + 1)])
        for name, terms in (("kind", KIND_WORDS), ("level", LEVEL_WORDS)):
            choices = [("", str(Message("All"))), *((code.value, str(said)) for code, said in terms.items())]
            choose(self, name, choices)

    @staticmethod
    def years_in(asked: str) -> list[tuple[int, str]]:
        """The year that is asked for, so that it is understood before those that there are are known."""
        is_year = asked.isascii() and asked.isdecimal() and len(asked) == 4
        return [(int(asked), words.year(int(asked)))] if is_year else []

    @property
    def chosen(self) -> Choice:
        """The choice; what is not understood chooses nothing."""
        return Choice(
            fiscal_year_be=self.choice("year") or None,
            quarter=self.choice("period") or None,
            agency=self.choice("agency"),
            node=self.choice("node"),
            kind=self.choice("kind"),
            level=self.choice("level"),
        )

    def left_out(self, shown_year: int) -> list[str]:
        """What the address asks for and there isn't, each with the field's name; before `offer`."""
        wrong = list(self.errors)
        if "year" not in wrong and self.choice("year") not in ("", shown_year):
            wrong.insert(0, "year")
        return [f"{self.fields[name].label or name} “{self.data.get(name, '')}”" for name in wrong]

    def offer(self, years: tuple[int, ...], year: int, period: int) -> None:
        """The years that there are, and what is shown."""
        choices = [(one, words.year(one)) for one in sorted({*years, year}, reverse=True)]
        choose(self, "year", choices)
        self.data = {**self.data.dict(), "year": year, "period": period}  # type: ignore[attr-defined]  # of a QueryDict


def period_words(quarter: int) -> str:
    """A quarter, or the whole year, by name."""
    return str(Message("Quarter {n}", n=quarter) if quarter != YEAR_END else Message("The whole year"))
