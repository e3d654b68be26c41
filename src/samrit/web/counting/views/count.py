"""The list behind a counted number: as of when, by which rule, who; and of a frozen one, what has changed since."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.counting import Count, terms
from samrit.counting.words import term_words
from samrit.queries.counting.counted_members import Member, all_members, members_page
from samrit.queries.counting.counted_reports import Change, counting_rule_of, difference, is_frozen, last_tally
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.counting_rules import CountedIndicator, names_for
from samrit.queries.people.access import signed_in
from samrit.queries.reports.assessment import row_of
from samrit.records.models import QuarterReport, Tally
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.city import history
from samrit.web.counting.counted import rule_sentence, sentence_of
from samrit.web.download import download
from samrit.web.reports.views.indicator import readable
from samrit.writers.table import CSV_TYPE, XLSX_TYPE, write_csv, write_xlsx


@require_safe
def count(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What was counted for a quarter, name by name."""
    row, counted_indicator, tally = _found(request, pk, number)
    scope = Scope.of(row.indicator, number)
    frozen = is_frozen(row) and tally is not None
    as_of = tally.as_of if tally is not None and frozen else None
    names = names_for([counted_indicator.rule])
    page_number = request.GET.get("page", "1")
    member_pages = [
        members_page(term, scope, as_of, number=page_number) if isinstance(term, Count) else None
        for term in terms(counted_indicator.rule)
    ]
    said = [str(term_words(term, names)) for term in terms(counted_indicator.rule)]
    found = outcome(counted_indicator.rule, scope, as_of)
    changed = difference(row, tally)
    context = {
        "indicator": row.indicator,
        "row": row,
        "year": words.year(row.indicator.annual_plan.fiscal_year_be),
        "quarter": history.quarter_name(number),
        "value": words.value(tally.value if tally is not None and frozen else found.value),
        "numerator": words.value(found.numerator),
        "denominator": words.value(found.denominator),
        "why_none": str(found.why_none) if found.why_none else "",
        "is_frozen": frozen,
        "is_closed": is_frozen(row),
        "as_of": as_of or timezone.now(),
        "rule": counted_indicator,
        "sentence": rule_sentence(counted_indicator),
        "exact": sentence_of(counted_indicator.rule),
        "lists": [{"words": text, "page": member_page} for text, member_page in zip(said, member_pages, strict=True)],
        "longest": max(
            (member_page.page for member_page in member_pages if member_page is not None),
            key=lambda page: page.paginator.num_pages,
            default=None,
        ),
        "now": words.value(changed.now) if changed else "",
        "differs": changed is not None and (changed.now != changed.tally.value or bool(changed.changes)),
        "added": [_change_shown(one) for one in changed.changes if one.is_added] if changed else [],
        "gone": [_change_shown(one) for one in changed.changes if not one.is_added] if changed else [],
        "left_out": changed.left_out if changed else 0,
    }
    return render(request, "counting/count.html", context)


@require_safe
def count_file(request: HttpRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    """The same list as a file."""
    writers = {"csv": (write_csv, CSV_TYPE), "xlsx": (write_xlsx, XLSX_TYPE)}
    if suffix not in writers:
        raise Http404
    row, counted_indicator, tally = _found(request, pk, number)
    as_of = tally.as_of if tally is not None and is_frozen(row) else None
    write, media_type = writers[suffix]
    scope = Scope.of(row.indicator, number)
    rows = (
        cells
        for term in terms(counted_indicator.rule)
        if isinstance(term, Count)
        for member in all_members(term, scope, as_of)
        for cells in _cells(member)
    )
    headings = [_("Partner or activity"), _("Record"), _("Standing"), _("In what"), _("Date"), _("People")]
    return download(write(headings, rows), f"count-{pk}-{number}.{suffix}", media_type)


def _found(request: HttpRequest, pk: int, number: int) -> tuple[QuarterReport, CountedIndicator, Tally | None]:
    indicator = readable(pk, signed_in(request))
    row = row_of(indicator, number)
    if row is None:
        raise Http404
    row.indicator = indicator
    counted_indicator = counting_rule_of(row)
    if counted_indicator is None:
        raise Http404
    return row, counted_indicator, last_tally(row)


def _change_shown(change: Change) -> dict[str, Any]:
    """One difference as the page shows it."""
    event = change.event
    return {
        "name": str(change.name),
        "record": str(change.record.words),
        "about": str(change.record.about),
        "since": change.since,
        "action": history.sentence(event.action, None) if event is not None else "",
        "by": event.by.name() if event is not None and event.by is not None else "",
    }


def _cells(member: Member) -> Iterator[tuple[str, ...]]:
    for record in member.records:
        yield (
            str(member.name),
            str(record.words),
            str(record.status),
            str(record.about),
            words.day(record.on, short=True),
            "" if record.people is None else str(record.people),
        )
