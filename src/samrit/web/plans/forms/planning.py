"""How a plan begins: whose, of which year, and from what."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms

from samrit.queries.plans.plan_tree_follow import Outdated
from samrit.records.models import Agency
from samrit.records.sentences import later as _
from samrit.web import words
from samrit.web.components.choosing import choose


class StartMethod(StrEnum):
    """What a plan begins with."""

    COPY = "copy"
    SHEET = "sheet"
    EMPTY = "empty"


class StartForm(forms.Form):
    """An agency, a fiscal year, a way to begin."""

    agency = forms.ChoiceField(label=_("Agency"))
    fiscal_year_be = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    method = forms.ChoiceField(
        label=_("Begin with"),
        widget=forms.RadioSelect,
        choices=[
            (
                StartMethod.COPY,
                _("A copy of the latest plan before it: definitions, targets, weights and people; no results"),
            ),
            (StartMethod.SHEET, _("An Excel file: fill in the template, upload it, look, then save")),
            (StartMethod.EMPTY, _("An empty plan, to be filled in one indicator after the other")),
        ],
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "agency", ((one.code, one.name()) for one in agencies))
        choose(self, "fiscal_year_be", [(y, words.year(y)) for y in years])


class FollowersTakenForm(forms.Form):
    """Which indicators take the followers of which places: all that have any, unless one is left out."""

    taken = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, found: Iterable[Outdated], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"{one.indicator.pk}-{one.node.pk}", _exchange(one)) for one in found if one.followers]
        choose(self, "taken", choices)
        self.fields["taken"].label = _("Indicators that support places which are over")
        self.initial.setdefault("taken", [value for value, _label in choices])

    @property
    def chosen(self) -> set[tuple[int, int]]:
        """What was chosen, once the form was looked at."""
        pairs = (value.partition("-") for value in self.cleaned_data["taken"])
        return {(int(indicator), int(node)) for indicator, _dash, node in pairs}


def _exchange(one: Outdated) -> str:
    followers = "; ".join(f"{node.code} {node.name()}" for node in one.followers)
    return f"{one.indicator}: {one.node.code} {one.node.name()} → {followers}"
