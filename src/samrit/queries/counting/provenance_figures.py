"""What a figure of the narrative stands on: what was told of it, and the evidence, count or measurement behind that."""

from samrit.ledger.figures import FIELD
from samrit.queries.counting.chain import Chain, Kind, Node, Page, Source
from samrit.queries.counting.counting import Scope
from samrit.queries.counting.counting_rules import rule_of
from samrit.queries.counting.provenance_counted import measurement_node, rule_nodes
from samrit.queries.counting.provenance_records import StoredRecords, person
from samrit.queries.counting.provenance_saved import written
from samrit.records.models import YEAR_END, Evidence, Figure, QuarterReport
from samrit.report.mentions import Figure as Mention
from samrit.report.mentions import find_figures
from samrit.thai.translation import Message
from samrit.vocabulary.codes import BOUND_TO_WORDS, FIGURE_MEANING_WORDS, BoundTo, FigureMeaning, FigureSource

_DECLARED: dict[FigureSource, Message] = {
    FigureSource.TYPED: Message("The reporter says that they know it themselves"),
    FigureSource.COUNTED: Message("The reporter says that it was counted from a list or a register"),
    FigureSource.MEASURED: Message("The reporter says that it was measured"),
    FigureSource.READ: Message("The reporter says that they read it in evidence"),
}
_NOTHING_BEHIND: dict[FigureSource, Message] = {
    FigureSource.COUNTED: Message("The list that was counted is not in the system, so that it can't be counted again."),
    FigureSource.MEASURED: Message("What was measured is not in the system, so that it can't be worked out again."),
}
_UNTOLD = Node(
    kind=Kind.GAP,
    words=Message("Nobody has told yet where this figure is from."),
)


def figure_chains(row: QuarterReport, stored: StoredRecords, *, is_brief: bool = False) -> tuple[Chain, ...]:
    """Every figure of a report's narrative in its order, those without a source among them."""
    stated = {one.start: one for one in stored.figures.get(row.pk, ()) if one.field == FIELD}
    return tuple(_chain(row, stored, at, stated.get(at.start), is_brief=is_brief) for at in find_figures(row.narrative))


def declared_nodes(figure: Figure, row: QuarterReport, *, is_brief: bool = False) -> tuple[Node, ...]:
    """What was told of a figure of a report, with what that stands on; briefly without looking into what was counted."""
    source = FigureSource(figure.source)
    behind = _behind(figure, row, is_brief=is_brief)
    missing = _NOTHING_BEHIND.get(source)
    if not behind and missing is not None:
        behind = (Node(kind=Kind.GAP, words=missing),)
    return (
        Node(
            kind=Kind.PERSON,
            words=_DECLARED[source],
            quote=figure.note,
            who=person(figure.reported_by),
            at=figure.reported_at,
            on=behind,
        ),
        *_meaning(figure),
    )


def _meaning(figure: Figure) -> tuple[Node, ...]:
    if not figure.meaning:
        return ()
    what = FIGURE_MEANING_WORDS[FigureMeaning(figure.meaning)]
    words = Message("The reporter says what it is: {what}", what=what)
    return (Node(kind=Kind.PERSON, words=words, who=person(figure.reported_by), at=figure.reported_at),)


def _chain(row: QuarterReport, stored: StoredRecords, at: Mention, figure: Figure | None, *, is_brief: bool) -> Chain:
    start, words = at.start, row.narrative[at.start : at.end]
    field = "year_end.narrative" if row.quarter == YEAR_END else f"quarters.{row.quarter}.narrative"
    typed = written(row, stored, lambda content: words if words in content.narrative else "", (field,))
    if figure is None:
        source, on = Source.UNTOLD, (_UNTOLD, *typed)
    else:
        source, on = (
            Source(figure.source),
            (*_follows(row, figure), *declared_nodes(figure, row, is_brief=is_brief), *typed),
        )
    label = Message("A figure in the text")
    return Chain(key=f"figure-{start}", label=label, text=words, source=source, on=on, start=start)


def _follows(row: QuarterReport, figure: Figure) -> tuple[Node, ...]:
    if not figure.bound_to:
        return ()
    value = BOUND_TO_WORDS[BoundTo(figure.bound_to)]
    words = Message("It changes with {value} of this report", value=value)
    anchor = {BoundTo.PROGRESS.value: "progress"}.get(figure.bound_to, figure.bound_to)
    page = Page("provenance", (row.indicator_id, row.quarter), anchor)
    return (Node(kind=Kind.NUMBER, words=words, page=page),)


def _behind(figure: Figure, row: QuarterReport, *, is_brief: bool) -> tuple[Node, ...]:
    if figure.measurement is not None:
        return (measurement_node(figure.measurement),)
    if figure.rule is not None and not is_brief:
        return rule_nodes(rule_of(figure.rule), Scope.of(row.indicator, row.quarter), figure.counted_at)
    if figure.evidence is not None:
        return (evidence_node(figure.evidence),)
    return ()


def evidence_node(evidence: Evidence) -> Node:
    """A piece of evidence with the file or the captured copy that is kept of it; its captures are loaded, newest first."""
    if evidence.removed_at is not None:
        words = Message("Evidence, taken away since: {removed_reason}", removed_reason=evidence.removed_reason)
        return Node(kind=Kind.EVIDENCE, words=words, quote=evidence.ref, at=evidence.removed_at)
    page = Page("evidence_file", (evidence.pk,)) if evidence.blob is not None else None
    copies = tuple(
        Node(
            kind=Kind.FILE,
            words=Message("The copy of the link that is kept"),
            quote=capture.title,
            at=capture.at,
            page=Page("evidence_copy", (capture.pk,)),
            sha256=capture.blob.sha256,
        )
        for capture in list(evidence.captures.all())[:1]
        if capture.blob is not None
    )
    if evidence.blob is None and not copies:
        copies = (
            Node(
                kind=Kind.GAP,
                words=Message("There is a name or a link alone; no file of it is kept."),
            ),
        )
    return Node(
        kind=Kind.EVIDENCE,
        words=Message("Evidence"),
        quote=evidence.ref,
        who=person(evidence.added_by),
        at=evidence.added_at,
        page=page or Page("indicator", (evidence.indicator_id,), f"evidence-{evidence.pk}"),
        sha256=evidence.blob.sha256 if evidence.blob is not None else "",
        on=copies,
    )
