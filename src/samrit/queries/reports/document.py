"""A report as a document to read: the form's items in the form's order, each with its words and the notes about them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from samrit.checks.rule import Finding, Severity
from samrit.ledger.field_words import field_words
from samrit.queries.reports.annotate import Annotated, Note, Paragraph, annotate_report
from samrit.queries.reports.figures import FigureBasis
from samrit.report import IndicatorReport, ProjectReport, Report
from samrit.report.labels import TEXT_LINES, TEXTS_OF_THE_YEAR
from samrit.report.model import QuarterReport
from samrit.scoring.printed import worded
from samrit.thai.translation import ShownDay, _
from samrit.vocabulary.choices import LEVEL_WORDS
from samrit.vocabulary.fields import BY_ID, YEAR_END, at_path, filed, in_place, path_of
from samrit.vocabulary.term import FieldKind, Place


@dataclass(frozen=True, slots=True)
class Fact:
    """One short line of an item: what it is called, and what it says; `number` is the key of its chain, where it has one."""

    label: str
    words: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One item of the form. `key` is its anchor, `quarter` tells which quarter it reports, where it does."""

    key: str
    heading: str
    facts: tuple[Fact, ...] = ()
    texts: tuple[Annotated, ...] = ()
    notes: tuple[Note, ...] = ()
    quarter: int | None = None

    @property
    def remarks(self) -> tuple[Note, ...]:
        """All notes about it, wherever they stand in it, by their number."""
        inside = (note for text in self.texts for note in _all_notes(text))
        return tuple(sorted({note.number: note for note in (*self.notes, *inside)}.values(), key=lambda n: n.number))

    @property
    def is_empty(self) -> bool:
        """Whether the paper says nothing here."""
        return not self.facts and not any(text.paragraphs for text in self.texts)


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report; `notes` are about no single item."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    counts: Mapping[Severity, int]

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.counts.values())

    @property
    def errors(self) -> int:
        """How many of them are errors."""
        return self.counts.get(Severity.ERROR, 0)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return self.counts.get(Severity.WARNING, 0)

    @property
    def remarks(self) -> int:
        """How many are notes."""
        return self.counts.get(Severity.NOTE, 0)


def renumbered(document: Document, first: Iterable[Note]) -> Document:
    """The document with `first` numbered from 1 on, as a margin lists them, and all other notes after them."""
    notes = (*first, *(note for one in document.sections for note in one.remarks), *document.notes)
    number = {old: new for new, old in enumerate(dict.fromkeys(note.number for note in notes), 1)}

    def of_notes(those: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple(sorted((replace(n, number=number[n.number]) for n in those), key=lambda n: n.number))

    def of_paragraph(one: Paragraph) -> Paragraph:
        ended = (replace(s, ends=tuple(sorted(number[n] for n in s.ends))) if s.ends else s for s in one.segments)
        return Paragraph(tuple(ended), of_notes(one.notes))

    def of_text(one: Annotated) -> Annotated:
        return replace(one, paragraphs=tuple(map(of_paragraph, one.paragraphs)), notes=of_notes(one.notes))

    sections = (replace(s, texts=tuple(map(of_text, s.texts)), notes=of_notes(s.notes)) for s in document.sections)
    return Document(tuple(sections), of_notes(document.notes), document.counts)


def in_reading_order(section: Section) -> Iterator[Note]:
    """All notes about a section as one comes to their words: of the whole first."""
    notes = {note.number: note for note in section.remarks}
    ends = (n for text in section.texts for line in text.paragraphs for s in line.segments for n in s.ends)
    placed = dict.fromkeys(ends)
    yield from (note for number, note in notes.items() if number not in placed)
    yield from (notes[number] for number in placed if number in notes)


_FACTS = (FieldKind.RESULT, FieldKind.TARGET, FieldKind.PERCENT)
_KEYS = {"progress_percent": "progress"}  # of the chains that numbers stand on


def document(
    report: Report, findings: Iterable[Finding], figures: Mapping[int, Iterable[FigureBasis]] | None = None
) -> Document:
    """The report with its findings, each shown exactly once; `figures` by quarter are those whose source was told."""
    found = tuple(findings)
    stated = {
        path_of("narrative", quarter): [(one.start, one.words) for one in those]
        for quarter, those in (figures or {}).items()
    }
    annotated = dict(annotate_report(report, found, stated))
    drafts = _indicator(report) if isinstance(report, IndicatorReport) else _project(report)
    for path in tuple(annotated):
        field = at_path(path)[1]
        if field is not None and any(field.id == label.field for label in TEXT_LINES):
            annotated[path] = replace(annotated[path], label=str(field.words))
    sections = tuple(_filled(draft, annotated) for draft in drafts)
    left = (note for text in annotated.values() for note in _all_notes(text))
    counts = {severity: sum(f.severity is severity for f in found) for severity in Severity}
    return Document(sections, tuple(sorted(left, key=lambda n: n.number)), counts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item before its texts: `paths` are the fields it shows as text, `about` the fields whose notes it takes."""

    key: str
    heading: str
    facts: tuple[Fact, ...]
    paths: tuple[str, ...]
    about: tuple[str, ...]
    quarter: int | None = None


def _filled(draft: _Draft, annotated: dict[str, Annotated]) -> Section:
    """The item with its texts and notes, which are taken out of what is left."""
    texts = tuple(annotated.pop(path) for path in draft.paths if path in annotated)
    mine = [p for p in annotated if any(p == a or p.startswith(f"{a}.") for a in draft.about)]
    notes = [note for path in mine for note in _all_notes(annotated.pop(path))]
    notes += [note for text in texts for note in text.notes]
    ordered = tuple(sorted(notes, key=lambda n: n.number))
    if texts and texts[0].paragraphs and not draft.facts:
        # Beside the first line of the text, so that no gap opens between the heading and the text.
        return Section(
            draft.key, draft.heading, (), (_joined_to_first(texts[0], ordered), *texts[1:]), (), draft.quarter
        )
    return Section(draft.key, draft.heading, draft.facts, texts, ordered, draft.quarter)


def _joined_to_first(text: Annotated, notes: tuple[Note, ...]) -> Annotated:
    first, *others = text.paragraphs
    joined = tuple(sorted((*notes, *first.notes), key=lambda n: n.number))
    return replace(text, paragraphs=(replace(first, notes=joined), *others))


def _all_notes(text: Annotated) -> Iterator[Note]:
    yield from text.notes
    for paragraph in text.paragraphs:
        yield from paragraph.notes


def _facts(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(*pair) for pair in pairs if pair[1])


def _indicator(report: IndicatorReport) -> Iterator[_Draft]:
    number = _facts((_("Number"), report.number_text), (_("Code"), report.code))
    yield _Draft("name", _("Indicator"), number, ("name",), ("number_text", "code", "name"))
    yield _Draft(
        "level",
        _("Level of success"),
        _facts((_("Level"), str(LEVEL_WORDS[report.level]))),
        (),
        ("level", "kind"),
    )
    nodes = tuple(
        Fact(node.label or _("Supports"), f"{node.rank} {node.code_text} {node.name_th}".strip())
        for node in report.nodes
    )
    yield _Draft(
        "plan",
        _("Supports the plan"),
        (*_facts((_("Plan"), report.long_term_plan)), *nodes),
        (),
        ("nodes", "long_term_plan"),
    )
    yield _Draft("definition", _("Definition"), (), ("definition",), ("definition",))
    yield _Draft("method", _("Calculation method"), (), ("method",), ("method",))
    target = _facts(
        (_("Target"), worded(report.target), "target"), (_("Result of the year"), worded(report.result), "result")
    )
    yield _Draft("target", _("Target and result"), target, (), ("target", "result"))
    for number_of in (1, 2, 3, 4):
        yield _quarter(number_of, report.quarter(number_of))
    yield _Draft("year-end", _("Year end"), (), _texts(YEAR_END, "year_end"), ("year_end",))
    for name in TEXTS_OF_THE_YEAR:
        yield _Draft(name, str(BY_ID[name].words), (), (name,), (name,))
    refs = tuple(f"evidence.{at}.ref" for at, _e in enumerate(report.evidence))
    yield _Draft("evidence", _("Evidence"), (), refs, ("evidence",))
    signed = report.signature.signed_on
    signature = _facts(
        (_("Signed by"), report.signature.name),
        (_("Position"), report.signature.position),
        (_("On"), str(ShownDay(signed)) if signed else ""),
    )
    yield _Draft("signature", _("Signature"), signature, (), ("signature",))
    yield from _end(report)


def _quarter(number: int, quarter: QuarterReport | None) -> _Draft:
    path = f"quarters.{number}"
    heading = _("Quarter {number}", number=number)
    if quarter is None:
        return _Draft(f"q{number}", heading, (), (), (path,), number)
    shown = (one for one in in_place(Place.QUARTER) if one.kind in _FACTS)
    facts = _facts(*((str(one.words), worded(getattr(quarter, one.id)), _KEYS.get(one.id, one.id)) for one in shown))
    return _Draft(f"q{number}", heading, facts, _texts(number, path), (path,), number)


def _texts(quarter: int, inside: str) -> tuple[str, ...]:
    """The running texts of a quarter that the form has together, by their paths."""
    paths = (path_of(one.id, quarter) for one in filed(quarter) if one.kind in (FieldKind.TEXT, FieldKind.LINE))
    return tuple(path for path in paths if path.startswith(f"{inside}."))


def _project(report: ProjectReport) -> Iterator[_Draft]:
    progress = report.progress_percent
    facts = _facts(
        (_("Code"), report.code),
        (_("Agency"), report.agency),
        (_("Responsible"), report.responsible),
        (_("How to reach them"), report.contact),
        (_("Progress of the work"), f"{progress:f} %" if progress is not None else ""),
    )
    yield _Draft(
        "name", _("Project"), facts, ("name",), ("name", "code", "agency", "responsible", "contact", "progress_percent")
    )
    yield _Draft("rationale", _("Rationale"), (), ("rationale",), ("rationale",))
    yield _Draft("objectives", _("Objectives"), (), ("objectives",), ("objectives",))
    yield _Draft("targets", _("Targets"), (), ("targets",), ("targets",))
    yield _Draft("narrative", _("Report"), (), ("narrative",), ("narrative",))
    if report.steps:
        yield _Draft("steps", _("Steps of the work"), (), ("steps",), ("steps",))
    yield from _end(report)


def _end(report: Report) -> Iterator[_Draft]:
    """What the source says beyond the fields, and where it breaks off."""
    paths = tuple(f"unplaced.{i}.text" for i in range(len(report.unplaced)))
    facts = _facts((_("The source breaks off at"), field_words(report.broken_off)) if report.broken_off else ("", ""))
    if paths or facts:
        yield _Draft("unplaced", _("Text in no field"), facts, paths, ("unplaced", "broken_off"))
