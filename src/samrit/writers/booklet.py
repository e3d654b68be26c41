"""An annual report as a booklet: cover, contents, summary, projects, indicators by strategy, annexes, index.

In: `samrit.writers.booklet_values`, in the language of which it is printed: in Thai with Thai digits. Out: plain data,
for paper (`samrit.writers.booklet_pdf`) and for a screen (`samrit.writers.booklet_epub`).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from samrit.scoring.counts import YEAR_PART_WORDS, Counts, Part
from samrit.thai.collation import sort_key
from samrit.thai.translation import Message, ShownYear, in_language
from samrit.writers.booklet_values import Booklet, IndicatorLine, Outcome, ReasonedResult, Strategy
from samrit.writers.colours import PART_COLOURS
from samrit.writers.counts_drawing import bar
from samrit.writers.paragraphs import paragraphs
from samrit.writers.projects import percent, projects_part
from samrit.writers.value_drawing import ValueDrawing
from samrit.writers.words import day, figure, said

_Data = dict[str, Any]

_WORDS = {
    "contents": Message("Contents"),
    "summary": Message("Executive summary"),
    "counts": Message("Results of the year"),
    "agencies": Message("By agency"),
    "strategies": Message("By strategy"),
    "missed": Message("Indicators that missed their target"),
    "projects": Message("Part 1: how the projects went"),
    "indicators": Message("Part 2: results by indicator"),
    "annexes": Message("Annexes"),
    "evidence": Message("Annex A: list of evidence"),
    "methods": Message("Annex B: definitions and methods"),
    "outcomes": Message("Annex C: measured outcomes"),
    "index": Message("Index of indicators"),
    "no_projects": Message("There are no projects in this plan."),
    "no_outcomes": Message("Nothing was measured in this year."),
    "page": Message("Page"),
}
_COUNTED = (
    Message("Strategy"),
    Message("Indicators"),
    Message("Target reached"),
    Message("Nearly", context="part of a bar"),
    Message("Missed", context="part of a bar"),
    Message("One can't tell yet"),
)
_LISTED = (
    Message("No.", context="in a list"),
    Message("Indicator"),
    Message("Target"),
    Message("Result"),
    Message("Verdict"),
)
_MISSED = (Message("Indicator"), Message("Target"), Message("Result"), Message("Reason"))
_QUARTERS = (Message("Quarter"), Message("Target"), Message("Result"), Message("Status"))
_OUTCOMES = (
    Message("Event"),
    Message("Day"),
    Message("Saved (MWh)"),
    Message("Range (MWh)"),
    Message("Emissions avoided (t CO2)"),
    Message("Distinguishable from an ordinary day"),
)
_AGENCY = Message("Agency")
_NO_STRATEGY = Message("Linked to no strategy")


def booklet_page(booklet: Booklet, at: datetime) -> _Data:
    """What stands in the booklet, in its order, every digit as it is printed."""
    with in_language(booklet.language):
        return _page(booklet, at)


def _page(booklet: Booklet, at: datetime) -> _Data:
    printed = Message("Printed on {day} at {time:%H.%M}", day=day(at.date()), time=at)
    strategies = [_strategy(number, one, booklet) for number, one in enumerate(booklet.strategies, 1)]
    return {
        "language": booklet.language,
        "words": {name: said(one) for name, one in _WORDS.items()},
        "title": said(Message("Annual report of fiscal year {year}", year=ShownYear(booklet.fiscal_year_be))),
        "agency": booklet.agency,
        "city": booklet.city if booklet.city != booklet.agency else "",
        "as_of": said(Message("As of {day}", day=day(booklet.on))),
        "printed": said(printed),
        "summary": [said(one) for one in booklet.summary],
        "bar": _bar(booklet.counts),
        "counted_heads": [said(one) for one in _COUNTED],
        "agency_heads": [said(one) for one in (_AGENCY, *_COUNTED[1:])],
        "agencies": [_counted(one.name, one.counts) for one in booklet.agencies],
        "counted": [_counted(_name(one), one.counts) for one in booklet.strategies],
        "missed_heads": [said(one) for one in _MISSED],
        "missed": [_missed(one, booklet) for one in booklet.missed],
        "projects": projects_part(booklet.projects) if booklet.projects is not None else None,
        "has_details": booklet.has_details,
        "listed_heads": [said(one) for one in _LISTED],
        "quarter_heads": [said(one) for one in _QUARTERS],
        "strategies": strategies,
        "evidence": list(_evidence(booklet)),
        "methods": list(_methods(booklet)),
        "outcome_heads": [said(one) for one in _OUTCOMES],
        "outcomes": [_outcome(one) for one in booklet.outcomes],
        "index": _index(strategies),
    }  # fmt: skip


def _strategy(number: int, one: Strategy, booklet: Booklet) -> _Data:
    return {
        "heading": _name(one),
        "bar": _bar(one.counts),
        "indicators": [_indicator(f"i{number}-{place}", line, booklet) for place, line in enumerate(one.indicators, 1)],
    }


def _name(one: Strategy) -> str:
    return said(f"{one.code} {one.name}".strip() or _NO_STRATEGY)


def _indicator(key: str, one: IndicatorLine, booklet: Booklet) -> _Data:
    verdict = f"{one.verdict} ({one.doubt})" if one.doubt else one.verdict
    row = {
        "key": key,
        "number": figure(one.number),
        "name": said(one.name),
        "agency": one.agency if one.agency != booklet.agency else "",
        "target": said(one.target) or "-",
        "result": said(one.result) or "-",
        "verdict": said(verdict),
    }
    if one.details is None:
        return row
    details = one.details
    facts = (
        (Message("Code"), figure(one.code)),
        (_AGENCY, row["agency"]),
        (Message("Responsible"), details.responsible),
        (Message("Target"), row["target"]),
        (Message("Result of the year"), row["result"]),
        (Message("Verdict"), row["verdict"]),
    )
    texts = (
        (Message("Summary of the year"), details.summary),
        (Message("Supporting factors"), details.supporting_factors),
        (Message("Obstacles"), details.obstacles),
    )
    return row | {
        "facts": [[said(label), words] for label, words in facts if words],
        "quarters": [
            [figure(str(q.quarter)), said(q.target) or "-", said(q.result) or "-", said(q.state)] for q in details.quarters
        ],
        "chart": _chart(details.chart, one.name) if details.chart is not None else None,
        "texts": [{"label": said(label), "paras": paragraphs(said(text))} for label, text in texts if text],
    }  # fmt: skip


def _chart(drawn: ValueDrawing, name: str) -> _Data:
    """The drawing of the indicator's page, its words with Thai digits."""
    return {
        "width": drawn.width,
        "height": drawn.height,
        "bar_width": drawn.bar_width,
        "right": drawn.right,
        "base_y": drawn.base_y,
        "target_y": drawn.target_y,
        "target": said(Message("Target {value}", value=drawn.target_short)) if drawn.target_short else "",
        "target_label_y": drawn.target_label_y,
        "is_line": bool(drawn.line),
        "marks": [
            {
                "label": said(one.label),
                "said": figure(one.short),
                "x": one.x,
                "left": one.left,
                "y": one.y,
                "height": one.height,
                "target_y": one.target_y,
                "target_left": one.target_left,
                "words_y": one.words_y,
                "has_value": one.has_value,
                "is_hollow": one.is_hollow,
            }
            for one in drawn.marks
        ],
        "alt": said(Message("{name}: {said}", name=name, said=drawn.said)),
    }


def _bar(counts: Counts) -> _Data:
    drawn = bar(counts.parts, YEAR_PART_WORDS)
    return {
        "alt": said(drawn.said),
        "parts": [
            {
                "part": one.part,
                "colour": PART_COLOURS[Part(one.part)],
                "words": said(f"{one.words} {one.count}"),
                "width": one.width,
            }
            for one in drawn.segments
        ],
    }


def _counted(name: str, counts: Counts) -> list[str]:
    figures = (counts.indicators, counts.reached, counts.nearly, counts.misses, counts.unknown)
    return [said(name), *(figure(f"{one:,}") for one in figures)]


def _missed(one: ReasonedResult, booklet: Booklet) -> list[str]:
    named = f"{one.number} {one.name}".strip()
    return [
        said(named if one.agency == booklet.agency else f"{named} ({one.agency})"),
        said(one.target),
        said(one.result) or "-",
        said(one.reason or Message("No reason given")),
    ]


def _evidence(booklet: Booklet) -> Iterator[_Data]:
    for one in _detailed(booklet):
        if one.details is not None and one.details.evidence:
            rows = [paragraphs(ref) for ref in one.details.evidence]
            yield {"name": said(f"{one.number} {one.name}".strip()), "rows": rows}


def _methods(booklet: Booklet) -> Iterator[_Data]:
    labels = (said(Message("Definition")), said(Message("Method of calculation")))
    for one in _detailed(booklet):
        if one.details is None:
            continue
        texts = zip(labels, (one.details.definition, one.details.method), strict=True)
        parts = [{"label": label, "paras": paragraphs(said(text))} for label, text in texts if text]
        if parts:
            yield {"name": said(f"{one.number} {one.name}".strip()), "parts": parts}


def _detailed(booklet: Booklet) -> Iterator[IndicatorLine]:
    for strategy in booklet.strategies:
        yield from strategy.indicators


def _outcome(one: Outcome) -> list[str]:
    between = f"{percent(one.low_mwh)} - {percent(one.high_mwh)}" if one.low_mwh is not None else "-"
    answers: dict[bool | None, Message | str] = {True: Message("yes"), False: Message("no"), None: "-"}
    return [
        said(one.named),
        day(one.on),
        percent(one.saved_mwh),
        between,
        percent(one.t_co2),
        said(answers[one.is_distinguishable]),
    ]


def _index(strategies: list[_Data]) -> list[_Data]:
    """The indicators as in a Thai dictionary, each with the key of its place."""
    lines = [one for strategy in strategies for one in strategy["indicators"]]
    ordered = sorted(lines, key=lambda one: (sort_key(one["name"]), one["key"]))
    return [{"key": one["key"], "words": " ".join(filter(None, (one["name"], one["agency"] and f"({one['agency']})")))} for one in ordered]  # fmt: skip
