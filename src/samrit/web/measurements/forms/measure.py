"""A measurement to be made: whose, what it is for, which window, by what; all that could be chosen to please a result."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings

from samrit.actions.measurements.measure_event import ASKABLE
from samrit.measure.names import LEAST_ERROR
from samrit.measure.protocol import Protocol
from samrit.records.models import Agency, Campaign, LoadSeries, Measurement
from samrit.records.sentences import later as _
from samrit.thai.typed_day import read_day
from samrit.web.components.choosing import OfAgencies, agency_choices, choose, unchosen
from samrit.web.components.day import DayField
from samrit.web.components.number import NumberField
from samrit.web.in_two_parts import InTwoParts
from samrit.web.listing import ChoiceForm
from samrit.web.measurements import measure_words

_CLOCK = {"type": "time", "class": "short"}


def _clock(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(format="%H:%M", attrs=_CLOCK), input_formats=["%H:%M", "%H.%M"]
    )


def _other_zone() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("The event's times are meant in this time zone, though the load data was kept in another"),
        required=False,
    )


def _listed(series: Mapping[str, LoadSeries]) -> list[tuple[str, str]]:
    return [(pk, f"{one.name} ({one.starts_at:%Y-%m-%d} – {one.ends_at:%Y-%m-%d})") for pk, one in series.items()]


class MeasuredFilterForm(ChoiceForm):
    """Whose measurements to list, and of which campaign; both by their codes."""

    agency = forms.ChoiceField(label=_("Agency"), required=False)
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[Agency], campaigns: Iterable[Campaign]) -> None:
        super().__init__(*args)
        everything = ("", _("All"))
        choose(self, "agency", [everything, *agency_choices(agencies)])
        choose(self, "campaign", [everything, *((one.code, one.name_th) for one in campaigns)])


class MeasureForm(OfAgencies, InTwoParts):
    """A protocol, and the load data to run it over."""

    supersedes = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=_("Agency"))
    name = forms.CharField(
        label=_("What the measurement is called"), help_text=_("For example: Earth Hour 2021"), max_length=200
    )
    campaign = forms.ChoiceField(label=_("Campaign"), required=False)
    series = forms.ChoiceField(
        label=_("Load data"),
        required=False,
        help_text=_(
            "Leave it open where the event is still to come: the protocol alone is fixed, and measured by later."
        ),
    )
    day = DayField(label=_("Day of the event"))
    starts = _clock(_("From (local time)"))
    ends = _clock(_("Until (local time)"))
    tz = forms.CharField(
        label=_("Time zone"),
        help_text=_("Left empty: that of the load data; without load data, the city's own."),
        max_length=64,
        required=False,
    )
    is_other_zone = _other_zone()
    method = forms.ChoiceField(label=_("Method"), initial=LEAST_ERROR)
    buffer_hours = NumberField(
        label=_("Hours kept clear before and after the window"),
        help_text=_("Lights go off early and come back late."),
        initial="0.5",
        min_value=0,
        max_value=3,
        max_digits=3,
        decimal_places=2,
    )
    holidays = forms.CharField(
        label=_("Holidays of"), help_text=_("A country's code (TH), or none"), initial="TH", max_length=12
    )
    other_events = forms.CharField(
        label=_("Other days with an event"),
        help_text=_(
            "As 2021-03-20 or 20/3/2564, with commas: such days are no ordinary ones. Every Earth Hour is known already."
        ),
        required=False,
        max_length=1000,
    )
    is_past_only = forms.BooleanField(
        label=_("Use no day after the event (what can be published the next morning)"), required=False
    )

    MAIN = ("agency", "name", "campaign", "series", "day", "starts", "ends")
    REST = ("tz", "is_other_zone", "method", "buffer_hours", "holidays", "other_events", "is_past_only")

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[Agency],
        campaigns: Sequence[Campaign],
        series: Sequence[LoadSeries],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, agencies=agencies, **kwargs)
        self.campaigns = {one.code: one for one in campaigns}
        self.series_rows = {str(one.pk): one for one in series}
        choose(self, "campaign", [("", _("– none –")), *((one.code, one.name_th) for one in campaigns)])
        choose(self, "series", [("", _("– none yet –")), *_listed(self.series_rows)])
        choose(self, "method", [(name, measure_words.method(name)) for name in ASKABLE])

    @staticmethod
    def initial_of(old: Measurement) -> dict[str, Any]:
        """The fields as an earlier measurement had them."""
        stated: dict[str, Any] = old.answer.get("run", {}).get("protocol", {})
        found: dict[str, Any] = {
            "supersedes": old.pk,
            "agency": old.agency.code,
            "name": old.name,
            "campaign": old.campaign.code if old.campaign is not None else "",
            "series": str(old.load_series_id),
        }
        window = re.fullmatch(r"(\S{10})[T ](\S{5})/(?:\S{10}T)?(\S{5})", str(stated.get("event", "")))
        if window:
            found |= {"day": window[1], "starts": window[2], "ends": window[3]}
        names = ("tz", "method", "buffer_hours", "holidays", "is_past_only")
        found |= {name: stated[name] for name in names if name in stated}
        return found | {"other_events": ", ".join(stated.get("other_events", ()))}

    def clean_other_events(self) -> tuple[str, ...]:
        """The days, each as 2021-03-20."""
        parts = [part.strip() for part in re.split(r"[,;\n]+", self.cleaned_data["other_events"]) if part.strip()]
        days = [read_day(day) for part in parts for day in ([part] if read_day(part) else part.split())]
        if None in days:
            raise forms.ValidationError(_("Write days as 2021-03-20 or 20/3/2564, with commas between them."))
        return tuple(sorted({day.isoformat() for day in days if day is not None}))

    @property
    def details(self) -> dict[str, Any]:
        """What `fix_and_ask` takes besides what is superseded, who and when."""
        cleaned = self.cleaned_data
        series = self.series_rows.get(cleaned["series"])
        return {
            "agency": self.chosen_agency,
            "name": cleaned["name"],
            "campaign": self.campaigns.get(cleaned["campaign"]),
            "series": series,
            "is_other_zone": cleaned["is_other_zone"],
            "protocol": Protocol(
                event=f"{cleaned['day']:%Y-%m-%d}T{cleaned['starts']:%H:%M}/{cleaned['ends']:%H:%M}",
                tz=cleaned["tz"].strip() or (series.tz if series is not None else settings.TIME_ZONE),
                method=cleaned["method"],
                buffer_hours=float(cleaned["buffer_hours"]),
                holidays=cleaned["holidays"].strip() or "none",
                other_events=cleaned["other_events"],
                is_past_only=cleaned["is_past_only"],
            ),
        }


class RunForm(forms.Form):
    """The load data over which a protocol is run."""

    series = forms.ChoiceField(label=_("Load data"))
    is_other_zone = _other_zone()

    def __init__(self, *args: Any, series: Sequence[LoadSeries], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(one.pk): one for one in series}
        choose(self, "series", [unchosen(), *_listed(self.rows)])

    @property
    def chosen(self) -> LoadSeries:
        """The series."""
        return self.rows[self.cleaned_data["series"]]
