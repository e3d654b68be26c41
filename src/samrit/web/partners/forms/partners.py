"""Partners: which to list, what is known of one, whom to talk to, a list that comes as a file, a person who asks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from samrit.actions.partners.contacts import Person
from samrit.actions.partners.manage_partners import Entry
from samrit.actions.partners.partners_import import Ground
from samrit.counting import Sector
from samrit.queries.partners.partner_register import PartnerFilter
from samrit.queries.people.person_data import Asked
from samrit.readers.organisation_list import MAX_ROWS
from samrit.readers.workbook import MAX_BYTES
from samrit.records.models import Agency, Contact, Partner, Place
from samrit.records.sentences import later as _
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.web.components.choosing import agency_choices, choose
from samrit.web.components.day import DayField
from samrit.web.components.sheet_file import SheetField
from samrit.web.listing import ChoiceForm


def sector_choices() -> list[tuple[str, str]]:
    """The sectors to choose from, in the reader's language."""
    return [(sector.value, str(SECTOR_WORDS[sector])) for sector in Sector]


def place_choices(places: Iterable[Place]) -> list[tuple[str, str]]:
    """Districts to choose from, in the reader's language."""
    return [(one.code, one.name()) for one in places]


class PartnerFilterForm(ChoiceForm):
    """The choice of rows; every choice stands in the address."""

    words = forms.CharField(
        label=_("Name or abbreviation"), required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    agency = forms.ChoiceField(label=_("Kept by"), required=False)
    place = forms.ChoiceField(label=_("District"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[Agency], places: Iterable[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", _("All"))
        choose(self, "sector", [everything, *sector_choices()])
        choose(self, "agency", [everything, *agency_choices(agencies)])
        choose(self, "place", [everything, *place_choices(places)])

    @property
    def chosen(self) -> PartnerFilter:
        """The filter; what is not understood filters nothing."""
        return PartnerFilter(**{name: self.choice(name) for name in self.fields})


class PartnerForm(forms.Form):
    """What the register says of an organisation; `version` is that which the person had before them."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=_("Kept by"), help_text=_("The agency whose officers look after this entry."))
    name_th = forms.CharField(
        label=_("Name in Thai"), max_length=300, help_text=_("In full. Where there is none in Thai, the English one.")
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    short_name = forms.CharField(label=_("Short name or abbreviation"), max_length=100, required=False)
    also_named = forms.CharField(
        label=_("Other spellings"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Names under which lists brought it and that were said to be its own, one in a line."),
    )
    sector = forms.ChoiceField(label=_("Sector"))
    place = forms.ChoiceField(label=_("District where it sits"), required=False)
    note = forms.CharField(
        label=_("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("For everybody who may read the register: no names, addresses or numbers of persons."),
    )

    def __init__(
        self, *args: Any, agencies: Sequence[Agency], places: Sequence[Place], is_new: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._agencies, self._places = agencies, places
        choose(self, "sector", sector_choices())
        choose(self, "place", [("", "–"), *place_choices(places)])
        if is_new:
            choose(self, "agency", agency_choices(agencies))
        else:
            del self.fields["agency"]

    @staticmethod
    def initial_of(partner: Partner) -> dict[str, Any]:
        """What the form shows of a partner that is there."""
        names = ("version", "name_th", "name_en", "short_name", "also_named", "sector", "note")
        return {name: getattr(partner, name) for name in names} | {"place": partner.place.code if partner.place else ""}

    @property
    def entry(self) -> Entry:
        """What was typed; of a form that is being typed in, what is there already."""
        data = self.cleaned_data
        return Entry(
            **{name: data.get(name) or "" for name in ("name_th", "name_en", "short_name", "also_named", "note")},
            sector=Sector(data.get("sector") or Sector.UNKNOWN.value),
            place=next((one for one in self._places if one.code == data.get("place")), None),
        )

    @property
    def managing_agency(self) -> Agency:
        """The agency that is to keep a new entry."""
        return next(one for one in self._agencies if one.code == self.cleaned_data["agency"])


class ContactForm(forms.Form):
    """Whom to talk to; kept only with the purpose, and the day on which the person was told."""

    name = forms.CharField(label=_("Name"), max_length=200)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    purpose = forms.CharField(
        label=_("What the person was told that the data are for"),
        max_length=300,
        help_text=_("For example: to arrange meetings of this campaign."),
    )
    notified_on = DayField(label=_("Told on"))

    @staticmethod
    def initial_of(contact: Contact) -> dict[str, Any]:
        """What the form shows of a contact that is there."""
        return {
            name: getattr(contact, name) for name in ("name", "position", "email", "phone", "purpose", "notified_on")
        }

    @property
    def person(self) -> Person:
        """What was typed."""
        return Person(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why something is done; it is kept for good."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("It is kept for good: without the name, address or number of the person."),
    )


class PartnerListForm(forms.Form):
    """A list of organisations as a file, and on what ground its columns about people may be kept."""

    agency = forms.ChoiceField(label=_("Kept by"), help_text=_("New partners are kept by this agency."))
    file = SheetField(
        label=_("The list"),
        help_text=_(
            "Excel (.xlsx, .xls), OpenDocument (.ods) or CSV, up to {megabytes} megabytes and {max_rows:,} rows.",
            megabytes=MAX_BYTES // 1_048_576,
            max_rows=MAX_ROWS,
        ),
    )
    purpose = forms.CharField(
        label=_("What the contact persons were told that their data are for"),
        max_length=300,
        required=False,
        help_text=_("Only where the list has columns about people. Left empty, these columns are not kept."),
    )
    notified_on = DayField(label=_("Told on"), required=False)

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._agencies = agencies
        choose(self, "agency", agency_choices(agencies))

    def clean(self) -> dict[str, Any]:
        """A purpose and a day belong together."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("purpose")) != bool(data.get("notified_on")):
            missing = "notified_on" if data.get("purpose") else "purpose"
            self.add_error(missing, _("The purpose and the day belong together."))
        return data

    @property
    def managing_agency(self) -> Agency:
        """Who is to keep the new partners."""
        return next(one for one in self._agencies if one.code == self.cleaned_data["agency"])

    @property
    def ground(self) -> Ground:
        """On what ground people's data are kept."""
        return Ground(self.cleaned_data["purpose"], self.cleaned_data["notified_on"])


class PersonSearchForm(forms.Form):
    """Whom to look for; sent, never part of an address."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        """Something has to be asked for."""
        data = super().clean() or self.cleaned_data
        if not self.errors and not self.asked:
            raise forms.ValidationError(
                _("Give a name of three letters at least, an e-mail address, or a phone number.")
            )
        return data

    @property
    def asked(self) -> Asked:
        """What was typed, in normal form."""
        return Asked.of(**{name: self.cleaned_data.get(name) or "" for name in ("name", "email", "phone")})
