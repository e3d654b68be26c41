"""How an indicator's result is worked out: a form without code; `samrit.counting` says what fits together."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from samrit.counting import (
    Count,
    Given,
    Measured,
    Quantity,
    RecordKind,
    ResultOf,
    Rule,
    Sector,
    Shape,
    Span,
    Standing,
    Term,
    What,
)
from samrit.counting.words import QUANTITY_WORDS, SHAPE_WORDS, SPAN_WORDS, WHAT_WORDS
from samrit.queries.counting.rule_choices import RuleChoices
from samrit.records.sentences import later
from samrit.records.sentences import later as _
from samrit.thai.translation import Message
from samrit.vocabulary.counted import KIND_WORDS, SECTOR_WORDS, STANDING_WORDS, STANDINGS
from samrit.web import words

COUNT, RESULT_OF, MEASURED, GIVEN = "count", "result_of", "measured", "given"
TERMS = ("first", "second")
_THEMED = (RecordKind.COMMITMENT, RecordKind.PRACTICE)
_USUAL = {
    RecordKind.PARTNER: (Standing.REGISTERED,),
    RecordKind.ACTIVITY: (Standing.HELD,),
    RecordKind.ATTENDANCE: (Standing.PRESENT,),
    RecordKind.COMMITMENT: (Standing.DECLARED,),
    RecordKind.PRACTICE: (Standing.VERIFIED,),
}


class ResultRuleForm(forms.Form):
    """A rule as it stands, or as it is put together; `rule` is what comes of it, None where it doesn't fit together yet.

    `number` is the version that the person had before him. What a term of another kind would need is not looked at.
    """

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    shape = forms.ChoiceField(label=_("The result is"), widget=forms.RadioSelect, choices=())
    words = forms.CharField(
        label=_("What counts, in plain words"),
        required=False,
        max_length=2000,
        help_text=_("As readers of the report see it. Left empty, the words of the rule itself stand here."),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "th"}),
    )

    def __init__(self, *args: Any, choices: RuleChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        self.rule: Rule | None = None
        shape = self.fields["shape"]
        assert isinstance(shape, forms.ChoiceField)
        shape.choices = _said(SHAPE_WORDS.items())
        for term in TERMS:
            self._add_term(term, choices)

    @classmethod
    def initial_of(cls, rule: Rule | None, text: str, number: int) -> dict[str, object]:
        """The fields as the records have them; for a first rule, what most indicators count."""
        initial: dict[str, object] = {
            "number": number,
            "words": text,
            "shape": (rule.shape if rule else Shape.ONE).value,
        }
        default = Count(of=RecordKind.PRACTICE, standings=_USUAL[RecordKind.PRACTICE])
        initial |= _term_fields("first", rule.first if rule else default)
        return initial | _term_fields("second", (rule.second if rule else None) or default)

    def clean(self) -> dict[str, Any]:
        """The rule, or beside which field it doesn't fit."""
        data = super().clean() or {}
        shape = Shape(data.get("shape") or Shape.ONE)
        first = self._term("first", data)
        second = self._term("second", data) if shape is not Shape.ONE else None
        if first is not None and (second is not None or shape is Shape.ONE) and not self.errors:
            self.rule = Rule(first=first, shape=shape, second=second)
        return data

    @property
    def terms(self) -> list[dict[str, forms.BoundField]]:
        """The fields of each term by their short names."""
        return [
            {name.removeprefix(f"{term}_"): self[name] for name in self.fields if name.startswith(f"{term}_")}
            for term in TERMS
        ]

    def _term(self, term: str, data: dict[str, Any]) -> Term | None:
        told = {name.removeprefix(f"{term}_"): value for name, value in data.items() if name.startswith(f"{term}_")}
        try:
            match told.get("term"):
                case "result_of" if told.get("indicator"):
                    return ResultOf(indicator=int(told["indicator"]))
                case "measured" if told.get("measurement"):
                    return Measured(measurement=int(told["measurement"]), quantity=Quantity(told["quantity"]))
                case "given" if told.get("value") is not None and told.get("source"):
                    return Given(value=told["value"], source=told["source"])
                case "count":
                    return _count(told)
        except ValueError:
            self.add_error(
                f"{term}_what",
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
            "given": "value" if told.get("value") is None else "source",
        }
        if name := missing.get(told.get("term", "")):
            self.add_error(f"{term}_{name}", ValidationError(_("Fill this in.")))
        return None

    def _add_term(self, term: str, choices: RuleChoices) -> None:
        kinds = [
            (COUNT, _("a count of records")),
            (RESULT_OF, _("another indicator's result")),
            (MEASURED, _("a measurement's quantity")),
            (GIVEN, _("a number with its source")),
        ]
        radio, boxes = forms.RadioSelect, forms.CheckboxSelectMultiple
        every = [standing for those in STANDINGS.values() for standing in those]
        fields: dict[str, forms.Field] = {
            "term": forms.ChoiceField(label=_("It is"), choices=kinds, widget=radio, required=term == "first"),
            "of": forms.ChoiceField(label=_("Of which records"), choices=_said(KIND_WORDS.items()), widget=radio, required=False),
            "what": forms.ChoiceField(label=_("What is counted"), choices=_said(WHAT_WORDS.items()), widget=radio, required=False),
            "standings": _several(_("Where they stand"), _said((one, STANDING_WORDS[one]) for one in dict.fromkeys(every)), boxes),
            "campaigns": _several(_("Of which campaigns (none: all of the agency)"), _named(choices.campaigns), boxes),
            "themes": _several(_("In which themes (none: all)"), _named(choices.themes), boxes),
            "activities": _several(_("At which meetings or events (none: all)"), _named(choices.activities), boxes),
            "sectors": _several(_("Of which sectors (none: all)"), _said(SECTOR_WORDS.items()), boxes),
            "span": forms.ChoiceField(label=_("Within which dates"), choices=_said(SPAN_WORDS.items()), widget=radio, required=False),
            "from_on": forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})),
            "until_on": forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})),
            "holds": forms.BooleanField(label=_("Only practices that are still kept up at the end"), required=False),
            "indicator": forms.ChoiceField(label=_("Which indicator"), choices=[("", "–"), *_named(choices.indicators)], required=False),
            "measurement": forms.ChoiceField(label=_("Which measurement"), choices=[("", "–"), *_named(choices.measurements)], required=False),
            "quantity": forms.ChoiceField(label=_("Which quantity"), choices=_said(QUANTITY_WORDS.items()), required=False),
            "value": forms.DecimalField(label=_("The number"), required=False, max_digits=20, decimal_places=6, localize=False),
            "source": forms.CharField(label=_("Where it is from"), required=False, max_length=300, widget=forms.TextInput(attrs={"lang": "th"})),
        }  # fmt: skip
        for name, field in fields.items():
            self.fields[f"{term}_{name}"] = field


def _count(told: dict[str, Any]) -> Count:
    """What was chosen, without what records of that kind don't have. ValueError where the rest doesn't fit."""
    of = RecordKind(told.get("of") or RecordKind.PRACTICE)
    span = Span(told.get("span") or Span.YEAR_SO_FAR)
    standings = tuple(Standing(one) for one in told.get("standings", ()) if Standing(one) in STANDINGS[of])
    what = What(told.get("what") or What.PARTNERS)
    return Count(
        of=of,
        what=What.RECORDS if of is RecordKind.ACTIVITY and what is What.PARTNERS else what,
        standings=standings or _USUAL[of],
        campaigns=_keys(told, "campaigns") if of is not RecordKind.PARTNER else (),
        themes=_keys(told, "themes") if of in _THEMED else (),
        activities=_keys(told, "activities") if of is RecordKind.ATTENDANCE else (),
        sectors=tuple(map(Sector, told.get("sectors", ()))) if of is not RecordKind.ACTIVITY else (),
        span=span,
        from_on=told.get("from_on") if span is Span.DATES else None,
        until_on=told.get("until_on") if span is Span.DATES else None,
        holds=bool(told.get("holds")) and of is RecordKind.PRACTICE,
    )


def _keys(told: dict[str, Any], name: str) -> tuple[int, ...]:
    return tuple(map(int, told.get(name, ())))


def _term_fields(name: str, term: Term) -> dict[str, object]:
    usual: dict[str, object] = {
        "of": RecordKind.PRACTICE.value,
        "what": What.PARTNERS.value,
        "span": Span.YEAR_SO_FAR.value,
    }
    fields: dict[str, object]
    match term:
        case Count():
            fields = {
                "term": COUNT,
                **{part: getattr(term, part) for part in ("from_on", "until_on", "holds")},
                **{part: getattr(term, part).value for part in ("of", "what", "span")},
                **{part: [str(key) for key in getattr(term, part)] for part in ("campaigns", "themes", "activities")},
                "standings": [one.value for one in term.standings],
                "sectors": [one.value for one in term.sectors],
            }
        case ResultOf():
            fields = usual | {"term": RESULT_OF, "indicator": str(term.indicator)}
        case Measured():
            fields = usual | {"term": MEASURED, "measurement": str(term.measurement), "quantity": term.quantity.value}
        case Given():
            fields = usual | {"term": GIVEN, "value": term.value, "source": term.source}
    return {f"{name}_{part}": value for part, value in fields.items()}


def _said(pairs: Iterable[tuple[Any, Message]]) -> list[tuple[str, Any]]:
    return [(code.value, later(told)) for code, told in pairs]


def _named(pairs: Iterable[tuple[int, Message]]) -> list[tuple[str, str]]:
    return [(str(key), name.text(words.language())) for key, name in pairs]


def _several(label: Any, choices: list[tuple[str, Any]], widget: type[forms.Widget]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=widget, required=False)
