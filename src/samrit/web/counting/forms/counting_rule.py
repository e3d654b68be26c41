"""How an indicator's result is worked out: a form without code; `samrit.counting` says what fits together."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from samrit.counting import (
    Constant,
    Count,
    CountingRule,
    CountUnit,
    Measured,
    Operator,
    Period,
    Quantity,
    RecordKind,
    RecordStatus,
    ResultOf,
    Sector,
    Term,
)
from samrit.counting.words import COUNT_UNIT_WORDS, OPERATOR_WORDS, PERIOD_WORDS, QUANTITY_WORDS
from samrit.queries.counting.counting_choices import CountingChoices
from samrit.records.sentences import later
from samrit.records.sentences import later as _
from samrit.thai.translation import Message
from samrit.vocabulary.counted import KIND_WORDS, RECORD_STATUS_WORDS, RECORD_STATUSES, SECTOR_WORDS
from samrit.web.components.choosing import choose
from samrit.web.components.day import DayField
from samrit.web.components.number import NumberField

COUNT, RESULT_OF, MEASURED, GIVEN = "count", "result_of", "measured", "given"
TERMS = ("first", "second")
_THEMED = (RecordKind.COMMITMENT, RecordKind.PRACTICE)
_USUAL = {
    RecordKind.PARTNER: (RecordStatus.REGISTERED,),
    RecordKind.ACTIVITY: (RecordStatus.HELD,),
    RecordKind.ATTENDANCE: (RecordStatus.PRESENT,),
    RecordKind.COMMITMENT: (RecordStatus.DECLARED,),
    RecordKind.PRACTICE: (RecordStatus.VERIFIED,),
}


class CountingRuleForm(forms.Form):
    """A rule as it stands, or as it is put together; `rule` is what comes of it, None where it doesn't fit together yet.

    `number` is the version that the person had before them. What a term of another kind would need is not looked at.
    """

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    operator = forms.ChoiceField(label=_("The result is"), widget=forms.RadioSelect, choices=())
    words = forms.CharField(
        label=_("What counts, in plain words"),
        required=False,
        max_length=2000,
        help_text=_("As readers of the report see it. Left empty, the words of the rule itself stand here."),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "th"}),
    )

    def __init__(self, *args: Any, choices: CountingChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.rule: CountingRule | None = None
        choose(self, "operator", _said(OPERATOR_WORDS.items()))
        for term in TERMS:
            self._add_term(term, choices)

    @classmethod
    def initial_of(cls, rule: CountingRule | None, text: str, number: int) -> dict[str, object]:
        """The fields as the records have them; for a first rule, what most indicators count."""
        initial: dict[str, object] = {
            "number": number,
            "words": text,
            "operator": (rule.operator if rule else Operator.ONE).value,
        }
        default = Count(of=RecordKind.PRACTICE, statuses=_USUAL[RecordKind.PRACTICE])
        initial |= _term_fields("first", rule.first if rule else default)
        return initial | _term_fields("second", (rule.second if rule else None) or default)

    def full_clean(self) -> None:
        """Where the result is to be typed again, nothing else of the form is looked at."""
        if "typed" not in self.data:
            return super().full_clean()
        self._errors, self.cleaned_data = ErrorDict(), {"words": ""}
        return None

    def clean(self) -> dict[str, Any]:
        """The rule, or beside which field it doesn't fit."""
        data = super().clean() or {}
        operator = Operator(data.get("operator") or Operator.ONE)
        first = self._term("first", data)
        second = self._term("second", data) if operator is not Operator.ONE else None
        if first is not None and (second is not None or operator is Operator.ONE) and not self.errors:
            self.rule = CountingRule(first=first, operator=operator, second=second)
        return data

    @property
    def terms(self) -> list[dict[str, forms.BoundField]]:
        """The fields of each term by their short names."""
        return [
            {name.removeprefix(f"{term}_"): self[name] for name in self.fields if name.startswith(f"{term}_")}
            for term in TERMS
        ]

    def _term(self, term: str, data: dict[str, Any]) -> Term | None:
        stated = {name.removeprefix(f"{term}_"): value for name, value in data.items() if name.startswith(f"{term}_")}
        try:
            match stated.get("term"):
                case "result_of" if stated.get("indicator"):
                    return ResultOf(indicator=int(stated["indicator"]))
                case "measured" if stated.get("measurement"):
                    return Measured(measurement=int(stated["measurement"]), quantity=Quantity(stated["quantity"]))
                case "given" if stated.get("value") is not None and stated.get("source"):
                    return Constant(value=stated["value"], source=stated["source"])
                case "count":
                    return _count(stated)
        except ValueError:
            self.add_error(
                f"{term}_unit",
                ValidationError(
                    _(
                        "This can't be counted so. People are counted where partners came; a span "
                        "between dates has both."
                    )
                ),
            )
            return None
        missing = {
            "result_of": "indicator",
            "measured": "measurement",
            "given": "value" if stated.get("value") is None else "source",
        }
        if name := missing.get(stated.get("term", "")):
            self.add_error(f"{term}_{name}", ValidationError(_("Fill this in.")))
        return None

    def _add_term(self, term: str, choices: CountingChoices) -> None:
        kinds = [
            (COUNT, _("a count of records")),
            (RESULT_OF, _("another indicator's result")),
            (MEASURED, _("a measurement's quantity")),
            (GIVEN, _("a number with its source")),
        ]
        radio, boxes = forms.RadioSelect, forms.CheckboxSelectMultiple
        every = [status for those in RECORD_STATUSES.values() for status in those]
        fields: dict[str, forms.Field] = {
            "term": forms.ChoiceField(label=_("It is"), choices=kinds, widget=radio, required=term == "first"),
            "of": forms.ChoiceField(label=_("Of which records"), choices=_said(KIND_WORDS.items()), widget=radio, required=False),
            "unit": forms.ChoiceField(label=_("What is counted"), choices=_said(COUNT_UNIT_WORDS.items()), widget=radio, required=False),
            "statuses": _several(_("Where they stand"), _said((one, RECORD_STATUS_WORDS[one]) for one in dict.fromkeys(every)), boxes),
            "campaigns": _several(_("Of which campaigns (none: all of the agency)"), _named(choices.campaigns), boxes),
            "themes": _several(_("In which themes (none: all)"), _named(choices.themes), boxes),
            "activities": _several(_("At which meetings or events (none: all)"), _named(choices.activities), boxes),
            "sectors": _several(_("Of which sectors (none: all)"), _said(SECTOR_WORDS.items()), boxes),
            "period": forms.ChoiceField(label=_("Within which dates"), choices=_said(PERIOD_WORDS.items()), widget=radio, required=False),
            "from_on": DayField(label=_("From"), required=False),
            "until_on": DayField(label=_("To"), required=False),
            "is_ongoing": forms.BooleanField(label=_("Only practices that are still kept up at the end"), required=False),
            "indicator": forms.ChoiceField(label=_("Which indicator"), choices=[("", "–"), *_named(choices.indicators)], required=False),
            "measurement": forms.ChoiceField(label=_("Which measurement"), choices=[("", "–"), *_named(choices.measurements)], required=False),
            "quantity": forms.ChoiceField(label=_("Which quantity"), choices=_said(QUANTITY_WORDS.items()), required=False),
            "value": NumberField(label=_("The number"), required=False, max_digits=20, decimal_places=6),
            "source": forms.CharField(label=_("Where it is from"), required=False, max_length=300, widget=forms.TextInput(attrs={"lang": "th"})),
        }  # fmt: skip
        for name, field in fields.items():
            self.fields[f"{term}_{name}"] = field


def _count(stated: dict[str, Any]) -> Count:
    """What was chosen, without what records of that kind don't have. ValueError where the rest doesn't fit."""
    of = RecordKind(stated.get("of") or RecordKind.PRACTICE)
    period = Period(stated.get("period") or Period.YEAR_SO_FAR)
    statuses = tuple(
        RecordStatus(one) for one in stated.get("statuses", ()) if RecordStatus(one) in RECORD_STATUSES[of]
    )
    unit = CountUnit(stated.get("unit") or CountUnit.PARTNERS)
    return Count(
        of=of,
        unit=CountUnit.RECORDS if of is RecordKind.ACTIVITY and unit is CountUnit.PARTNERS else unit,
        statuses=statuses or _USUAL[of],
        campaigns=_keys(stated, "campaigns") if of is not RecordKind.PARTNER else (),
        themes=_keys(stated, "themes") if of in _THEMED else (),
        activities=_keys(stated, "activities") if of is RecordKind.ATTENDANCE else (),
        sectors=tuple(map(Sector, stated.get("sectors", ()))) if of is not RecordKind.ACTIVITY else (),
        period=period,
        from_on=stated.get("from_on") if period is Period.DATES else None,
        until_on=stated.get("until_on") if period is Period.DATES else None,
        is_ongoing=bool(stated.get("is_ongoing")) and of is RecordKind.PRACTICE,
    )


def _keys(stated: dict[str, Any], name: str) -> tuple[int, ...]:
    return tuple(map(int, stated.get(name, ())))


def _term_fields(name: str, term: Term) -> dict[str, object]:
    usual: dict[str, object] = {
        "of": RecordKind.PRACTICE.value,
        "unit": CountUnit.PARTNERS.value,
        "period": Period.YEAR_SO_FAR.value,
    }
    fields: dict[str, object]
    match term:
        case Count():
            fields = {
                "term": COUNT,
                **{part: getattr(term, part) for part in ("from_on", "until_on", "is_ongoing")},
                **{part: getattr(term, part).value for part in ("of", "unit", "period")},
                **{part: [str(key) for key in getattr(term, part)] for part in ("campaigns", "themes", "activities")},
                "statuses": [one.value for one in term.statuses],
                "sectors": [one.value for one in term.sectors],
            }
        case ResultOf():
            fields = usual | {"term": RESULT_OF, "indicator": str(term.indicator)}
        case Measured():
            fields = usual | {"term": MEASURED, "measurement": str(term.measurement), "quantity": term.quantity.value}
        case Constant():
            fields = usual | {"term": GIVEN, "value": term.value, "source": term.source}
    return {f"{name}_{part}": value for part, value in fields.items()}


def _said(pairs: Iterable[tuple[Any, Message]]) -> list[tuple[str, Any]]:
    return [(code.value, later(stated)) for code, stated in pairs]


def _named(pairs: Iterable[tuple[int, Message]]) -> list[tuple[str, str]]:
    return [(str(key), str(name)) for key, name in pairs]


def _several(label: Any, choices: list[tuple[str, Any]], widget: type[forms.Widget]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=widget, required=False)
