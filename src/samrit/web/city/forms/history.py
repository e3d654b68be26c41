"""Which events of a history to show; every choice stands in the address, so that it can be kept and sent."""

from collections.abc import Mapping

from django import forms

from samrit.queries.city.history import HistoryChoices, HistoryFilter
from samrit.records.sentences import later as _
from samrit.web.city.history import quarter_name, sentence
from samrit.web.components.choosing import choose
from samrit.web.listing import ChoiceForm


class HistoryForm(ChoiceForm):
    """What can be chosen: the people who did something, the actions that were done, the quarters."""

    person = forms.ChoiceField(label=_("Who"), required=False)
    action = forms.ChoiceField(label=_("Action"), required=False)
    quarter = forms.ChoiceField(label=_("Quarter"), required=False)

    def __init__(self, data: Mapping[str, str], offer: HistoryChoices) -> None:
        super().__init__(data)
        actions = sorted((sentence(action, None), action) for action in offer.actions)
        offered: dict[str, list[tuple[object, str]]] = {
            "person": list(offer.people),
            "action": [(action, words) for words, action in actions],
            "quarter": [(number, quarter_name(number)) for number in range(1, 6)],
        }
        for name, choices in offered.items():
            choose(self, name, [("", _("All")), *choices])

    @property
    def chosen(self) -> HistoryFilter:
        """The filter; what is not understood filters nothing."""
        person, quarter = self.choice("person"), self.choice("quarter")
        return HistoryFilter(
            person=int(person) if person else None,
            action=self.choice("action"),
            quarter=int(quarter) if quarter else None,
        )


class ResolveForm(forms.Form):
    """Why a row that was changed past the system is kept as it stands."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}))
