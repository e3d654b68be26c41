"""What an officer tells about the figures of their text: a row for each, in the form of the quarter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samrit.counting import CountingRule
from samrit.ledger.figures import DeclaredFigure, DeclaredFigures, fitting
from samrit.queries.counting.counted_figures import STEPS, Ready, ready_rule
from samrit.records.models import Evidence, Measurement
from samrit.records.sentences import later as _
from samrit.report.anchoring import anchor_of
from samrit.report.mentions import find_figures
from samrit.thai.letters import MARKS
from samrit.thai.text import clean
from samrit.vocabulary.codes import FIGURE_MEANING_WORDS, BoundTo, FigureMeaning, FigureSource
from samrit.web import words

PREFIX = "figure"
TEXT = "figures_text"  # the text in which the rows' figures stand: it may have been typed on since
ALL_OTHERS = "figures_source"  # one source for every figure that has none
READ = "read-"
_RUN = "measurement-"
_COUNT = "count-"
_MOST = 400  # rows; the longest real narrative has some 120 figures
_LONGEST_NOTE = 500
_AROUND = 40  # characters of the text shown on either side


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as the form asks about it; `fits` is the structured value that it repeats, "" where it repeats none."""

    name: str
    start: int
    end: int
    unit: str
    words: str
    before: str
    after: str
    source: str
    note: str
    fits: str
    fits_words: str
    follows: bool
    meaning: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has told yet what it stands on."""
        return not self.source and not self.follows

    @property
    def is_counted_here(self) -> bool:
        """Whether it stands on a count of the records, which says what it is."""
        return self.source.startswith(_COUNT)

    @property
    def is_refuted(self) -> bool:
        """Whether it is said to be what the report itself gives, which is asked only where it differs from that."""
        return self.meaning in (FigureMeaning.VALUE, FigureMeaning.TARGET)


def figure_rows(declared: DeclaredFigures, values: dict[BoundTo, Decimal]) -> tuple[FigureRow, ...]:
    """A row for every figure of a text, with what is told of it so far."""
    by_start = {one.start: one for one in declared.figures}
    return tuple(_rows(declared.text, by_start, values))


def _rows(text: str, declared: Mapping[int, DeclaredFigure], values: dict[BoundTo, Decimal]) -> Iterator[FigureRow]:
    for at, figure in enumerate(find_figures(text)[:_MOST]):
        anchor = anchor_of(figure, text)
        one = declared.get(figure.start)
        fits = fitting(anchor.words, figure.value, values)
        bound = one.bound_to if one is not None else None
        yield FigureRow(
            name=f"{PREFIX}-{at}",
            start=figure.start,
            end=figure.start + len(anchor.words),
            unit=figure.key[1],
            words=anchor.words,
            before=_before(text, figure.start),
            after=_after(text, figure.end),
            source=_chosen(one),
            note=one.note if one is not None else "",
            fits=(bound or fits or ""),
            fits_words=_follows_words(bound or fits),
            follows=bound is not None,
            meaning=(one.meaning or "") if one is not None else "",
        )


def _follows_words(value: BoundTo | None) -> str:
    if value is None:
        return ""
    return {
        BoundTo.RESULT: _("It is the result, and changes with it"),
        BoundTo.NUMERATOR: _("It is the result's numerator: let it change with it"),
        BoundTo.DENOMINATOR: _("It is the result's denominator: let it change with it"),
        BoundTo.TARGET: _("It is the target: let it change with it"),
        BoundTo.PROGRESS: _("It is the progress of the work: let it change with it"),
    }[value]


def _before(text: str, end: int) -> str:
    line = text[:end].rpartition("\n")[2]
    return f"…{line[-_AROUND:].lstrip(MARKS)}" if len(line) > _AROUND else line


def _after(text: str, start: int) -> str:
    line = text[start:].partition("\n")[0]
    return f"{line[:_AROUND]}…" if len(line) > _AROUND else line


def _chosen(declared: DeclaredFigure | None) -> str:
    if declared is None:
        return ""
    if declared.source is FigureSource.MEASURED and declared.measurement_id is not None:
        return f"{_RUN}{declared.measurement_id}"
    if declared.rule is not None:
        return f"{_COUNT}{_ready_key(declared.rule)}"
    return f"{READ}{declared.evidence_id}" if declared.source is FigureSource.READ else declared.source.value


def sources(
    evidence: Sequence[Evidence], measurements: Sequence[Measurement] = (), ready: Sequence[Ready] = ()
) -> tuple[tuple[str, str], ...]:
    """What a figure can stand on, as a list to choose from."""
    return (
        ("", _("– not told –")),
        (FigureSource.TYPED.value, _("I know it myself")),
        (FigureSource.COUNTED.value, _("Counted from a list or a register")),
        (FigureSource.MEASURED.value, _("Measured with a device or a survey")),
        *((f"{_COUNT}{one.key}", _("Counted here: {what}", what=str(one.words))) for one in ready),
        *((f"{_RUN}{one.pk}", _measured_as(one)) for one in measurements),
        *((f"{READ}{item.pk}", _("Read in: {evidence}", evidence=_short(item.ref))) for item in evidence),
    )


def meanings() -> tuple[tuple[str, str], ...]:
    """What a figure can be, as a list to choose from."""
    return (("", _("– not told –")), *((one.value, str(words)) for one, words in FIGURE_MEANING_WORDS.items()))


def _measured_as(one: Measurement) -> str:
    declared = {
        "name": _short(one.name),
        "mwh": words.value(one.saved_mwh, "MWh"),
        "mw": words.value(one.mean_mw, "MW"),
    }
    return _("Measured here: {name} ({mwh} MWh, mean {mw} MW)", **declared)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"


def declared_from(data: Mapping[str, str], known: DeclaredFigures | None = None) -> DeclaredFigures | None:
    """What the posted rows tell, None where there are none: a form without them says nothing about figures.

    A form has rows for the figures that it asks about; of the others holds what is `known`.
    """
    if TEXT not in data:
        return known
    text, everything_else = clean(data[TEXT]), data.get(ALL_OTHERS, "")
    stated = {one.start: one for one in known.moved_to(text).figures} if known is not None else {}
    rows = {(data[f"{name}-start"], data.get(f"{name}-words", "")): name for name in _names(data)}
    declared = []
    for figure in find_figures(text)[:_MOST]:
        anchor = anchor_of(figure, text)
        name = rows.get((str(anchor.start), anchor.words), "")
        if not name and anchor.start in stated:
            declared.append(stated[anchor.start])
            continue
        chosen = data.get(f"{name}-source", "") or everything_else
        source, evidence_id = _source(chosen)
        follows = data.get(f"{name}-follows", "")
        meaning = data.get(f"{name}-meaning", "")
        if source is not None or follows or meaning in set(FigureMeaning):
            declared.append(
                DeclaredFigure(
                    start=anchor.start,
                    words=anchor.words,
                    source=source or FigureSource.TYPED,
                    note=clean(data.get(f"{name}-note", ""))[:_LONGEST_NOTE],
                    evidence_id=evidence_id,
                    measurement_id=_measurement(chosen),
                    rule=_counted(chosen),
                    bound_to=BoundTo(follows) if follows in set(BoundTo) else None,
                    meaning=FigureMeaning(meaning) if meaning in set(FigureMeaning) else None,
                )
            )
    return DeclaredFigures(text, tuple(declared))


def _names(data: Mapping[str, str]) -> Iterator[str]:
    return (f"{PREFIX}-{at}" for at in range(_MOST) if f"{PREFIX}-{at}-start" in data)


def _measurement(chosen: str) -> int | None:
    key = chosen.removeprefix(_RUN)
    return int(key) if chosen.startswith(_RUN) and key.isdecimal() and len(key) < 18 else None


def _counted(chosen: str) -> CountingRule | None:
    """The count that was chosen; whether the figure may stand on it is asked when it is saved."""
    step, _dash, key = chosen.removeprefix(_COUNT).partition("-")
    is_one = chosen.startswith(_COUNT) and step in STEPS and key.isdecimal() and len(key) < 18
    return ready_rule(step, int(key)) if is_one else None


def _ready_key(rule: CountingRule) -> str:
    keys = (f"{step}-{key}" for key in getattr(rule.first, "campaigns", ()) for step in STEPS)
    return next((key for key in keys if _counted(f"{_COUNT}{key}") == rule), "")


def _source(chosen: str) -> tuple[FigureSource | None, int | None]:
    if chosen.startswith(READ):
        key = chosen.removeprefix(READ)
        return (FigureSource.READ, int(key)) if key.isdecimal() and len(key) < 18 else (None, None)
    if _counted(chosen) is not None:
        return FigureSource.COUNTED, None
    if _measurement(chosen) is not None:
        return FigureSource.MEASURED, None
    return (FigureSource(chosen), None) if chosen in set(FigureSource) - {FigureSource.READ} else (None, None)
