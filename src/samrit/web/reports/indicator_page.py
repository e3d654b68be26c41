"""What the page of an indicator shows, put together for one reader and one quarter of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from samrit.actions.report_permissions import DEFINE
from samrit.actions.reviews.paper_signing import may_sign_paper
from samrit.ledger.publication import last_published
from samrit.queries.evidence.evidence import EvidenceItem, evidence_items
from samrit.queries.reports.annotate import Note
from samrit.queries.reports.document import Document, renumbered
from samrit.queries.reports.figures import FigureBasis, figures_of
from samrit.queries.reports.indicator import IndicatorPage, indicator_page
from samrit.queries.reports.indicator_years import place_in_plan, years_of
from samrit.queries.reviews.approvals import approvals_of, asked_in_years
from samrit.queries.reviews.signatures import signatures_of
from samrit.records.models import YEAR_END, Indicator, User
from samrit.report import Verdict
from samrit.scoring.printed import asked
from samrit.scoring.words import figure_said, unit_after
from samrit.vocabulary.choices import Accumulation
from samrit.web import words
from samrit.web.city.history import quarter_name
from samrit.web.counting.counted import shown_lines
from samrit.web.counting.numbers import numbers_of
from samrit.web.reports.indicator_charts import quarter_chart, year_chart
from samrit.web.reports.movements import movements
from samrit.web.reports.quarter_statuses import key, quarter_status
from samrit.web.reports.workspace import gravest_first, opened_at, remarks_of, sections_of, steps, wait_box

REMARKS_SHOWN = 2
REMARKS_LISTED = 42  # of hundreds in a text that says the same again and again, the gravest
MOVEMENTS_IN_MARGIN = 2
EVIDENCE_SHOWN = 6
_VERDICT_TONES = {
    Verdict.EXCEEDS: "good", Verdict.MEETS: "good", Verdict.NEARLY: "near", Verdict.MISSES: "miss",
}  # fmt: skip
# What the plan says of an indicator before anything is reported; it is folded, since it never changes in a year.
_OF_THE_PLAN = ("name", "level", "plan", "definition", "method", "target")


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence with the figures of the quarter that were read in it."""

    item: EvidenceItem
    figures: tuple[FigureBasis, ...]


def workspace(found: Indicator, user: User, wanted: str, *, now: datetime) -> dict[str, Any]:
    """All of the page for an indicator that was loaded `with_reports`; `wanted` is the quarter that was asked for."""
    today, figures = timezone.localdate(now), figures_of(found.pk)
    page = indicator_page(found, figures, today=today)
    approvals = approvals_of([quarter.report for quarter in page.quarters.values()], asked_in_years())
    statuses = {
        number: quarter_status(quarter, user, approvals[quarter.report.pk], now=now)
        for number, quarter in page.quarters.items()
    }
    chosen = opened_at(wanted, page, statuses, today=today)
    stated = figures.get(chosen, ())
    line = steps(page, statuses, chosen)
    context = _of_the_year(found, page, user, now) | {
        "page": page,
        "indicator": found,
        "steps": line,
        "place": place_in_plan(found),
        "history": movements(page.history, found.pk),
        "today": today,
        "signatures": signatures_of(found),
        "may_sign_paper": may_sign_paper(found, user, now),
    }
    if chosen not in page.quarters:
        return context | {"fold": _fold(page.document)}
    row = page.quarters[chosen].report
    page = replace(page, document=renumbered(page.document, remarks_of(sections_of(chosen, page.document))))
    sections = sections_of(chosen, page.document)
    remarks, around = remarks_of(sections), _around(page.document)
    listed = {note.number for note in remarks[:REMARKS_LISTED]}
    proofs = _proofs(found.pk, chosen, stated)
    return context | {
        "fold": _fold(page.document),
        "chosen": next(one for one in line if one.is_chosen),
        "row": row,
        "status": statuses[chosen],
        "wait": wait_box(page, chosen, statuses[chosen], approvals[row.pk], today=today),
        "sections": sections,
        "told": stated,
        "chosen_key": key(chosen),
        "approvals_shown": statuses[chosen].approvals,
        "figures_at": reverse("provenance", args=[found.pk, chosen]),
        "count_line": shown_lines(found).get(key(chosen)),
        "history": movements(page.history[: MOVEMENTS_IN_MARGIN if remarks else None], found.pk),
        "remark_count": sum(not note.waived for note in remarks),
        "around": around,
        "remarks": remarks[:REMARKS_SHOWN],
        "more_remarks": remarks[REMARKS_SHOWN:REMARKS_LISTED],
        "beyond": len(remarks[REMARKS_LISTED:]),
        "listed": listed,
        "proofs": proofs[:EVIDENCE_SHOWN],
        "more_proofs": proofs[EVIDENCE_SHOWN:],
    }


def _of_the_year(found: Indicator, page: IndicatorPage, user: User, now: datetime) -> dict[str, Any]:
    """Result, target, verdict and the charts."""
    judged = page.judgement
    reported = [n for n, state in page.quarters.items() if state.report.result_value is not None]
    last = max(reported, default=0)
    return {
        "year": words.year(page.fiscal_year_be),
        "up_to": quarter_name(last) if 0 < last < YEAR_END else "",
        "result": judged.result.value,
        "result_said": "" if judged.result.value is not None else figure_said(judged.result.value_text),
        "unit": unit_after(found.target_unit_text or judged.result.unit_text),
        "is_endorsed": years_endorsed(page),
        "doubt": words.doubt(page.doubt),
        "verdict": words.verdict(page.verdict),
        "verdict_tone": _VERDICT_TONES.get(page.verdict, "") if page.verdict is not None else "",
        "computed_verdict": words.verdict(judged.verdict),
        "achievement": words.value(judged.achievement_percent, "%"),
        "target": str(asked((found.target_value_text, found.target_unit_text))),
        "reason": str(judged.reason),
        "assumption": str(judged.assumption) if judged.assumption else "",
        "years": year_chart(years_of(found)),
        "quarters": quarter_chart(page.points, found.target_value, Accumulation(found.accumulation)),
        "numbers": numbers_of(found),
        "may_define": DEFINE.allows(found, user, now),
        "supports": [(link.node, link.node.name(), link.node.plan.name()) for link in found.indicator_nodes.all()],
        "serving": list(found.projects.order_by("position", "pk")),
        "log_is_published": last_published() is not None,
    }


def years_endorsed(page: IndicatorPage) -> bool:
    """Whether every quarter with a value is endorsed, so that the year's is as well."""
    return all(point.is_endorsed for point in page.points if point.value is not None)


def _around(document: Document) -> tuple[Note, ...]:
    """What the rules find about the evidence of the year and about the report as a whole."""
    evidence = (note for one in document.sections if one.key == "evidence" for note in one.remarks)
    return gravest_first((*evidence, *document.notes))


def _fold(document: Document) -> Mapping[str, Any]:
    """What the plan says of the indicator, with the remarks about it, and what stands in no field."""
    by_key = {section.key: section for section in document.sections}
    plan = [by_key[name] for name in _OF_THE_PLAN if name in by_key]
    unplaced = by_key.get("unplaced")
    return {
        "plan": Document(tuple(plan), (), document.counts),
        "remarks": sum(len(section.remarks) for section in plan),
        "unplaced": Document((unplaced,), (), document.counts) if unplaced is not None else None,
    }


def _proofs(indicator: int, quarter: int, stated: tuple[FigureBasis, ...]) -> list[Proof]:
    """The evidence of a quarter, and what its figures were read in; the one that proves something first."""
    items = [item for item in evidence_items(indicator) if item.removed_at is None]
    cited = {figure.evidence_id for figure in stated}
    mine = [item for item in items if item.pk in cited or quarter == item.belongs_to]
    proofs = [Proof(item, tuple(figure for figure in stated if figure.evidence_id == item.pk)) for item in mine]
    return sorted(proofs, key=lambda proof: not proof.figures)
