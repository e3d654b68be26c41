"""The list behind a counted number: as of when, by which rule, who; and of a frozen one, what has changed since."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samrit.counting import Count, terms
from samrit.counting.words import term_words
from samrit.queries.counting.counted_members import Member, all_members, members_leaf
from samrit.queries.counting.counted_reports import Change, difference, is_frozen, last_tally, ruled_by
from samrit.queries.counting.counting import Scope, outcome
from samrit.queries.counting.result_rules import Ruled, names_for
from samrit.queries.people.access import signed_in
from samrit.queries.reports.look import row_of
from samrit.records.models import QuarterReport, Tally
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.city import history
from samrit.web.counting.counted import rule_sentence, sentence_of
from samrit.web.reports.views.indicator import readable
from samrit.writers.table import CSV_TYPE, XLSX_TYPE, write_csv, write_xlsx


@require_safe
def count(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What was counted for a quarter, name by name."""
    row, ruled, tally = _found(request, pk, number)
    scope, language = Scope.of(row.indicator, number), words.language()
    frozen = is_frozen(row) and tally is not None
    as_of = tally.as_of if tally is not None and frozen else None
    names = names_for([ruled.rule])
    page_number = request.GET.get("page", "1")
    leaves = [
        members_leaf(term, scope, as_of, number=page_number) if isinstance(term, Count) else None
        for term in terms(ruled.rule)
    ]
    said = [term_words(term, names).text(language) for term in terms(ruled.rule)]
    found = outcome(ruled.rule, scope, as_of)
    changed = difference(row, tally)
    context = {
        "indicator": row.indicator,
        "row": row,
        "year": words.year(row.indicator.annual_plan.fiscal_year_be),
        "quarter": history.quarter_name(number),
        "value": words.plain_number(tally.value if tally is not None and frozen else found.value),
        "numerator": words.plain_number(found.numerator),
        "denominator": words.plain_number(found.denominator),
        "why_none": found.why_none.text(language) if found.why_none else "",
        "is_frozen": frozen,
        "is_closed": is_frozen(row),
        "as_of": as_of or timezone.now(),
        "rule": ruled,
        "sentence": rule_sentence(ruled),
        "exact": sentence_of(ruled.rule),
        "lists": [{"words": text, "leaf": leaf} for text, leaf in zip(said, leaves, strict=True)],
        "longest": max(
            (leaf.page for leaf in leaves if leaf is not None), key=lambda page: page.paginator.num_pages, default=None
        ),
        "now": words.plain_number(changed.now) if changed else "",
        "differs": changed is not None and (changed.now != changed.tally.value or bool(changed.changes)),
        "added": [_told(one) for one in changed.changes if one.is_added] if changed else [],
        "gone": [_told(one) for one in changed.changes if not one.is_added] if changed else [],
        "left_out": changed.left_out if changed else 0,
    }
    return render(request, "counting/count.html", context)


@require_safe
def count_file(request: HttpRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    """The same list as a file."""
    writers = {"csv": (write_csv, CSV_TYPE), "xlsx": (write_xlsx, XLSX_TYPE)}
    if suffix not in writers:
        raise Http404
    row, ruled, tally = _found(request, pk, number)
    as_of = tally.as_of if tally is not None and is_frozen(row) else None
    write, media_type = writers[suffix]
    scope = Scope.of(row.indicator, number)
    rows = (
        cells
        for term in terms(ruled.rule)
        if isinstance(term, Count)
        for member in all_members(term, scope, as_of)
        for cells in _cells(member)
    )
    headings = [_("Partner or activity"), _("Record"), _("Standing"), _("In what"), _("Date"), _("People")]
    response = HttpResponse(write(headings, rows), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="count-{pk}-{number}.{suffix}"'
    return response


def _found(request: HttpRequest, pk: int, number: int) -> tuple[QuarterReport, Ruled, Tally | None]:
    indicator = readable(pk, signed_in(request))
    row = row_of(indicator, number)
    if row is None:
        raise Http404
    row.indicator = indicator
    ruled = ruled_by(row)
    if ruled is None:
        raise Http404
    return row, ruled, last_tally(row)


def _told(change: Change) -> dict[str, Any]:
    """One difference as the page shows it."""
    event = change.event
    return {
        "name": change.name.text(words.language()),
        "record": change.record.words.text(words.language()),
        "about": change.record.about.text(words.language()),
        "since": change.since,
        "deed": history.sentence(event.action, None) if event is not None else "",
        "by": event.by.name(words.language()) if event is not None and event.by is not None else "",
    }


def _cells(member: Member) -> Iterator[tuple[str, ...]]:
    language = words.language()
    for record in member.records:
        yield (
            member.name.text(language),
            record.words.text(language),
            record.standing.text(language),
            record.about.text(language),
            words.day(record.on, short=True),
            "" if record.people is None else str(record.people),
        )
