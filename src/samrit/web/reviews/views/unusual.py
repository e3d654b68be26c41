"""Results and texts that are worth a second look."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.queries.reviews.unusual import Row, unusual_results
from samrit.records.sentences import later as _
from samrit.scoring.unusual import SIGN_WORDS, Sign
from samrit.thai.translation import Message
from samrit.web import words
from samrit.web.asked import require
from samrit.web.components.choosing import choose
from samrit.web.listing import ChoiceForm, Column, Listing

_COLUMNS: tuple[Column[dict[str, Any]], ...] = (
    Column(Message("Indicator"), lambda line: line["row"].indicator),
    Column(Message("Agency"), lambda line: line["row"].agency),
    Column(Message("What is seen"), lambda line: line["sign"]),
    Column(Message("Reason"), lambda line: line["row"].reason),
)


class UnusualForm(ChoiceForm):
    """The choice of year and kind; it stands in the address."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), required=False, coerce=int, empty_value=None)
    sign = forms.ChoiceField(label=_("What is seen"), required=False)

    def offer(self, years: tuple[int, ...]) -> None:
        """The years of which there are plans."""
        choose(self, "year", [(one, words.year(one)) for one in years])
        choose(self, "sign", [("", _("All that the values show")), *SIGN_WORDS.items()])


@require_safe
def unusual(request: HttpRequest) -> HttpResponse:
    """What is unusual, with its reason and how many indicators have none."""
    by = require(request, Permission.SEE_SCORES.anywhere)
    asked_year, asked_sign = request.GET.get("year", ""), request.GET.get("sign", "")
    found = unusual_results(
        Permission.SEE_SCORES.branches(by, timezone.now()),
        int(asked_year) if asked_year.isascii() and asked_year.isdecimal() else None,
        Sign(asked_sign) if asked_sign in set(Sign) else None,
    )
    form = UnusualForm({"year": found.fiscal_year_be or "", "sign": asked_sign})
    form.offer(found.years)
    hit = len({row.indicator_pk for row in found.rows})
    shown: Listing[Row, dict[str, Any]] = Listing(
        request,
        found.rows,
        lambda rows: [{"row": row, "sign": SIGN_WORDS[row.sign]} for row in rows],
        _COLUMNS,
        form=form,
        count=Message.counted(
            "{count} indicator of {all}", "{count} indicators of {all}", count=hit, all=found.looked_at
        ),
    )
    return shown.answer("reviews/unusual.html", name="unusual")
