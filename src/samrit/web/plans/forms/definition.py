"""What the plan says of an indicator, field by field; `samrit.definitions` reads what was entered."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms

from samrit.definitions import Definition, entry_of, read_entry
from samrit.definitions.choices import CHOICE_FIELDS, words_of
from samrit.definitions.columns import COLUMNS
from samrit.definitions.definition import QUARTERS
from samrit.definitions.entry import BY_RULE, draft_of
from samrit.definitions.wording import carefully
from samrit.queries.people.directory import Directory
from samrit.records.sentences import later
from samrit.records.sentences import later as _

_LONG = {"definition": 7, "method": 5}
_SHORT = ("number", "code", "target", "baseline", "weight")
_IN_DECIMALS = ("baseline", "weight")


class DefinitionForm(forms.Form):
    """A definition as it stands, or as it is entered over one.

    `version` is that of the indicator that the person had before them; a new one has none. `definition` is what was
    entered, once the form was looked at; of what can't be taken, what stood there before.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, directory: Directory, before: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directory, self.before = directory, before
        self.definition = before
        for field in COLUMNS:
            self.fields[field] = self._field(field)
        careful = carefully(before.target)
        if careful != before.target:
            label = _("Word it anew: {new} instead of {old}", new=careful.printed, old=before.target.printed)
            self.fields["reword"] = forms.BooleanField(label=label, required=False)

    @classmethod
    def initial_of(cls, definition: Definition, version: int | None) -> dict[str, object]:
        """The fields as the records have them."""
        return {**entry_of(definition), "nodes": list(definition.nodes), "version": version}

    @property
    def quarters(self) -> list[tuple[int, tuple[forms.BoundField, ...]]]:
        """The fields of each quarter: comparison, target, weight."""
        return [(q, tuple(self[f"q{q}_{part}"] for part in ("comparison", "target", "weight"))) for q in QUARTERS]

    def clean(self) -> dict[str, Any]:
        """The definition, or what can't be taken, each beside its field."""
        data = super().clean() or {}
        entry = {field: _text(data[field]) for field in COLUMNS if field in data}
        definition, problems = read_entry(entry, self.before)
        for problem in problems:
            self.add_error(problem.field, str(problem.message))
        self.definition = definition or draft_of(entry, self.before)
        if data.get("reword"):
            self.definition = self.definition.replace(target=carefully(self.definition.target))
        return data

    def _field(self, field: str) -> forms.Field:
        column = COLUMNS[field]
        stated: dict[str, Any] = {
            "label": later(column.label),
            "help_text": later(column.help) if column.help.th else "",
            "required": field == "name_th",
        }
        if field == "nodes":
            return forms.MultipleChoiceField(
                **stated,
                choices=_node_choices(self.directory, self.before.nodes),
                widget=forms.CheckboxSelectMultiple,
            )
        if field in ("responsible", "deputy"):
            people = [(name, user.name()) for name, user in self.directory.people.items()]
            return forms.ChoiceField(**stated, choices=[("", "–"), *people])
        if field == "source":
            return self._source(stated)
        if field in CHOICE_FIELDS or field.endswith("_comparison"):
            return forms.ChoiceField(**stated, choices=_choices(field))
        return forms.CharField(**stated, strip=True, widget=_widget(field))

    def _source(self, stated: dict[str, Any]) -> forms.Field:
        """Counted and measured are shown where the rule says so, and never chosen here."""
        is_by_rule = self.before.source in BY_RULE
        offered = [(code, label) for code, label in _choices("source") if is_by_rule or code not in BY_RULE]
        return forms.ChoiceField(**stated, choices=offered, disabled=is_by_rule)


def _choices(field: str) -> list[tuple[str, Any]]:
    found = [(code, later(m)) for code, m in words_of(field).items()]
    return [("", _("as for the year")), *found] if field.endswith("_comparison") else found


def _node_choices(directory: Directory, had: Iterable[str]) -> list[tuple[str, Any]]:
    """The places of the plans that are valid in the year, and those that it supports already; by plan where there are several."""
    offered = [(ref, node) for ref, node in directory.nodes.items() if ref in directory.valid or ref in set(had)]
    grouped = groupby(offered, key=lambda one: one[1].plan)
    by_plan = [(plan.name(), [(ref, f"{n.code} {n.name()}") for ref, n in some]) for plan, some in grouped]
    return by_plan if len(by_plan) > 1 else [choice for _plan, choices in by_plan for choice in choices]


def _widget(field: str) -> forms.Widget:
    if field in _LONG:
        return forms.Textarea(attrs={"rows": _LONG[field], "lang": "th"})
    attrs = {"class": "short"} if field in _SHORT or field.startswith("q") else {}
    if field in _IN_DECIMALS or field.endswith("_weight"):
        attrs["inputmode"] = "decimal"
    if field in ("name_th", "unit"):
        attrs["lang"] = "th"
    return forms.TextInput(attrs=attrs)


def _text(value: object) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)
