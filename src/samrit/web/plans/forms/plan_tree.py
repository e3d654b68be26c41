"""A long-term plan and the places in its tree, as they are entered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from samrit.actions.plans.plan_tree import PlanEntry
from samrit.definitions.plan_tree import NodeEntry, PlanLevel
from samrit.records.models import Plan, PlanNode
from samrit.records.sentences import later as _
from samrit.report.plan_code import code_of, codes_of
from samrit.thai.calendar import BUDDHIST_OFFSET
from samrit.thai.text import clean_line
from samrit.web.components.choosing import choose
from samrit.web.components.day import DayField
from samrit.web.components.number import WholeField

_FEWEST_LEVELS, _SPARE_LEVELS, _MOST_LEVELS = 5, 2, 20
_THAI = {"lang": "th"}


class YearField(WholeField):
    """A fiscal year: in the Buddhist Era as in the Common Era, in either digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> int | None:
        """The Buddhist year."""
        year = super().to_python(value)
        if year is None:
            return None
        year = year + BUDDHIST_OFFSET if year < 2400 else year
        if not 2500 <= year <= 2700:
            raise forms.ValidationError(_("A fiscal year is a Buddhist year between 2500 and 2700."))
        return year


class LongTermPlanForm(forms.Form):
    """What a plan is called, its levels from the top down, its years, the plan that it follows."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title_th = forms.CharField(label=_("Name in Thai"), max_length=500, widget=forms.TextInput(attrs=_THAI))
    title_en = forms.CharField(label=_("Name in English"), max_length=500, required=False)
    first_year_be = YearField(label=_("First fiscal year"), help_text=_("Left empty: as long as one can tell."))
    last_year_be = YearField(label=_("Last fiscal year"), help_text=_("Left empty: until it is settled."))
    follows = forms.TypedChoiceField(label=_("The plan that it follows"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, entry: PlanEntry, plans: Iterable[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "follows", [("", "–"), *((one.pk, one.name()) for one in plans)])
        self.count = min(max(len(entry.levels) + _SPARE_LEVELS, _FEWEST_LEVELS), _MOST_LEVELS)
        for n in range(self.count):
            level = entry.levels[n] if n < len(entry.levels) else PlanLevel("")
            label = forms.CharField(label=_("Level {n}", n=n + 1), required=False, widget=forms.TextInput(attrs=_THAI))
            rank = forms.CharField(label=_("Before the code"), required=False, widget=forms.TextInput(attrs=_THAI))
            english = forms.CharField(label=_("In English"), required=False)
            for name, field, value in (
                ("label", label, level.label),
                ("rank", rank, level.rank),
                ("en", english, level.en),
            ):
                self.fields[f"{name}{n}"] = field
                self.initial.setdefault(f"{name}{n}", value)
        for name in ("title_th", "title_en", "first_year_be", "last_year_be", "follows"):
            self.initial.setdefault(name, getattr(entry, name))

    @property
    def levels(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of each level."""
        return [tuple(self[f"{name}{n}"] for name in ("label", "rank", "en")) for n in range(self.count)]

    @property
    def entry(self) -> PlanEntry:
        """What was entered, once the form was looked at."""
        said = self.cleaned_data
        levels = [
            PlanLevel(*(clean_line(said[f"{name}{n}"]) for name in ("label", "rank", "en"))) for n in range(self.count)
        ]
        return PlanEntry(
            title_th=clean_line(said["title_th"]),
            title_en=clean_line(said["title_en"]),
            levels=tuple(PlanLevel(one.label or one.rank or one.en, one.rank, one.en) for one in levels if any((one.label, one.rank, one.en))),
            first_year_be=said["first_year_be"],
            last_year_be=said["last_year_be"],
            follows=said["follows"],
        )  # fmt: skip


class NodeForm(forms.Form):
    """A place in a plan's tree: what stands above it, its code and names, its level, what it takes further, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    parent = forms.ChoiceField(label=_("Stands below"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    code = forms.CharField(
        label=_("Code in the plan"), help_text=_("As 2.4.1, in either digits."), max_length=60,
        widget=forms.TextInput(attrs={"class": "short"}),
    )  # fmt: skip
    name_th = forms.CharField(label=_("Name in Thai"), max_length=2000, widget=forms.TextInput(attrs=_THAI))
    name_en = forms.CharField(label=_("Name in English"), max_length=2000, required=False)
    continues = forms.CharField(
        label=_("Takes further, of the plan before"),
        help_text=_("Codes of the plan that this one follows, as 2.4.1; several with semicolons between."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It stays in the history."),
        widget=forms.Textarea(attrs={"rows": 2, "lang": "th", "class": "low"}),
    )

    def __init__(
        self, *args: Any, plan: Plan, levels: Sequence[PlanLevel], nodes: Sequence[tuple[PlanNode, int]],
        entry: NodeEntry | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.plan_levels, self.depths = levels, {node.code: depth for node, depth in nodes}
        parents = [(node.code, f"{'– ' * depth}{node.code} {node.name()}") for node, depth in nodes]
        choose(self, "parent", [("", _("Nothing: it stands at the top")), *parents])
        offered = [("", _("As places of this depth are called"))]
        offered += [(str(n), _level_words(one)) for n, one in enumerate(levels)]
        if entry is not None and entry.level_label and self._number(entry) == "":
            offered.append(("own", f"{entry.level_label} {entry.rank}".strip()))
        choose(self, "level", offered)
        if plan.follows_id is None:
            del self.fields["continues"]
        if entry is None:
            self.fields["reason"].required = False
        else:
            entered = {"parent": entry.parent, "code": entry.code, "name_th": entry.name_th, "name_en": entry.name_en}
            self.initial = {**self.initial, **entered, "continues": "; ".join(entry.continues)}
            self.initial["level"] = self._number(entry) or ("own" if entry.level_label else "")
        self.own = entry

    def clean_code(self) -> str:
        """The code in Arabic digits."""
        code = code_of(self.cleaned_data["code"])
        if len(code) > 32:
            raise forms.ValidationError(_("A code has at most 32 characters."))
        return code

    @property
    def entry(self) -> NodeEntry:
        """What was entered, once the form was looked at."""
        said = self.cleaned_data
        depth = self.depths.get(said["parent"], -1) + 1
        level = PlanLevel("")
        if said["level"] == "own" and self.own is not None:
            level = PlanLevel(self.own.level_label, self.own.rank)
        elif said["level"]:
            level = self.plan_levels[int(said["level"])]
        elif depth < len(self.plan_levels):
            level = self.plan_levels[depth]
        continues = codes_of(said["continues"]) if "continues" in said else self.own.continues if self.own else ()
        name_th, name_en = clean_line(said["name_th"]), clean_line(said["name_en"])
        return NodeEntry(said["code"], name_th, name_en, said["parent"], level.label, level.rank, continues)

    def _number(self, entry: NodeEntry) -> str:
        named = ((one.label, one.rank) for one in self.plan_levels)
        return next((str(n) for n, names in enumerate(named) if names == (entry.level_label, entry.rank)), "")


class CloseNodeForm(forms.Form):
    """From when a place is closed, and why."""

    on = DayField(label=_("Closed from"))
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2, "lang": "th", "class": "low"}))


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2, "lang": "th", "class": "low"}))


class FollowersForm(forms.Form):
    """Which places take further each place of the plan before: codes, with semicolons between."""

    def __init__(
        self, *args: Any, former: Sequence[PlanNode], found: dict[int, tuple[str, ...]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.former = former
        for node in former:
            self.fields[f"n{node.pk}"] = forms.CharField(label=f"{node.code} {node.name()}", required=False)
            self.initial.setdefault(f"n{node.pk}", "; ".join(found.get(node.pk, ())))

    @property
    def followers(self) -> dict[int, tuple[str, ...]]:
        """What was entered, once the form was looked at."""
        return {node.pk: codes_of(self.cleaned_data[f"n{node.pk}"]) for node in self.former}


def _level_words(level: PlanLevel) -> str:
    words = " ".join(filter(None, (level.label, level.rank)))
    return f"{words} ({level.en})" if level.en else words
