"""A city's own emission factor or price, with the document that it stands in."""

from decimal import Decimal
from typing import Any

from django import forms

from samrit.actions.measurements.factors import FactorEntry, TariffEntry
from samrit.measure.emissions import KINDS, kind_words
from samrit.records.sentences import later as _
from samrit.web.components.choosing import OfAgencies, choose, unchosen
from samrit.web.components.day import DayField
from samrit.web.components.number import NumberField, WholeField

_BUDDHIST = 543


class _OfAgency(OfAgencies):
    """What belongs to an agency and is used by all below it."""

    agency = forms.ChoiceField(label=_("Used by the agency, and all below it"))


class FactorForm(_OfAgency):
    """An emission factor."""

    year = WholeField(label=_("Year (B.E.)"), min_value=2500, max_value=2700)
    t_per_mwh = NumberField(
        label=_("t CO2 per MWh (the same as kg per kWh)"),
        max_digits=8,
        decimal_places=6,
        min_value=Decimal(0),
    )
    kind = forms.ChoiceField(label=_("Kind"))
    boundary = forms.CharField(
        label=_("Boundary"),
        help_text=_("For example: CO2 per kWh generated; CO2e with grid losses"),
        required=False,
        max_length=300,
    )
    vintage = forms.CharField(label=_("Version or day of publication"), required=False, max_length=100)
    source = forms.CharField(
        label=_("Source document"), help_text=_("Its title, publisher, and address"), max_length=500
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "kind", [unchosen(), *((kind, str(kind_words(kind))) for kind in KINDS)])

    @property
    def entry(self) -> FactorEntry:
        """What was entered."""
        cleaned = self.cleaned_data
        return FactorEntry(
            year_ce=cleaned["year"] - _BUDDHIST,
            t_per_mwh=cleaned["t_per_mwh"],
            kind=cleaned["kind"],
            boundary=cleaned["boundary"],
            vintage=cleaned["vintage"],
            source=cleaned["source"],
        )


class TariffForm(_OfAgency):
    """A price of electricity."""

    baht_per_kwh = NumberField(
        label=_("Baht per kWh"),
        max_digits=8,
        decimal_places=4,
        min_value=Decimal(0),
    )
    from_on = DayField(label=_("In force from"))
    until_on = DayField(label=_("In force until"))
    kind = forms.CharField(
        label=_("What kind of price"),
        help_text=_("For example: average retail price before VAT, with Ft"),
        required=False,
        max_length=300,
    )
    source = forms.CharField(
        label=_("Source document"), help_text=_("Its title, publisher, and address"), max_length=500
    )

    @property
    def entry(self) -> TariffEntry:
        """What was entered."""
        cleaned = self.cleaned_data
        return TariffEntry(
            from_on=cleaned["from_on"],
            until_on=cleaned["until_on"],
            baht_per_kwh=cleaned["baht_per_kwh"],
            kind=cleaned["kind"],
            source=cleaned["source"],
        )
