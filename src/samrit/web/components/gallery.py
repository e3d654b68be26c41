"""The page that shows every component with its examples, for those who build pages or look after them.

Whoever has an account may open it: it holds no record, so no permission has to be kept for it. No menu leads there.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from samrit.records.sentences import later as _
from samrit.scoring.counts import PART_WORDS, Part
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import StaleVersion
from samrit.web.components.number import NumberField
from samrit.web.components.stale import show_stale
from samrit.web.listing import Column, Listing
from samrit.web.words import year
from samrit.writers.counts_drawing import bar
from samrit.writers.value_drawing import Value, drawing

# The first word names template, styles, examples and tag; the rest says what it is.
COMPONENTS: dict[str, str | Promise] = {
    "crumbs": _("The way to a page"),
    "sheet": _("Sheet"),
    "pairs": _("Terms and what they mean"),
    "table": _("Table"),
    "badge": _("Badge"),
    "message": _("Message"),
    "error_summary": _("What is wrong in a form"),
    "stale": _("Two at once"),
    "nothing": _("A list without rows"),
    "list_head": _("Over a list"),
    "paging": _("Pages of a list"),
    "figure": _("A value with its unit"),
    "drawing": _("A chart, and what it shows in words"),
    "values": _("Values over years or quarters"),
    "counts": _("How many came out how"),
    "person": _("A person's name"),
    "date": _("Date"),
    "icon": _("Icons"),
    "sticky": _("What one may do, always in view"),
}
ICONS = ("bell", "error", "warning", "note", "good", "print", "link", "pen", "upload", "file", "image")
TODAY = date(2026, 10, 8)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A row of the table of examples."""

    quarter: int
    value: str
    state: str | Promise
    tone: str
    on: date
    doubt: str = ""


class ExampleForm(forms.Form):
    """Two fields that are always wrong."""

    value = NumberField(label=_("Result"), error_messages={"invalid": _("“{value}” is not a number.")})
    narrative = forms.CharField(label=_("What was done"), error_messages={"required": _("Fill this in.")})


_COUNT = Message.counted("{count} report", "{count} reports", count=0)
_COLUMNS: tuple[Column[int], ...] = (
    Column(Message("Report"), str, by=("name_th",)),
    Column(Message("Agency"), str, by=("agency__name_th",)),
)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with its examples."""
    shown = [
        {"name": name, "words": words, "examples": f"components/{name}.examples.html"}
        for name, words in COMPONENTS.items()
    ]
    return render(request, "components/gallery.html", {"components": shown, "examples": _examples(request)})


def _stale_form() -> ExampleForm:
    form = ExampleForm(QueryDict("value=124&narrative=24"))
    clash = StaleVersion(mine="", theirs="", version=2)
    show_stale(form, clash, [(str(ExampleForm.base_fields["value"].label), "120", "124")])
    return form


def _examples(request: HttpRequest) -> dict[str, object]:
    form = ExampleForm({"value": "N/A", "narrative": ""})
    form.add_error("value", str(Message("“{value}” is not a number.", value="N/A")))
    del form.errors["value"][0]
    quarters = (
        Quarter(1, "124", _("Published", context="state of a report"), "good", date(2026, 1, 9)),
        Quarter(2, "286", _("Returned", context="state of a report"), "near", date(2026, 4, 10)),
        Quarter(3, "351", _("Late", context="state of a report"), "miss", date(2026, 7, 8)),
        Quarter(4, "1,412", _("Submitted", context="state of a report"), "note", TODAY, "pending"),
    )
    return {
        "agency": _("Your organisation"),
        "unit": str(Message.counted("organisation", "organisations", count=412)),
        "quarters": quarters,
        "form": form,
        "stale": _stale_form(),
        "list": Listing(request, range(212), list, _COLUMNS, count=_COUNT),
        "today": TODAY,
        "moment": datetime(2026, 10, 8, 14, 36, tzinfo=timezone.get_current_timezone()),
        "days": [TODAY + timedelta(days) for days in (45, 22, 7, 1, 0, -3, -400)],
        "icons": ICONS,
        "years": drawing(
            [
                Value(year(2565), Decimal(120), Decimal(100), is_now=False),
                Value(year(2566), None, Decimal(150), is_now=False),
                Value(year(2567), Decimal(90), Decimal(200), str(_("Doubtful")), is_break=True),
                Value(year(2568), Decimal(260), Decimal(250), is_now=False),
                Value(year(2569), Decimal(412), Decimal(400), is_hollow=True),
            ]
        ),
        "line": drawing(
            [Value(str(n), Decimal(80 + 4 * n) if n != 3 else None) for n in (1, 2, 3, 4, 5)], Decimal(95), is_line=True
        ),
        "counts": bar(dict(zip(Part, (4, 12, 3, 2, 1, 2, 1, 5), strict=True)), PART_WORDS),
    }
