"""Which reports of the desk to show."""

from django import forms

from samrit.queries.reviews.desk import Choice, Desk
from samrit.records.sentences import later as _
from samrit.report import Kind
from samrit.web.city.history import quarter_name
from samrit.web.components.choosing import choose
from samrit.web.listing import ChoiceForm


class DeskForm(ChoiceForm):
    """The choice of reports; it stands in the address, so that it is kept from one report to the next."""

    agency = forms.CharField(label=_("Agency"), required=False, widget=forms.Select)
    quarter = forms.TypedChoiceField(label=_("Quarter"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All")),
            (Kind.STRATEGIC, _("Strategic")),
            (Kind.ROUTINE, _("Routine")),
            (Kind.NEGOTIATED, _("Negotiated")),
        ],
    )

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # a QueryDict
        quarters = [(number, quarter_name(number)) for number in range(1, 6)]
        choose(self, "quarter", [("", _("All")), *quarters])

    @property
    def chosen(self) -> Choice:
        """The choice; what is not understood chooses nothing."""
        return Choice(self.choice("agency"), self.choice("quarter") or None, self.choice("kind"))

    def offer(self, desk: Desk) -> None:
        """The agencies that have something on the desk."""
        self.fields["agency"].widget.choices = [("", _("All")), *desk.agencies()]
