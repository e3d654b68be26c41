"""The versions of a report, and any two of them compared word by word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samrit.actions.permissions import Permission
from samrit.actions.public.withdraw_publication import WITHDRAW_PUBLICATION
from samrit.queries.reports.versions import Version, compared, versions_of
from samrit.records.models import QuarterReport
from samrit.vocabulary.fields import place_of
from samrit.vocabulary.workflow import ACTION_WORDS
from samrit.web.asked import may, require
from samrit.web.city.history import quarter_name


@require_safe
def versions(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Who saved which version and what became of it; the two that are chosen, else the last two, side by side."""
    rows = QuarterReport.objects.select_related("indicator__annual_plan__agency")
    row = get_object_or_404(rows, indicator_id=pk, quarter=number)
    require(request, Permission.READ, row.indicator.annual_plan.agency)
    there = versions_of(row)
    old, new = _chosen(request, there)
    changes = compared(row, old, new) if old and new else ()
    if changes is None:
        raise Http404
    context = {
        "row": row,
        "quarter": quarter_name(number),
        "versions": [(one, [(str(ACTION_WORDS[m.action]), m) for m in one.marks]) for one in there],
        "old": old,
        "new": new,
        "may_withdraw": row.published_version is not None and may(request, WITHDRAW_PUBLICATION, row),
        "changes": [(str(one.field.words_in(place_of(number))), one) for one in changes],
    }
    return render(request, "reports/versions.html", context)


def _chosen(request: HttpRequest, there: tuple[Version, ...]) -> tuple[int, int]:
    last = [one.number for one in there[:2]]
    stated = [request.GET.get(name, "") for name in ("old", "new")]
    if all(one.isascii() and one.isdecimal() and len(one) < 9 for one in stated):
        return int(stated[0]), int(stated[1])
    return (last[1], last[0]) if len(last) == 2 else (0, 0)
