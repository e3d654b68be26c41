"""Write a quarter's report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samrit import report as typed
from samrit.actions.acting import acting
from samrit.actions.counting.count_reports import result_changed
from samrit.actions.plans.plan import recheck_one
from samrit.actions.report_permissions import EDIT_QUARTER
from samrit.actions.saving import save_checked
from samrit.ledger import figures as figures_of
from samrit.ledger.content import content_of, store_revision, write_content
from samrit.ledger.difference import differences
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures
from samrit.ledger.locking import lock_indicator
from samrit.queries.counting.counted_figures import ready_counts
from samrit.queries.counting.counting_rules import current_rule, in_words, stored_rule
from samrit.queries.measurements.measured_facts import measurements_for
from samrit.queries.reports.to_report import indicator_report, indicator_with_reports
from samrit.records.models import Draft, EditSession, Evidence, Figure, Indicator, QuarterReport, Revision, User
from samrit.scoring.domain import without_unit
from samrit.thai.translation import Message
from samrit.vocabulary.codes import FigureMeaning
from samrit.vocabulary.refusal import Invalid, StaleVersion
from samrit.vocabulary.workflow import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSessionEntry:
    """What the form tells of the time it took; `active_seconds` is None where the browser couldn't measure it."""

    began_at: datetime
    active_seconds: int | None
    fields: int
    prefilled: int
    changed: int


def edit_quarter(  # noqa: PLR0913 - what is saved, on top of what, by whom, when; the rest has defaults
    *,
    report: QuarterReport,
    content: typed.QuarterReport,
    version: int,
    by: User,
    at: datetime,
    figures: DeclaredFigures | None = None,
    answers: Mapping[str, str] | None = None,
    edit_session: EditSessionEntry | None = None,
) -> QuarterReport:
    """Save what an officer wrote; `version` is that of the report which they had before them.

    `figures` is what they tell about the figures of their text; without it, what was told before stays with its figures.
    `answers` is what they answer to the reasons of a return, by field, beside the report; without it, all stays answered as it was.
    A figure that is bound to a structured value is brought to it, in the text too. Saving what stands there already
    changes nothing and leaves no event. Their draft goes with the saving. A result that is counted by a rule is kept,
    whatever is brought, and that it was counted again meanwhile is no conflict.
    """
    with acting(EDIT_QUARTER, report, by, at, lock=locked) as act:
        row = act.subject
        theirs, were_declared = content_of(row), DeclaredFigures.of(row)
        counted_indicator = current_rule(row.indicator_id)
        content, declared = _as_stored(row, content, figures or were_declared, is_counted=counted_indicator is not None)
        old_answers, new_answers = _answer(row, answers)
        if theirs == content and declared == were_declared:
            if new_answers:
                save_checked(row)
                act.log("edit_quarter", row, before=old_answers, after=new_answers)
            Draft.objects.filter(report=row, user=by).delete()
            return row
        if row.version != version and not (counted_indicator is not None and only_recounted(row, version)):
            raise StaleVersion(mine=content, theirs=theirs, version=row.version)
        before = indicator_report(_whole(row))
        write_content(row, content)
        row.version += 1
        save_checked(row)
        _store_figures(row, declared, by=by, at=at)
        store_revision(row, by=by, at=at)
        checked = recheck_one(row.indicator_id, at=at)
        if row.result != theirs.result:
            result_changed(row.indicator_id, at=at)
        _store_edit_session(row, edit_session, by=by, at=at)
        Draft.objects.filter(report=row, user=by).delete()
        old, new = differences(before, indicator_report(checked))
        if declared.figures != were_declared.figures:
            old, new = old | {"figures": _plain(were_declared)}, new | {"figures": _plain(declared)}
        act.log("edit_quarter", row, before=old | old_answers, after=new | new_answers)
        return row


def says_the_same(
    row: QuarterReport, content: typed.QuarterReport, figures: DeclaredFigures, answers: Mapping[str, str]
) -> bool:
    """Whether what somebody sends is what the report holds already, as when a button is pressed twice."""
    stored, declared = _as_stored(row, content, figures, is_counted=current_rule(row.indicator_id) is not None)
    answered = all(row.return_answers.get(field, "") == words.strip() for field, words in answers.items())
    return stored == content_of(row) and declared == DeclaredFigures.of(row) and answered


def _as_stored(
    row: QuarterReport, content: typed.QuarterReport, figures: DeclaredFigures, *, is_counted: bool
) -> tuple[typed.QuarterReport, DeclaredFigures]:
    """What an officer wrote as the records would hold it: the unit once, a counted result as it is, bound figures brought along."""
    theirs = content_of(row)
    content = theirs.with_filed(content)
    if content.result != theirs.result:
        content = content.replace(result=_before_its_unit(content.result, row.indicator.target_unit_text))
    if is_counted:
        content = content.replace(result=theirs.result)
    return _followed(row, theirs, content, figures)


def _answer(row: QuarterReport, answers: Mapping[str, str] | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the answers to the reasons of a return into the row, and give them as they were and are; nothing where none differs."""
    before = row.return_answers
    if answers is not None and Status(row.status) is Status.RETURNED:
        row.return_answers = {field: words for field in row.return_reasons if (words := answers.get(field, "").strip())}
    is_same = before == row.return_answers
    return ({}, {}) if is_same else ({"return_answers": before}, {"return_answers": row.return_answers})


def locked(report: QuarterReport) -> QuarterReport:
    """The row as it stands now; until the transaction ends nobody else writes it, signs its year, or closes it."""
    lock_indicator(report.indicator_id)
    rows = QuarterReport.objects.select_for_update(of=("self",)).select_related("indicator__annual_plan__agency")
    return rows.get(pk=report.pk)


def only_recounted(row: QuarterReport, version: int) -> bool:
    """Whether nobody but the system, which counted again, has saved since a version."""
    since = Revision.objects.filter(report=row, number__gt=version)
    return version < row.version and since.exists() and not since.filter(saved_by__isnull=False).exists()


def _whole(row: QuarterReport) -> Indicator:
    indicator = indicator_with_reports(row.indicator_id)
    assert indicator is not None, "its report is held until the transaction ends"
    return indicator


def _before_its_unit(result: typed.Result, target_unit_text: str) -> typed.Result:
    """A result without what its unit says already: "85%" in percent is 85, "3 แห่ง" counted in แห่ง is 3."""
    value_text = without_unit(result.value_text, result.unit_text or target_unit_text)
    return (
        result if value_text == result.value_text else typed.Result(value_text=value_text, unit_text=result.unit_text)
    )


def _followed(
    row: QuarterReport, theirs: typed.QuarterReport, content: typed.QuarterReport, figures: DeclaredFigures
) -> tuple[typed.QuarterReport, DeclaredFigures]:
    target = figures_of.target_of(row)
    return figures_of.follow(
        content,
        figures.moved_to(content.narrative),
        old=figures_of.structured(theirs, target),
        new=figures_of.structured(content, target),
    )


def _store_figures(row: QuarterReport, figures: DeclaredFigures, *, by: User, at: datetime) -> None:
    """Keep what is told now; who told it first stays where nothing but its place has changed."""
    stored = Figure.objects.filter(report=row, field=figures_of.FIELD)
    tellers = {_said(DeclaredFigure.of(old)): (old.reported_by_id, old.reported_at) for old in stored}
    known = set(
        Evidence.objects.filter(indicator=row.indicator_id, removed_at=None).values_list("pk", flat=True)
        if any(declared.evidence_id for declared in figures.figures)
        else ()
    )
    stored.delete()
    measured = _measurements(row, figures)
    ready = (
        {one.rule for one in ready_counts(row.indicator)}
        if any(declared.rule for declared in figures.figures)
        else set()
    )
    values = figures.values
    for declared in figures.figures:
        value, unit = values[declared.start]
        is_new = _said(declared) not in tellers
        if is_new and declared.evidence_id is not None and declared.evidence_id not in known:
            raise Invalid(
                Message(
                    "The evidence for “{words}” is not among this indicator's any more; choose another.",
                    words=declared.words,
                )
            )
        if is_new and declared.measurement_id is not None and declared.measurement_id not in measured:
            raise Invalid(
                Message(
                    "The measurement for “{words}” is not one of this agency's; choose another.", words=declared.words
                )
            )
        if is_new and declared.rule is not None and declared.rule not in ready:
            raise Invalid(
                Message("“{words}” can't be counted from that campaign; choose another.", words=declared.words)
            )
        if declared.meaning is FigureMeaning.OTHER and not declared.note:
            raise Invalid(Message("Say in words what “{words}” is.", words=declared.words))
        teller, reported_at = tellers.get(_said(declared), (by.pk, at))
        save_checked(
            Figure(
                report=row,
                field=figures_of.FIELD,
                start=declared.start,
                words=declared.words,
                value=value,
                unit=unit,
                source=declared.source.value,
                note=declared.note,
                evidence_id=declared.evidence_id,
                measurement_id=declared.measurement_id,
                rule=stored_rule(declared.rule) if declared.rule is not None else None,
                counted_at=reported_at if declared.rule is not None else None,
                bound_to=declared.bound_to.value if declared.bound_to else "",
                meaning=declared.meaning.value if declared.meaning else "",
                reported_by_id=teller,
                reported_at=reported_at,
            )
        )


def _measurements(row: QuarterReport, figures: DeclaredFigures) -> set[int]:
    """Which of the measurements that figures stand on may stand in a report of this agency."""
    wanted = {declared.measurement_id for declared in figures.figures if declared.measurement_id is not None}
    return {one.pk for one in measurements_for(row.indicator.annual_plan.agency, only=wanted)} if wanted else set()


def _said(declared: DeclaredFigure) -> tuple[object, ...]:
    return (
        declared.words,
        declared.source,
        declared.note,
        declared.evidence_id,
        declared.measurement_id,
        declared.rule,
        declared.bound_to,
        declared.meaning,
    )


def _plain(figures: DeclaredFigures) -> list[dict[str, Any]]:
    return [
        {
            "figure_words": declared.words,
            "figure_source": declared.source.value,
            "figure_note": declared.note,
            "figure_evidence": declared.evidence_id,
            **({"figure_measurement": declared.measurement_id} if declared.measurement_id is not None else {}),
            **({"figure_counts": in_words(declared.rule).both()} if declared.rule is not None else {}),
            "figure_follows": declared.bound_to.value if declared.bound_to else "",
            **({"figure_meaning": declared.meaning.value} if declared.meaning is not None else {}),
        }
        for declared in figures.figures
    ]


def _store_edit_session(row: QuarterReport, edit_session: EditSessionEntry | None, *, by: User, at: datetime) -> None:
    if edit_session is None:
        return
    elapsed = max(0, int((at - edit_session.began_at).total_seconds()))
    active = elapsed if edit_session.active_seconds is None else min(edit_session.active_seconds, elapsed)
    EditSession.objects.create(
        report=row,
        user=by,
        began_at=edit_session.began_at,
        saved_at=at,
        active_seconds=active,
        fields=edit_session.fields,
        prefilled=edit_session.prefilled,
        changed=edit_session.changed,
    )
