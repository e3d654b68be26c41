"""What one more paper adds about an indicator of which something is known: what is missing there, and nothing else.

What stands stays; where the paper says something else, both are given, for a person to decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from samrit.report.model import Evaluation, IndicatorReport, QuarterReport, Score
from samrit.report.result import Result
from samrit.report.signing import Signature
from samrit.report.struct import PrintedPart
from samrit.report.target import Target
from samrit.vocabulary.choices import Kind, Level
from samrit.vocabulary.fields import YEAR_END, in_place, path_of
from samrit.vocabulary.term import Place

_LINES = ("code", "number_text", "name", "long_term_plan", "definition", "method")
_NOTHING: dict[str, Any] = {
    **dict.fromkeys(_LINES, ""),
    "level": Level.UNKNOWN,
    "kind": Kind.UNKNOWN,
    "target": Target(),
    "nodes": (),
    "evaluation": Evaluation(),
    "signature": Signature(),
}
_OF_QUARTER = tuple(one.id for one in in_place(Place.QUARTER))
_OF_YEAR = tuple(one.id for one in in_place(Place.YEAR_END) if one.year_path and one.id != "verdict")


@dataclass(frozen=True, slots=True)
class Differing:
    """A value of which two papers say different things: its path, what stands, and what the other paper says."""

    path: str
    present: str
    paper: str


@dataclass(frozen=True, slots=True)
class Addition:
    """`report` says only what is new; `paths` are its fields; `differing` is what the paper says otherwise and was left."""

    report: IndicatorReport
    paths: tuple[str, ...]
    differing: tuple[Differing, ...]


@dataclass(slots=True)
class _Sorting:
    paths: list[str] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)

    def takes(self, path: str, present: Any, paper: Any, nothing: Any, *, is_closed: bool = False) -> bool:
        """Whether the paper's value is new, where nothing stands yet."""
        if paper == nothing or _same(present, paper):
            return False
        if present == nothing and not is_closed:
            self.paths.append(path)
            return True
        self.differing.append(Differing(path, _words(present) if present != nothing else "", _words(paper)))
        return False


def addition(there: IndicatorReport, paper: IndicatorReport, *, closed: Iterable[int] = ()) -> Addition:
    """What a paper adds to what is there; `closed` are the quarters (5: the year end) that take nothing any more."""
    sorting, shut = _Sorting(), frozenset(closed)
    new: dict[str, Any] = {}
    for name, nothing in _NOTHING.items():
        present, says = getattr(there, name), getattr(paper, name)
        if name == "number_text" and there.number and there.number == paper.number:
            continue
        if sorting.takes(name, present, says, nothing):
            new[name] = says
    report = IndicatorReport(fiscal_year_be=paper.fiscal_year_be, plan_title=paper.plan_title, **new)
    for number in range(1, YEAR_END + 1):
        quarter = paper.quarter(number)
        if quarter is not None:
            more = _of_quarter(there.quarter(number), quarter, sorting, is_closed=number in shut)
            report = report.with_quarter(more) if more is not None else report
    refs = {one.ref for one in there.evidence}
    evidence = tuple(one for one in paper.evidence if one.ref not in refs)
    texts = {one.text for one in there.unplaced}
    unplaced = tuple(one for one in paper.unplaced if one.text not in texts)
    if evidence:
        sorting.paths.append("evidence")
        report = report.replace(evidence=evidence)
    if unplaced:
        sorting.paths.append("unplaced")
        report = report.replace(unplaced=(*there.unplaced, *unplaced))
    return Addition(report, tuple(sorting.paths), tuple(sorting.differing))


def values(paper: IndicatorReport) -> dict[str, str]:
    """What a paper says, field by field, so that alike words say alike: for a comparison of many papers."""
    nothing = IndicatorReport()
    said = {name: getattr(paper, name) for name in _NOTHING if getattr(paper, name) != _NOTHING[name]}
    if "number_text" in said:
        said["number_text"] = paper.number
    for number in range(1, YEAR_END + 1):
        quarter = paper.quarter(number)
        empty = nothing.quarter(number) or QuarterReport(quarter=number)
        for name in _names(number) if quarter is not None else ():
            if getattr(quarter, name) != getattr(empty, name):
                said[path_of(name, number)] = getattr(quarter, name)
    return {path: _alike(value) for path, value in said.items()}


def _of_quarter(
    there: QuarterReport | None, paper: QuarterReport, sorting: _Sorting, *, is_closed: bool
) -> QuarterReport | None:
    nothing = QuarterReport(quarter=paper.quarter)
    present = there or nothing
    new = {
        name: getattr(paper, name)
        for name in _names(paper.quarter)
        if sorting.takes(
            path_of(name, paper.quarter),
            getattr(present, name),
            getattr(paper, name),
            getattr(nothing, name),
            is_closed=is_closed and name != "score",
        )
    }
    return nothing.replace(**new) if new else None


def _names(quarter: int) -> tuple[str, ...]:
    return _OF_YEAR if quarter == YEAR_END else _OF_QUARTER


def _same(present: Any, paper: Any) -> bool:
    """Whether what the paper says present already: printed otherwise, or as a part of a longer text."""
    if present == paper:
        return True
    if isinstance(present, Result) and isinstance(paper, Result):
        return present.means_same(paper)
    if isinstance(present, str):
        return bool(present) and _alike(paper) in _alike(present)
    return _alike(present) == _alike(paper)


def _alike(value: Any) -> str:
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, Result) and value.value is not None:
        return f"{value.value.normalize():f}"
    if isinstance(value, Target):
        number = None if value.value is None else f"{value.value.normalize():f}"
        return f"{value.comparison} {number} {value.upper} {value.due_on}" if number or value.due_on else value.printed
    if isinstance(value, Score):
        return " ".join("-" if one is None else f"{one.normalize():f}" for one in (value.quality, value.timeliness))
    if isinstance(value, tuple):
        return " ".join(_alike(getattr(one, "code", one)) for one in value)
    return str(value)


def _words(value: Any) -> str:
    if isinstance(value, PrintedPart):
        return value.printed
    if isinstance(value, tuple):
        return " · ".join(_words(one) for one in value)
    if isinstance(value, Score):
        return " / ".join("–" if one is None else f"{one:f}" for one in (value.quality, value.timeliness))
    return str(getattr(value, "printed", value))
