"""What somebody has handed in and waits for others: for whom, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from samrit.queries.reviews.approvals import WAITS_FOR
from samrit.queries.reviews.waiting import filed_as
from samrit.records.models import YEAR_END, Notice, QuarterReport
from samrit.records.ready import ReadyQuery
from samrit.scoring.domain import without_unit
from samrit.scoring.words import figure_said, unit_after
from samrit.vocabulary.codes import NoticeKind
from samrit.vocabulary.workflow import Action, Status

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report of theirs that waits for an approval: `action` is the one it waits for, `since` the day from which, `names` who were asked."""

    indicator_pk: int
    number: str
    name: str
    fiscal_year_be: int
    quarter: int
    value: str
    unit: str
    action: Action
    since: date | None
    names: tuple[str, ...] = ()


def with_others(persons: Sequence[int], branches: Sequence[str]) -> tuple[Waiting, ...]:
    """The reports that persons file over branches (`files_as`) and that wait for others, the longest waiting first; two queries."""
    rows = [
        row
        for row in _WITH_OTHERS(persons, branches)
        if row.quarter != YEAR_END or row.indicator.signoff_id or row.status != Status.SUBMITTED
    ]
    asked = _asked(rows)
    return tuple(
        Waiting(
            indicator_pk=row.indicator_id,
            number=row.indicator.number,
            name=row.indicator.name(),
            fiscal_year_be=row.indicator.annual_plan.fiscal_year_be,
            quarter=row.quarter,
            value=_value(row),
            unit=unit_after(row.result_unit_text or row.indicator.target_unit_text),
            action=WAITS_FOR[Status(row.status)],
            since=timezone.localdate(at) if (at := row.endorsed_at or row.submitted_at) is not None else None,
            names=asked.get(row.pk, ()),
        )
        for row in rows
    )


def _asked(rows: Sequence[QuarterReport]) -> dict[int, tuple[str, ...]]:
    """Who were asked for the approval that each report waits for, by report."""
    since = {row.pk: row.endorsed_at or row.submitted_at for row in rows}
    notices = Notice.objects.filter(report__in=since, kind=NoticeKind.WAITING).select_related("user").order_by("pk")
    found: dict[int, dict[str, None]] = {}
    for one in notices if rows else ():
        pk = one.report_id
        if pk is not None and (at := since[pk]) is not None and one.at >= at:
            found.setdefault(pk, {})[one.user.name()] = None
    return {pk: tuple(names) for pk, names in found.items()}


def _value(row: QuarterReport) -> str:
    if row.result_value is None:
        return ""
    return figure_said(without_unit(row.result_value_text, row.result_unit_text or row.indicator.target_unit_text))


def _with_others(persons: Sequence[int], branches: Sequence[str]) -> QuerySet[QuarterReport]:
    rows = QuarterReport.objects.filter(filed_as(persons, branches), status__in=list(WAITS_FOR))
    shown = rows.select_related("indicator__annual_plan").order_by("submitted_at", "pk")
    return shown.only(
        "quarter", "result_value", "result_value_text", "result_unit_text", "status", "submitted_at", "endorsed_at",
        "indicator__number", "indicator__name_th", "indicator__name_en", "indicator__target_unit_text",
        "indicator__signoff", "indicator__annual_plan__fiscal_year_be",
    )[:SHOWN]  # fmt: skip


_WITH_OTHERS = ReadyQuery(_with_others)
