"""Which events of a history to show; every choice stands in the address, so that it can be kept and sent."""

from collections.abc import Mapping

from django import forms

from samrit.queries.city.history import HistoryFilter, HistoryPage
from samrit.records.sentences import later as _
from samrit.web.city.history import quarter_name, sentence


class HistoryForm(forms.Form):
    """What can be chosen: the people who did something, the actions that were done, the quarters."""

    person = forms.ChoiceField(label=_("Who"), required=False)
    action = forms.ChoiceField(label=_("Deed"), required=False)
    quarter = forms.ChoiceField(label=_("Quarter"), required=False)

    def __init__(self, data: Mapping[str, str], page: HistoryPage) -> None:
        super().__init__(data)
        actions = sorted((sentence(action, None), action) for action in page.actions)
        offered: dict[str, list[tuple[object, str]]] = {
            "person": list(page.people),
            "action": [(action, words) for words, action in actions],
            "quarter": [(number, quarter_name(number)) for number in range(1, 6)],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *choices]


def chosen(query: Mapping[str, str]) -> HistoryFilter:
    """The filter that an address asks for; what is not understood filters nothing."""
    quarter = _number(query, "quarter")
    return HistoryFilter(
        person=_number(query, "person"),
        action=query.get("action", "")[:32],
        quarter=quarter if quarter in range(1, 6) else None,
        page=_number(query, "page") or 1,
    )


def _number(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
