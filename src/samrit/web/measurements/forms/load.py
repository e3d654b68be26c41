"""Load data: a file, and what has to be stated of it because the file may not say it."""

from django import forms

from samrit.actions.importer import MEGABYTE
from samrit.actions.measurements.load_import import SUFFIXES, LoadFile, LoadImporter
from samrit.measure.incoming.asked import of_typed
from samrit.measure.incoming.stated import Kind, Label, Stated
from samrit.measure.incoming.units import UNITS
from samrit.records.sentences import later as _
from samrit.web.components.choosing import OfAgencies
from samrit.web.components.number import WholeField
from samrit.web.in_two_parts import InTwoParts
from samrit.web.measurements.answer_labels import LABELS

ZONE = "Asia/Bangkok"
_LONGEST = 200


class LoadForm(OfAgencies, InTwoParts):
    """A file of load or meter readings, and what is stated of it."""

    agency = forms.ChoiceField(label=_("Agency"))
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "CSV, Excel, JSON, Parquet, NEM12 or Green Button (XML), also zipped, up to {megabytes} megabytes.",
            megabytes=LoadImporter.most_bytes // MEGABYTE,
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    name = forms.CharField(
        label=_("What this load data is called"),
        help_text=_("For example: load of the metropolitan area 2021"),
        max_length=_LONGEST,
    )
    area = forms.CharField(label=_("Area or meters that it covers"), max_length=_LONGEST, required=False)
    source = forms.CharField(
        label=_("Where it comes from"),
        help_text=_("Who gave it, which document or address"),
        max_length=500,
        required=False,
    )
    is_synthetic = forms.BooleanField(
        label=_("The data are made up, not metered"),
        help_text=_("Whatever is measured from them says so."),
        required=False,
    )
    label = forms.ChoiceField(
        label=LABELS["label"],
        help_text=_(
            "Leave it open where the file says it. Else ask who gave the data: read wrongly, the result is another."
        ),
        choices=[
            (Label.START.value, _("The start of its interval: 20:30 is 20:30 to 21:00")),
            (Label.END.value, _("The end of its interval: 20:30 is 20:00 to 20:30")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    tz = forms.CharField(label=_("Time zone"), help_text=_("Thailand is Asia/Bangkok"), initial=ZONE, max_length=64)
    unit = forms.ChoiceField(
        label=LABELS["unit"],
        required=False,
        choices=[("", _("As the column's name says")), *((unit, unit) for unit in UNITS)],
    )
    kind = forms.ChoiceField(
        label=LABELS["kind"],
        choices=[
            (Kind.INTERVAL.value, _("Of its interval: mean power, or energy")),
            (Kind.REGISTER.value, _("A meter's register that counts up")),
        ],
        initial=Kind.INTERVAL.value,
    )
    is_negated = forms.BooleanField(label=LABELS["is_negated"], required=False)
    is_clock_right = forms.BooleanField(label=LABELS["is_clock_right"], required=False)
    is_day_first = forms.ChoiceField(
        label=LABELS["is_day_first"],
        required=False,
        choices=[
            ("", _("The file has no such dates, or they tell it themselves")),
            ("day", _("The day")),
            ("month", _("The month")),
        ],
    )
    time = forms.CharField(label=LABELS["time"], required=False, max_length=_LONGEST)
    values = forms.CharField(
        label=LABELS["values"], help_text=_("Several with a comma between them"), required=False, max_length=1000
    )
    series = forms.CharField(label=LABELS["series"], required=False, max_length=_LONGEST)
    minus = forms.CharField(
        label=LABELS["minus"],
        help_text=_("Such as what is fed into the grid"),
        required=False,
        max_length=_LONGEST,
    )
    date = forms.CharField(label=LABELS["date"], required=False, max_length=_LONGEST)
    only = forms.CharField(
        label=LABELS["only"], help_text=_("As column=value: direction=import"), required=False, max_length=_LONGEST
    )
    quality = forms.CharField(label=LABELS["quality"], required=False, max_length=_LONGEST)
    decimal = forms.ChoiceField(
        label=LABELS["decimal"],
        required=False,
        choices=[("", _("As the file's numbers tell")), (".", _("Point: 7100.5")), (",", _("Comma: 7100,5"))],
    )
    header = WholeField(label=LABELS["header"], required=False, min_value=1)
    step_minutes = WholeField(label=LABELS["step_minutes"], required=False, min_value=1, max_value=60)
    sheet = forms.CharField(label=LABELS["sheet"], required=False, max_length=_LONGEST)

    MAIN = ("agency", "file", "name", "area", "source", "is_synthetic", "label", "tz", "unit")
    REST = (
        "kind", "is_negated", "is_clock_right", "is_day_first", "decimal", "time", "date", "values", "minus", "series", "only", "quality", "header",
        "step_minutes", "sheet",
    )  # fmt: skip

    @property
    def is_rest_used(self) -> bool:
        """Whether any of these was answered."""
        return any(self[name].value() not in (None, "", False, Kind.INTERVAL.value) for name in self.REST)

    def load_file(self, data: bytes, file_name: str) -> LoadFile:
        """The file with what was stated of it."""
        cleaned = self.cleaned_data
        return LoadFile(
            data=data,
            file_name=file_name,
            name=cleaned["name"],
            area=cleaned["area"],
            source=cleaned["source"],
            is_synthetic=cleaned["is_synthetic"],
            stated=Stated(tz=cleaned["tz"].strip(), **of_typed(cleaned)),
        )


class RetireForm(forms.Form):
    """Why something is not used any more."""

    reason = forms.CharField(label=_("Why"), max_length=500)
