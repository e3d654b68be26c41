"""Where every number of a report is from (ที่มาของตัวเลข): the chain of each, from the records alone.

Where the source of a number was never told, its chain says so.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samrit.ledger.stored_judgement import year_judgement
from samrit.queries.counting.chain import Chain, Kind, Node, Page, Source
from samrit.queries.counting.provenance_counted import count_of, counted_nodes, is_measured
from samrit.queries.counting.provenance_figures import declared_nodes, figure_chains
from samrit.queries.counting.provenance_planned import planned
from samrit.queries.counting.provenance_records import StoredRecords, numbered, person, stored_records
from samrit.queries.counting.provenance_saved import written
from samrit.queries.reports.imported_wording import AsPrinted
from samrit.records.models import YEAR_END, Indicator, QuarterReport
from samrit.report import Absence
from samrit.report.struct import plain_decimal
from samrit.scoring.words import without_blank
from samrit.thai.digits import format_number
from samrit.thai.translation import Message
from samrit.vocabulary.choices import ACCUMULATION_WORDS, Accumulation
from samrit.vocabulary.codes import BoundTo
from samrit.vocabulary.fields import path_of

_LABELS = {
    "result": Message("Result"),
    "numerator": Message("Numerator"),
    "denominator": Message("Denominator"),
    "progress": Message("Progress of the work"),
    "score_value": Message("Score"),
    "score_quality": Message("Score for quality"),
    "score_timeliness": Message("Score for timeliness"),
}
_MARKS = ("score_value", "score_quality", "score_timeliness")


def provenance_of(indicator: Indicator, *, only: int | None = None) -> Mapping[int, tuple[Chain, ...]]:
    """By quarter (5: the year end), the chain of every number in its report; a fixed number of SQL queries.

    The indicator came with its plan and its quarters (`samrit.queries.reports.to_report.with_reports`). `only` asks for one quarter.
    Each counted report costs a few queries more, for what its rule refers to and the first records that it counted.
    """
    rows, known = numbered(indicator), stored_records(indicator)
    for row in rows.values():
        row.indicator = indicator
    wanted = {quarter: row for quarter, row in sorted(rows.items()) if only in (None, quarter)}
    return {quarter: tuple(_chains(indicator, row, rows, known)) for quarter, row in wanted.items()}


def sources_of(indicator: Indicator) -> Mapping[int, Mapping[str, Source]]:
    """By quarter and the key of the chain, what each number stands on first of all: the signs beside them on a page.

    As `provenance_of`, without looking into what was counted.
    """
    rows, known = numbered(indicator), stored_records(indicator)
    for row in rows.values():
        row.indicator = indicator
    return {
        quarter: {chain.key: chain.source for chain in _chains(indicator, row, rows, known, is_brief=True)}
        for quarter, row in sorted(rows.items())
    }


def _chains(
    indicator: Indicator,
    row: QuarterReport,
    rows: Mapping[int, QuarterReport],
    known: StoredRecords,
    *,
    is_brief: bool = False,
) -> Iterator[Chain]:
    if row.quarter == YEAR_END:
        yield from _computed(indicator, rows)
    yield from _result(row, known, is_brief=is_brief)
    yield from planned(indicator, row, known)
    yield from _progress(row, known)
    yield from _marks(indicator, row, known)
    yield from figure_chains(row, known, is_brief=is_brief)


def _result(row: QuarterReport, known: StoredRecords, *, is_brief: bool) -> Iterator[Chain]:
    if row.result_absence not in ("", Absence.NOT_STATED.value) or not row.result_value_text:
        return
    paths = _paths(row, "result")
    typed = written(row, known, lambda content: content.result.value_text, paths)
    count = count_of(row, known)
    if count is not None:
        source = Source.MEASURED if is_measured(count.rule) else Source.COUNTED
        on = typed if is_brief else (*counted_nodes(row, count), *typed)
        yield from _as_declared(row, source, on)
        return
    bound = [one for one in known.figures.get(row.pk, ()) if one.bound_to == BoundTo.RESULT.value]
    said = tuple(node for one in bound for node in declared_nodes(one, row, is_brief=is_brief))
    yield from _as_declared(row, Source(bound[0].source) if bound else _typed_or_untold(typed), (*said, *typed))


def _as_declared(row: QuarterReport, source: Source, on: tuple[Node, ...]) -> Iterator[Chain]:
    """The result, and the two parts of a ratio: all three are of one source."""
    parts = (
        ("result", row.result.printed),
        ("numerator", row.result_numerator),
        ("denominator", row.result_denominator),
    )
    for key, value in parts:
        if value is not None:
            text = value if isinstance(value, str) else _number(value)
            said = without_blank(row.result) if key == "result" else None
            yield Chain(key=key, label=_LABELS[key], text=text, said=said, source=source, on=on)


def _progress(row: QuarterReport, known: StoredRecords) -> Iterator[Chain]:
    if row.progress_percent is None:
        return
    paths = _paths(row, "progress_percent")
    on = written(
        row, known, lambda content: "" if content.progress_percent is None else _number(content.progress_percent), paths
    )
    text = f"{_number(row.progress_percent)} %"
    yield Chain(key="progress", label=_LABELS["progress"], text=text, source=_typed_or_untold(on), on=on)


def _marks(indicator: Indicator, row: QuarterReport, known: StoredRecords) -> Iterator[Chain]:
    review = known.marks.get(row.pk)
    for name in _MARKS:
        value = getattr(row, name)
        if value is None:
            continue
        if review is not None and getattr(review, name) == value:
            words = Message("Given in round {round}", round=review.round)
            node = Node(kind=Kind.PERSON, words=words, quote=review.opinion, who=person(review.by), at=review.at)
        elif row.evaluated_by_id is not None:
            words = Message("Who evaluated this report")
            node = Node(kind=Kind.PERSON, words=words, who=person(known.evaluators[row.pk]), at=row.evaluated_at)
        else:
            words = Message("No record says who gave this mark.")
            node = Node(kind=Kind.GAP, words=words)
        yield _mark(name, value, node)
    paper = AsPrinted.of(indicator.as_printed).scores.get(row.quarter)
    if paper is None or row.score_value is not None:
        return
    words = Message("It is printed on the paper that was imported; no evaluator has given it here.")
    for name, value in zip(_MARKS, (paper.value, paper.quality, paper.timeliness), strict=True):
        if value is not None:
            yield _mark(name, value, Node(kind=Kind.GAP, words=words))


def _mark(name: str, value: Decimal, node: Node) -> Chain:
    source = Source.TYPED if node.kind is Kind.PERSON else Source.UNTOLD
    return Chain(key=name.replace("_", "-"), label=_LABELS[name], text=_number(value), source=source, on=(node,))


def _computed(indicator: Indicator, rows: Mapping[int, QuarterReport]) -> Iterator[Chain]:
    """The year's value as the quarters make it."""
    judgement = year_judgement(indicator, indicator.quarters.all())
    formed = judgement.formed
    if formed is None or formed.result.value is None or not formed.taken or judgement.made_of == (YEAR_END,):
        return  # what was typed for the year is a number of the year end, with a chain of its own
    taken = judgement.made_of
    rule = ACCUMULATION_WORDS[Accumulation(indicator.accumulation)]
    words = Message(
        "Worked out from the quarters: {rule} ({reported} of {total} have a result)",
        rule=rule,
        reported=formed.coverage.reported,
        total=formed.coverage.total,
    )
    numbers = tuple(
        Node(
            kind=Kind.NUMBER,
            words=Message("Year end") if quarter == YEAR_END else Message("Quarter {quarter}", quarter=quarter),
            quote=rows[quarter].result.printed,
            page=Page("provenance", (indicator.pk, quarter), "result"),
        )
        for quarter in taken
        if quarter in rows
    )
    yield Chain(
        key="year",
        label=Message("The year, from its quarters"),
        text=formed.result.printed,
        said=without_blank(formed.result),
        source=Source.COMPUTED,
        on=(Node(kind=Kind.RULE, words=words, on=numbers),),
    )


def _typed_or_untold(on: tuple[Node, ...]) -> Source:
    return Source.TYPED if any(node.kind is Kind.PERSON for node in on) else Source.UNTOLD


def _paths(row: QuarterReport, field: str) -> tuple[str, ...]:
    """Where the typed report has it, the nearest place first."""
    return (path_of(field, row.quarter), *(() if row.quarter == YEAR_END else (f"quarters.{row.quarter}",)))


def _number(value: Decimal) -> str:
    return format_number(plain_decimal(value))
