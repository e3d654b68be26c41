"""Forms of a practice: what is practised, where, since when; and what an officer decides."""

from typing import Any

from django import forms

from samrit.actions.campaigns.practices import LONGEST, PracticeEntry
from samrit.queries.city.places import places_to_choose
from samrit.records.models import Campaign, Practice
from samrit.records.sentences import later as _
from samrit.web.campaigns.forms.campaigns import theme_choices
from samrit.web.components.choosing import choose, unchosen
from samrit.web.components.day import DayField
from samrit.web.components.number import NumberField


class PracticeForm(forms.Form):
    """What a partner carries into practice; `expected_version` is the version that the page was made from."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    theme = forms.TypedChoiceField(label=_("Theme"), coerce=int)
    what = forms.CharField(
        label=_("What is practised"),
        help_text=_("What is done, by whom in the organisation and how often, so that an officer can check it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "class": "low"}),
    )
    where = forms.CharField(label=_("Where"), required=False, max_length=300, help_text=_("Building, floor, branch."))
    place = forms.TypedChoiceField(label=_("District"), required=False, coerce=int, empty_value=None)
    since_on = DayField(label=_("Since when"))
    until_on = DayField(label=_("Until when"), required=False, help_text=_("Left empty where it goes on."))
    latitude = NumberField(
        label=_("Latitude"),
        required=False,
        min_value=-90,
        max_value=90,
    )
    longitude = NumberField(
        label=_("Longitude"),
        required=False,
        min_value=-180,
        max_value=180,
    )

    def __init__(self, data: Any = None, *, campaign: Campaign, practice: Practice | None = None) -> None:
        initial: dict[str, Any] = {}
        if practice is not None:
            names = ("what", "where", "since_on", "until_on", "latitude", "longitude")
            initial = {name: getattr(practice, name) for name in names}
            initial |= {"theme": practice.theme_id, "place": practice.place_id, "expected_version": practice.version}
        super().__init__(data, initial=initial)
        self.themes = {one.pk: one for one in campaign.themes.all()}
        self.places = {one.pk: one for one in places_to_choose(practice.place if practice is not None else None)}
        choose(self, "theme", [unchosen(), *theme_choices(campaign)])
        places = ((pk, one.name()) for pk, one in self.places.items())
        choose(self, "place", [unchosen(), *places])

    @property
    def plain(self) -> list[forms.BoundField]:
        """All fields but the point on the map."""
        return [self[name] for name in self.fields if name not in ("latitude", "longitude", "expected_version")]

    @property
    def entry(self) -> PracticeEntry:
        """What was typed."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "expected_version"}
        for name in ("latitude", "longitude"):
            cleaned[name] = None if cleaned[name] is None else round(cleaned[name], 5)
        cleaned["place"] = self.places.get(cleaned["place"])
        return PracticeEntry(**cleaned | {"theme": self.themes[cleaned["theme"]]})


class DecideForm(forms.Form):
    """A decision on a practice: why, over which version, and where the officer goes on."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=1000)
    expected_version = forms.IntegerField(required=False)
    back = forms.ChoiceField(required=False, choices=[("queue", "queue")])

    @property
    def typed(self) -> dict[str, Any]:
        """What was sent; nothing where it can't be read."""
        nothing = {"reason": "", "expected_version": None, "back": ""}
        return self.cleaned_data if self.is_valid() else nothing
