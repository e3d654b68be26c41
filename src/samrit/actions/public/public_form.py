"""The public form of a report: what of it anybody may read, in words that are kept as they were said.

Only fields that the vocabulary opens to everybody are taken; what is about a person is taken out of their texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from samrit import report as typed
from samrit.counting import Count, CountingRule, CountUnit, rule_words, terms
from samrit.evidence.links import check_link
from samrit.evidence.refusal import UnacceptableError
from samrit.ledger.stored_judgement import target_words, year_judgement
from samrit.queries.counting.chain import SOURCE_WORDS, Source
from samrit.queries.counting.counting_rules import names_for, rule_of
from samrit.queries.counting.provenance import sources_of
from samrit.queries.reports.doubts import doubt_of_row
from samrit.records.models import YEAR_END, Figure, Indicator, QuarterReport, Tally
from samrit.report.number_text import or_none
from samrit.report.published import BoundFigure, PublishedDefinition, PublishedEvidence, PublishedReport, Words
from samrit.scoring import words as scored
from samrit.scoring.judgement import Judgement
from samrit.scoring.printed import asked, final_verdict, judged_alone
from samrit.scoring.year import doubt_of_year
from samrit.thai.personal import Shown, without_persons
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import EvidenceKind
from samrit.vocabulary.doubts import DOUBT_WORDS, Doubt
from samrit.vocabulary.fields import filed
from samrit.vocabulary.term import FieldKind, Privacy

DOUBTFUL, UNJUDGED = "doubtful", "unjudged"


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule behind a figure: the figure's number on the page, and the first of its counts that counts organisations, if one does."""

    number: int
    rule: CountingRule
    count: Count | None


def public_report(
    indicator: Indicator, row: QuarterReport, content: typed.QuarterReport
) -> tuple[PublishedReport, tuple[Counted, ...]]:
    """What of a report anybody may read, and the rules behind its figures; the indicator came `with_reports`."""
    judgement = _judgement(indicator, row, content)
    override = row.override_verdict if row.quarter == YEAR_END else ""
    verdict = final_verdict(judgement, override)
    result = judgement.result if row.quarter == YEAR_END else content.result
    doubt = _doubt(indicator, row, judgement)
    narrative = without_persons(content.narrative)
    tally = _tally(row)
    figures, counted = _figures(row, narrative, tally)
    evidence = tuple(_evidence(indicator, row.quarter))
    formed = _formed(indicator, row.quarter)
    assumption = judgement.assumption
    texts: dict[str, Any] = {
        one.id: without_persons(getattr(content, one.id)).text
        for one in filed(row.quarter)
        if one.kind is FieldKind.TEXT and one.privacy is Privacy.PUBLIC and one.id != "narrative"
    }
    target = indicator.target if row.quarter == YEAR_END else row.target
    progress = content.progress_percent
    signoff = indicator.signoff if row.quarter == YEAR_END else None
    return PublishedReport(
        quarter=row.quarter,
        state=_state(result, doubt, verdict.value if verdict is not None else ""),
        target=target.printed,
        target_value=or_none(target.value),
        result=result.printed,
        value=or_none(result.value),
        unit=scored.unit_alone(result.unit_text) or scored.plain_unit(target.unit),
        asked=_both(asked((target.value_text, target.unit_text))) if target.is_stated else Words(),
        sentence=_both(judgement.reason),
        short=_short(judgement, result),
        assumption=_both(assumption) if assumption is not None else Words(),
        absence=result.absence.value if result.absence is not None else "",
        absence_reason=without_persons(result.reason).text,
        verdict=verdict.value if verdict is not None else "",
        overridden_because=without_persons(row.override_reason).text if override else "",
        achievement_percent=or_none(judgement.achievement_percent),
        numerator=or_none(result.numerator),
        denominator=or_none(result.denominator),
        doubt=doubt.value if doubt is not None else "",
        formed=formed.value,
        is_unsupported=not evidence,
        progress_percent=or_none(progress),
        narrative=narrative.text,
        statements=_statements(row, signoff is not None, len(evidence), formed, figures, doubt, assumption),
        figures=figures,
        evidence=evidence,
        evaluated_on=_day(row.evaluated_at),
        signed_on=_day(signoff.at if signoff is not None else None),
        signed_as=signoff.position if signoff is not None else "",
        **_comparison_of(target),
        **texts,
    ), counted


def public_definition(indicator: Indicator) -> PublishedDefinition:
    """What was promised, as it stands now."""
    target = indicator.target
    return PublishedDefinition(
        target=target.printed,
        asked=_both(asked((target.value_text, target.unit_text))),
        level=indicator.level,
        kind=indicator.kind,
        definition=without_persons(indicator.definition).text,
        method=without_persons(indicator.method).text,
        unit=scored.plain_unit(target.unit),
        weight=or_none(indicator.weight),
        baseline=or_none(indicator.baseline_value),
        accumulation=indicator.accumulation,
        target_value=or_none(target.value),
        due_on={str(row.quarter): row.due_on.isoformat() for row in indicator.quarters.all()},
        **_comparison_of(target),
    )


def _comparison_of(target: typed.Target) -> dict[str, Any]:
    """How a result is held against a target, and what stands beside its value: an upper bound, or a day."""
    return {
        "comparison": target.comparison.value if target.comparison is not None else "",
        "target_upper": or_none(target.upper),
        "target_due_on": target.due_on.isoformat() if target.due_on is not None else "",
    }


def _judgement(indicator: Indicator, row: QuarterReport, content: typed.QuarterReport) -> Judgement:
    if row.quarter == YEAR_END:
        return year_judgement(indicator, indicator.quarters.all(), instead=content)
    return judged_alone(target_words(row), (content.result.value_text, content.result.unit_text))


def _doubt(indicator: Indicator, row: QuarterReport, judgement: Judgement) -> Doubt | None:
    if row.quarter != YEAR_END:
        return doubt_of_row(row, indicator.doubts)
    doubts = {one.quarter: doubt_of_row(one, indicator.doubts) for one in indicator.quarters.all()}
    found = doubt_of_year(judgement, doubts)
    return None if found in (Doubt.DRAFT, Doubt.RETURNED) else found


def _state(result: typed.Result, doubt: Doubt | None, verdict: str) -> str:
    if doubt is not None:
        return DOUBTFUL
    return verdict or (result.absence.value if result.absence is not None else UNJUDGED)


def _short(judgement: Judgement, result: typed.Result) -> Words:
    """The figure with its unit, as a row of a list has room for it."""
    if result.value is None:
        return Words()
    unit = scored.unit_alone(result.unit_text) or scored.unit_of(judgement.target)
    return _both(scored.amount(result.value, unit))


def _tally(row: QuarterReport) -> Tally | None:
    """The last count of the report, where it is what the report says."""
    last = Tally.objects.filter(report=row, rule__rule__isnull=False).select_related("rule").order_by("-pk").first()
    return last if last is not None and last.value is not None and last.value == row.result_value else None


def _figures(
    row: QuarterReport, narrative: Shown, tally: Tally | None
) -> tuple[tuple[BoundFigure, ...], tuple[Counted, ...]]:
    """The result where it was counted, and every number of the text of which somebody said where it is from."""
    figures: list[BoundFigure] = []
    counted: list[Counted] = []

    def add(words: str, source: str, start: int | None, stored: object) -> None:
        number = len(figures) + 1
        rule = rule_of(stored) if stored is not None else None
        count = next((one for one in terms(rule) if isinstance(one, Count)), None) if rule is not None else None
        listed = count if count is not None and count.unit is CountUnit.PARTNERS else None
        said = _both(rule_words(rule, names_for([rule]))) if rule is not None else Words()
        figures.append(BoundFigure(number, words, source, start, said, listed is not None))
        if rule is not None:
            counted.append(Counted(number, rule, listed))

    if tally is not None:
        add(row.result.printed, Source.COUNTED.value, None, tally.rule.rule)
    for one in Figure.objects.filter(report=row, field="narrative").order_by("start"):
        place = narrative.place_of(one.start)
        if place is not None and narrative.text[place:].startswith(one.words):
            add(one.words, one.source, place, one.rule)
    return tuple(figures), tuple(counted)


def _evidence(indicator: Indicator, quarter: int) -> Iterator[PublishedEvidence]:
    for item in sorted(indicator.evidence.all(), key=lambda one: (one.position, one.pk)):
        belongs = item.quarter in (None, quarter) or quarter == YEAR_END
        if item.removed_at is not None or not belongs or not item.ref:
            continue
        yield PublishedEvidence(
            without_persons(item.ref).text, _url(item.ref) if item.kind == EvidenceKind.LINK else ""
        )


def _url(ref: str) -> str:
    try:
        return check_link(ref).url if without_persons(ref).text == ref else ""
    except UnacceptableError:
        return ""


def _formed(indicator: Indicator, quarter: int) -> Source:
    known = sources_of(indicator).get(quarter, {})
    return known.get("year" if quarter == YEAR_END and "year" in known else "result", Source.UNTOLD)


def _statements(  # noqa: PLR0913, PLR0917 - what a figure's five statements are made of
    row: QuarterReport,
    is_signed: bool,
    evidence: int,
    formed: Source,
    figures: tuple[BoundFigure, ...],
    doubt: Doubt | None,
    assumption: Message | None,
) -> tuple[Words, ...]:
    """How it is known, as far as the records say it: how verified, from where, how exact, what limits, what was done."""
    rule = figures[0].rule if figures and figures[0].start is None else None
    origin = Worded(th=rule.th, en=rule.en) if rule is not None else SOURCE_WORDS[formed]
    exact = Message("Every one was counted from the list; it is no estimate.") if rule is not None else None
    limits = DOUBT_WORDS[doubt] if doubt is not None else assumption
    remedy = row.override_reason if row.quarter == YEAR_END else ""
    shown = without_persons(remedy).text
    return (
        _both(_verified(row, evidence, is_signed=is_signed)),
        Words() if formed is Source.UNTOLD and rule is None else _both(origin),
        _both(exact) if exact is not None else Words(),
        _both(limits) if limits is not None else Words(),
        Words(shown, shown),
    )


def _verified(row: QuarterReport, evidence: int, *, is_signed: bool) -> Message:
    if evidence:
        shown = Message.counted(
            "{count} piece of evidence is named", "{count} pieces of evidence are named", count=evidence
        )
    else:
        shown = Message("no evidence is named yet")
    if row.evaluated_at is None:
        return Message("Published; {evidence}.", evidence=shown)
    day = timezone.localdate(row.evaluated_at)
    if is_signed:
        return Message(
            "Signed by the agency and evaluated by the city's evaluator on {day}; {evidence}.", day=day, evidence=shown
        )
    return Message("Evaluated by the city's evaluator on {day}; {evidence}.", day=day, evidence=shown)


def _both(message: Message) -> Words:
    return Words(message.th, message.en)


def _day(at: datetime | None) -> str:
    return timezone.localdate(at).isoformat() if at is not None else ""
