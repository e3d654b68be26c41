"""Forms of a campaign, its activities, who came, and partners' links."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from samrit.actions.campaigns.activities import ActivityEntry
from samrit.actions.campaigns.campaigns import CampaignEntry, ThemeEntry
from samrit.actions.campaigns.participation import MOST_PEOPLE
from samrit.records.models import Activity, Agency, Campaign
from samrit.records.sentences import later as _
from samrit.thai.translation import language
from samrit.vocabulary.codes import ACTIVITY_KIND_WORDS, CHANNEL_WORDS, ActivityKind, Channel
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.vocabulary.units import PERSONS
from samrit.web import words
from samrit.web.components.choosing import agency_choices, choose, unchosen
from samrit.web.components.day import DayField, MomentField
from samrit.web.components.number import WholeField
from samrit.web.listing import ChoiceForm

SPARE_THEMES = 3


def _text(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=300)


def _long(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "class": "low"})
    return forms.CharField(label=label, required=False, max_length=4000, widget=widget)


class CampaignForm(forms.Form):
    """A campaign with its themes; `expected_version` is the version that the page was made from."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name_th = _text(_("Name in Thai"), required=True)
    name_en = _text(_("Name in English"))
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    about_th = _long(_("What it is about, in Thai"))
    about_en = _long(_("What it is about, in English"))

    def __init__(self, data: Any = None, *, campaign: Campaign | None = None) -> None:
        initial: dict[str, Any] = {}
        themes = list(campaign.themes.order_by("position", "pk")) if campaign is not None else []
        if campaign is not None:
            names = ("name_th", "name_en", "starts_on", "ends_on", "about_th", "about_en")
            initial = {name: getattr(campaign, name) for name in names} | {"expected_version": campaign.version}
        super().__init__(data, initial=initial)
        sent = (data or {}).get("themes", "")
        known: dict[str, Any] = {}
        self.count = int(sent) if str(sent).isdecimal() and int(sent) < 100 else len(themes) + SPARE_THEMES
        for n in range(self.count):
            theme = themes[n] if n < len(themes) else None
            self.fields[f"theme_{n}_pk"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
            self.fields[f"theme_{n}_th"] = _text(_("Theme in Thai"))
            self.fields[f"theme_{n}_en"] = _text(_("in English"))
            if theme is not None:
                known |= {f"theme_{n}_pk": theme.pk, f"theme_{n}_th": theme.name_th, f"theme_{n}_en": theme.name_en}
        self.initial = {**self.initial, **known}

    @property
    def plain(self) -> list[forms.BoundField]:
        """All fields but those of the themes."""
        return [self[name] for name in self.fields if not name.startswith("theme_") and name != "expected_version"]

    @property
    def themes(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows of the themes: key, Thai, English."""
        return [(self[f"theme_{n}_pk"], self[f"theme_{n}_th"], self[f"theme_{n}_en"]) for n in range(self.count)]

    @property
    def entry(self) -> CampaignEntry:
        """What was typed."""
        cleaned = self.cleaned_data
        names = ("name_th", "name_en", "starts_on", "ends_on", "about_th", "about_en")
        themes = tuple(
            ThemeEntry(pk=cleaned[f"theme_{n}_pk"], name_th=cleaned[f"theme_{n}_th"], name_en=cleaned[f"theme_{n}_en"])
            for n in range(self.count)
        )
        return CampaignEntry(**{name: cleaned[name] for name in names}, themes=themes)


class NewCampaignForm(CampaignForm):
    """A campaign that is not there yet: whose, and of which year, besides."""

    agency = forms.ChoiceField(label=_("Agency"))
    fiscal_year_be = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    code = forms.SlugField(
        label=_("Name in the address"),
        required=False,
        max_length=48,
        help_text=_(
            "Small letters, figures and hyphens. Left empty, it is made from the English name. It stays for good."
        ),
    )
    field_order = ("agency", "fiscal_year_be", "name_th", "name_en")

    def __init__(self, data: Any = None, *, agencies: list[Agency], year_be: int) -> None:
        super().__init__(data)
        self.agencies = {one.code: one for one in agencies}
        choose(self, "agency", agency_choices(agencies))
        choose(self, "fiscal_year_be", ((one, words.year(one)) for one in range(year_be + 1, year_be - 10, -1)))
        self.initial["fiscal_year_be"] = year_be

    def clean_code(self) -> str:
        """The name in the address is free."""
        code = str(self.cleaned_data["code"]).lower()
        if code == "new" or Campaign.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another campaign has this address."))
        return code


class ActivityForm(forms.Form):
    """An activity; `expected_version` is the version that the page was made from."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"))
    name_th = _text(_("Name in Thai"), required=True)
    name_en = _text(_("Name in English"))
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    channel = forms.ChoiceField(label=_("How people take part"))
    venue = _text(_("Venue"))
    presiding = _text(_("Presiding"), help_text=_("The position, such as “Governor”, and the name if it is public."))
    themes = forms.TypedMultipleChoiceField(
        label=_("Themes"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    note = _long(_("Note"))

    def __init__(self, data: Any = None, *, campaign: Campaign, activity: Activity | None = None) -> None:
        initial: dict[str, Any] = {"kind": ActivityKind.EVENT.value, "channel": Channel.ON_SITE.value}
        if activity is not None:
            names = ("kind", "name_th", "name_en", "channel", "venue", "presiding", "note")
            initial = {name: getattr(activity, name) for name in names} | {"expected_version": activity.version}
            initial |= {name: _local(getattr(activity, name)) for name in ("starts_at", "ends_at")}
            initial["themes"] = list(activity.themes.values_list("pk", flat=True))
        super().__init__(data, initial=initial)
        choose(self, "kind", ((one.value, str(said)) for one, said in ACTIVITY_KIND_WORDS.items()))
        choose(self, "channel", ((one.value, str(said)) for one, said in CHANNEL_WORDS.items()))
        choose(self, "themes", theme_choices(campaign))

    @property
    def entry(self) -> ActivityEntry:
        """What was typed."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "expected_version"}
        cleaned |= {"kind": ActivityKind(cleaned["kind"]), "channel": Channel(cleaned["channel"])}
        return ActivityEntry(**cleaned | {"themes": tuple(cleaned["themes"])})


def theme_choices(campaign: Campaign) -> list[tuple[int, str]]:
    """A campaign's themes to choose from, in the reader's language."""
    is_english = language() == "en"
    rows = campaign.themes.order_by("position", "pk")
    return [(one.pk, (one.name_en if is_english else "") or one.name_th) for one in rows]


def _local(when: datetime) -> datetime:
    return timezone.localtime(when)


class ParticipantFilterForm(ChoiceForm):
    """Which partners of a campaign to list."""

    q = forms.CharField(
        label=_("Name of the organisation"), required=False, max_length=300, widget=forms.TextInput({"type": "search"})
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    theme = forms.TypedChoiceField(label=_("Theme"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, campaign: Campaign) -> None:
        super().__init__(data)
        everything = ("", _("All"))
        sectors = [(one.value, str(said)) for one, said in SECTOR_WORDS.items()]
        choose(self, "sector", [everything, *sectors])
        choose(self, "theme", [everything, *theme_choices(campaign)])


class CameForm(forms.Form):
    """One partner came, with so many people: the partner by its key, or by a name that only one has."""

    partner = forms.IntegerField(required=False)
    name = forms.CharField(label=_("Organisation"), required=False, max_length=300)
    people = WholeField(
        unit=PERSONS,
        label=_("People"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Give the number of people as a figure.")
        ),
    )

    @property
    def how_many(self) -> int:
        """How many came; 0 where no number can be read."""
        return self.cleaned_data["people"] if self.is_valid() else 0


class WhyForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)

    @property
    def why(self) -> str:
        """What was typed; nothing where it is too long."""
        return self.cleaned_data["reason"] if self.is_valid() else ""


class LinksForm(forms.Form):
    """Until when links hold."""

    expires_on = DayField(label=_("The links hold until"))


class CommitmentForm(forms.Form):
    """A partner declares intent in a theme on a day."""

    theme = forms.TypedChoiceField(label=_("Theme"), coerce=int)
    declared_on = DayField(label=_("Declared on"))

    def __init__(self, data: Any = None, *, campaign: Campaign) -> None:
        super().__init__(data)
        self.themes = {one.pk: one for one in campaign.themes.all()}
        choose(self, "theme", [unchosen(), *theme_choices(campaign)])
