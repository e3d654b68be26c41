"""Write a quarter's report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samrit import report as typed
from samrit.actions.counting.count_reports import result_changed
from samrit.actions.permissions import EDIT_QUARTER, Act
from samrit.actions.plans.plan import recheck
from samrit.actions.saving import save_checked
from samrit.ledger import figures as figures_of
from samrit.ledger.content import content_of, keep_revision, write_content
from samrit.ledger.difference import differences
from samrit.ledger.figures import FiguresTold, Told
from samrit.ledger.holding import held_indicator
from samrit.ledger.trail import record
from samrit.queries.counting.counted_figures import ready_counts
from samrit.queries.counting.result_rules import current_rule, in_words, kept_rule
from samrit.queries.measurements.measured_facts import measurements_for
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Draft, Evidence, Figure, Indicator, QuarterReport, Revision, Sitting, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid, Refused


class Conflict(Refused):
    """Somebody else saved in the meantime. Nothing is lost: `mine` is what was to be saved, `theirs` what stands now.

    To save all the same, save again with `version`.
    """

    def __init__(self, *, mine: typed.QuarterReport, theirs: typed.QuarterReport, version: int) -> None:
        super().__init__(
            Message(
                "Somebody else saved this report while you were editing. Compare both and save again; "
                "nothing that you typed is lost."
            )
        )
        self.mine, self.theirs, self.version = mine, theirs, version


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingTold:
    """What the form tells of the time it took; `active_seconds` is None where the browser couldn't measure it."""

    began_at: datetime
    active_seconds: int | None
    fields: int
    prefilled: int
    changed: int


@transaction.atomic
def edit_quarter(  # noqa: PLR0913 - what is saved, on top of what, by whom, when; the rest has defaults
    *,
    report: QuarterReport,
    content: typed.QuarterReport,
    version: int,
    by: User,
    at: datetime,
    figures: FiguresTold | None = None,
    sitting: SittingTold | None = None,
) -> QuarterReport:
    """Save what an officer wrote; `version` is that of the report which he had before him.

    `figures` is what he tells about the figures of his text; without it, what was told before stays with its figures.
    A figure that is bound to a structured value is brought to it, in the text too. Saving what stands there already
    changes nothing and leaves no event. His draft goes with the saving. A result that is counted by a rule is kept,
    whatever is brought, and that it was counted again meanwhile is no conflict.
    """
    row = locked(report)
    EDIT_QUARTER.check(row, by, at)
    theirs, were_told = content_of(row), FiguresTold.of(row)
    content = theirs.with_filed(content)
    ruled = current_rule(row.indicator_id)
    if ruled is not None:
        content = content.replace(result=theirs.result)
    content, told = _followed(row, theirs, content, figures or were_told)
    if theirs == content and told == were_told:
        Draft.objects.filter(report=row, user=by).delete()
        return row
    if row.version != version and not (ruled is not None and only_recounted(row, version)):
        raise Conflict(mine=content, theirs=theirs, version=row.version)
    before = indicator_report(_whole(row))
    write_content(row, content)
    row.version += 1
    save_checked(row)
    _keep_figures(row, told, by=by, at=at)
    keep_revision(row, by=by, at=at)
    recheck(Indicator.objects.filter(pk=row.indicator_id), at=at)
    if row.result != theirs.result:
        result_changed(row.indicator_id, at=at)
    _keep_sitting(row, sitting, by=by, at=at)
    Draft.objects.filter(report=row, user=by).delete()
    old, new = differences(before, indicator_report(_whole(row)))
    if told.told != were_told.told:
        old, new = old | {"figures": _plain(were_told)}, new | {"figures": _plain(told)}
    for_whom = Act.FILE.behalf(row.indicator.annual_plan.agency, by, at)
    record("edit_quarter", row, by=by, at=at, on_behalf_of=for_whom, before=old, after=new)
    return row


def locked(report: QuarterReport) -> QuarterReport:
    """The row as it stands now; until the transaction ends nobody else writes it, signs its year, or closes it."""
    held_indicator(report.indicator_id)
    rows = QuarterReport.objects.select_for_update(of=("self",)).select_related("indicator__annual_plan__agency")
    return rows.get(pk=report.pk)


def only_recounted(row: QuarterReport, version: int) -> bool:
    """Whether nobody but the system, which counted again, has saved since a version."""
    since = Revision.objects.filter(report=row, number__gt=version)
    return version < row.version and since.exists() and not since.filter(saved_by__isnull=False).exists()


def _whole(row: QuarterReport) -> Indicator:
    return with_reports(Indicator.objects.all()).get(pk=row.indicator_id)


def _followed(
    row: QuarterReport, theirs: typed.QuarterReport, content: typed.QuarterReport, figures: FiguresTold
) -> tuple[typed.QuarterReport, FiguresTold]:
    target = figures_of.target_of(row)
    return figures_of.follow(
        content,
        figures.moved_to(content.narrative),
        old=figures_of.structured(theirs, target),
        new=figures_of.structured(content, target),
    )


def _keep_figures(row: QuarterReport, figures: FiguresTold, *, by: User, at: datetime) -> None:
    """Keep what is told now; who told it first stays where nothing but its place has changed."""
    kept = Figure.objects.filter(report=row, field=figures_of.FIELD)
    tellers = {_said(Told.of(old)): (old.told_by_id, old.told_at) for old in kept}
    known = set(
        Evidence.objects.filter(indicator=row.indicator_id, removed_at=None).values_list("pk", flat=True)
        if any(told.evidence_id for told in figures.told)
        else ()
    )
    kept.delete()
    measured = _measurements(row, figures)
    ready = {one.rule for one in ready_counts(row.indicator)} if any(told.rule for told in figures.told) else set()
    values = figures.values
    for told in figures.told:
        value, unit = values[told.start]
        is_new = _said(told) not in tellers
        if is_new and told.evidence_id is not None and told.evidence_id not in known:
            raise Invalid(
                Message(
                    "The evidence for “{words}” is not among this indicator's any more; choose another.",
                    words=told.words,
                )
            )
        if is_new and told.measurement_id is not None and told.measurement_id not in measured:
            raise Invalid(
                Message("The measurement for “{words}” is not one of this agency's; choose another.", words=told.words)
            )
        if is_new and told.rule is not None and told.rule not in ready:
            raise Invalid(Message("“{words}” can't be counted from that campaign; choose another.", words=told.words))
        teller, told_at = tellers.get(_said(told), (by.pk, at))
        save_checked(
            Figure(
                report=row,
                field=figures_of.FIELD,
                start=told.start,
                words=told.words,
                value=value,
                unit=unit,
                source=told.source.value,
                note=told.note,
                evidence_id=told.evidence_id,
                measurement_id=told.measurement_id,
                rule=kept_rule(told.rule) if told.rule is not None else None,
                counted_at=told_at if told.rule is not None else None,
                bound_to=told.bound_to.value if told.bound_to else "",
                told_by_id=teller,
                told_at=told_at,
            )
        )


def _measurements(row: QuarterReport, figures: FiguresTold) -> set[int]:
    """Which of the measurements that figures stand on may stand in a report of this agency."""
    wanted = {told.measurement_id for told in figures.told if told.measurement_id is not None}
    return {one.pk for one in measurements_for(row.indicator.annual_plan.agency, only=wanted)} if wanted else set()


def _said(told: Told) -> tuple[object, ...]:
    return (told.words, told.source, told.note, told.evidence_id, told.measurement_id, told.rule, told.bound_to)


def _plain(figures: FiguresTold) -> list[dict[str, Any]]:
    return [
        {
            "figure_words": told.words,
            "figure_source": told.source.value,
            "figure_note": told.note,
            "figure_evidence": told.evidence_id,
            **({"figure_measurement": told.measurement_id} if told.measurement_id is not None else {}),
            **({"figure_counts": in_words(told.rule).th} if told.rule is not None else {}),
            "figure_follows": told.bound_to.value if told.bound_to else "",
        }
        for told in figures.told
    ]


def _keep_sitting(row: QuarterReport, sitting: SittingTold | None, *, by: User, at: datetime) -> None:
    if sitting is None:
        return
    elapsed = max(0, int((at - sitting.began_at).total_seconds()))
    active = elapsed if sitting.active_seconds is None else min(sitting.active_seconds, elapsed)
    Sitting.objects.create(
        report=row,
        user=by,
        began_at=sitting.began_at,
        saved_at=at,
        active_seconds=active,
        fields=sitting.fields,
        prefilled=sitting.prefilled,
        changed=sitting.changed,
    )
