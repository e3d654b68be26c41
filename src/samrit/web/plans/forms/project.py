"""What is planned of a project, its steps row by row, and what is told of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from samrit.actions.plans.report_progress import LONGEST_NOTE, ProgressEntry
from samrit.definitions.project import PlannedStep, ProjectPlan
from samrit.queries.plans.project import StepRow
from samrit.records.sentences import later as _
from samrit.vocabulary.units import BAHT, SHARE
from samrit.web.components.choosing import choose
from samrit.web.components.day import DayField
from samrit.web.components.number import NumberField

_MOST_STEPS = 60
STEP_FIELDS = ("pk", "name", "weight", "planned_from", "planned_until")


def _number(label: Any, *, hint: Any = "", places: int = 2, most: int | None = None, unit: str = "") -> NumberField:
    return NumberField(
        label=label, help_text=hint, required=False, min_value=0, max_value=most, decimal_places=places, max_digits=18,
        unit=unit,
    )  # fmt: skip


def _long(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "lang": "th", "class": "low"})
    return forms.CharField(label=label, required=False, widget=widget)


class ProjectForm(forms.Form):
    """What is planned of a project but for its steps; `version` is that of the row that the person had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    code = forms.CharField(label=_("Code of the project"), max_length=64, required=False)
    name_th = forms.CharField(label=_("Name of the project"), widget=forms.TextInput(attrs={"lang": "th"}))
    name_en = forms.CharField(label=_("Name in English"), required=False)
    responsible = forms.ChoiceField(label=_("Responsible"), required=False)
    starts_on = DayField(label=_("Starts on"))
    ends_on = DayField(label=_("Ends on"))
    budget_allotted_baht = _number(_("Budget allotted (baht)"), unit=BAHT)
    rationale = _long(_("Rationale"))
    objectives = _long(_("Objectives"))
    targets = _long(_("Targets of the project"))
    indicators = forms.TypedMultipleChoiceField(
        label=_("Indicators that it serves"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], indicators: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "responsible", [("", "–"), *people])
        choose(self, "indicators", indicators)

    def planned(self, steps: Sequence[PlannedStep]) -> ProjectPlan:
        """What was entered, once the form was looked at."""
        cleaned = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ProjectPlan(**cleaned | {"indicators": tuple(sorted(cleaned["indicators"])), "steps": tuple(steps)})


class StepForm(forms.Form):
    """One row of steps; a row in which nothing stands is none."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Step"), widget=forms.TextInput(attrs={"lang": "th"}))
    weight = _number(_("Weight (%)"), places=4, most=100, unit=SHARE.word)
    planned_from = DayField(label=_("Planned from"))
    planned_until = DayField(label=_("Planned until"))

    def clean_weight(self) -> Decimal:
        """A step has a weight."""
        weight: Decimal | None = self.cleaned_data["weight"]
        if weight is None:
            raise forms.ValidationError(self.fields["name"].error_messages["required"])
        return weight

    @property
    def step(self) -> PlannedStep:
        """What was entered, once the row was looked at."""
        return PlannedStep(**self.cleaned_data)


class StepRows:
    """The rows of steps, as they stand or as they were sent; buttons add, move and take out rows without saving."""

    def __init__(self, rows: Sequence[Mapping[str, object]], *, is_sent: bool) -> None:
        """`rows` are the values by the names of the fields."""
        self.forms = [
            StepForm({f"s{n}-{name}": value for name, value in row.items()}, prefix=f"s{n}")
            if is_sent
            else StepForm(initial=dict(row), prefix=f"s{n}")
            for n, row in enumerate(rows)
        ]

    @property
    def steps(self) -> list[PlannedStep] | None:
        """What was entered; None where a row can't be taken."""
        if not all([form.is_valid() for form in self.forms]):  # noqa: C419 - every row is looked at, to say what is wrong
            return None
        return [form.step for form in self.forms]


def sent_rows(data: Mapping[str, str]) -> list[dict[str, object]]:
    """The rows that a page sent, as they were typed, empty ones left out."""
    count = data.get("rows", "0")
    numbers = range(min(int(count) if count.isdecimal() else 0, _MOST_STEPS))
    rows: list[dict[str, object]] = [{name: data.get(f"s{n}-{name}", "") for name in STEP_FIELDS} for n in numbers]
    return [row for row in rows if any(row.values())]


def rearranged(rows: list[dict[str, object]], data: Mapping[str, str]) -> list[dict[str, object]] | None:
    """The rows after the button that was pressed: another row, one moved up or down, one out; None where it was another."""
    if "add_row" in data:
        return [*rows, {}]
    for button in ("up", "down", "out"):
        place = data.get(button, "")
        if not place.isdecimal():
            continue
        at = int(place)
        row = rows[at : at + 1]
        rest = rows[:at] + rows[at + 1 :]
        to = {"up": max(at - 1, 0), "down": at + 1}.get(button)
        return rest if to is None else rest[:to] + row + rest[to:]
    return None


class ProgressForm(forms.Form):
    """What is told of a day: the percent of each step, what was spent in all, a note. Left empty: nothing new."""

    on = DayField(label=_("As of the day"), help_text=_("The day on which it stood so; not in the future."))

    def __init__(self, *args: Any, steps: Sequence[StepRow], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        self.initial.setdefault("on", today)
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        for step in steps:
            self.fields[f"p{step.pk}"] = _number(step.name, most=100, unit=SHARE.word)
        self.fields["spent_baht"] = _number(_("Spent in all by that day (baht)"), unit=BAHT)
        self.fields["note"] = forms.CharField(
            label=_("Obstacles and notes"),
            help_text=_("What stands in the way, or why a figure is lower than before."),
            required=False,
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": 3, "lang": "th", "class": "low"}),
        )

    @property
    def rows(self) -> list[tuple[StepRow, forms.BoundField]]:
        """Each step with its field."""
        return [(step, self[f"p{step.pk}"]) for step in self.steps]

    @property
    def entry(self) -> ProgressEntry:
        """What was entered, once the form was looked at."""
        cleaned = self.cleaned_data
        percents = {step.pk: cleaned[f"p{step.pk}"] for step in self.steps if cleaned[f"p{step.pk}"] is not None}
        return ProgressEntry(cleaned["on"], percents, cleaned["spent_baht"], cleaned["note"])
