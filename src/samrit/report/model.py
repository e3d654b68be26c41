"""The report of one indicator (part 2 of the annual report), and of one project (part 1)."""

import re
from decimal import Decimal
from functools import reduce
from typing import Any

from samrit.report.headings import plain_plan, year_of_title
from samrit.report.labels import INDICATOR_ITEMS, plain_spelling
from samrit.report.numbering import bare_number, plain_number, year_of_number
from samrit.report.plan_node import PlanNode
from samrit.report.result import Result
from samrit.report.signing import Evidence, Signature, split_refs
from samrit.report.struct import Part, PrintedPart
from samrit.report.target import Target
from samrit.report.unplaced import Unplaced, is_path
from samrit.report.year_end import YearEnd, read_verdict
from samrit.thai.digits import to_arabic
from samrit.vocabulary.choices import Kind, Level, Verdict
from samrit.vocabulary.fields import FIELDS, YEAR_END, filed, in_place, path_of
from samrit.vocabulary.term import FieldKind, Place

__all__ = [
    "Evaluation",
    "Evidence",
    "IndicatorReport",
    "Kind",
    "Level",
    "PlanNode",
    "ProjectReport",
    "QuarterReport",
    "Report",
    "Score",
    "Signature",
    "Unplaced",
    "Verdict",
    "YearEnd",
    "read_verdict",
    "texts",
]


def _check_year(year_be: int | None) -> None:
    if year_be is not None and not 2400 <= year_be <= 2700:
        raise ValueError(f"a fiscal year is of the Buddhist Era, between 2400 and 2700, not {year_be}")


def _check_broken_off(path: str) -> None:
    if path and not is_path(path):
        raise ValueError(f"“{path}” is no path of a field")


class Score(Part, frozen=True):
    """The evaluator's marks for a quarter. None is "not reviewed", which is not a mark of 0.

    `quality` and `timeliness` are the two sub-scores that the present system prints as 2.1 / 2.2.
    """

    value: Decimal | None = None
    quality: Decimal | None = None
    timeliness: Decimal | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether there are marks: the present system prints 0 / 0 where nobody has reviewed, with another quarter's score."""
        return not (self.quality == 0 and self.timeliness == 0) and self != Score()


class Evaluation(Part, frozen=True):
    """The score that the present system prints in a page's head, and the quarter that it names."""

    quarter: int | None = None
    score: Decimal | None = None

    def _normalise(self) -> None:
        """ValueError for a quarter outside 1 to 4."""
        if self.quarter is not None and not 1 <= self.quarter <= 4:
            raise ValueError(f"a fiscal year has the quarters 1 to 4, not {self.quarter}")


def _filed_as(kind: FieldKind) -> tuple[str, ...]:
    """The fields of a kind that are filed for a quarter or for the year."""
    return tuple(one.id for one in filed() if one.kind is kind)


_TEXTS, _LINES = _filed_as(FieldKind.TEXT), _filed_as(FieldKind.LINE)
_AGENCY_CODE = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙]{8}(?![0-9๐-๙])")  # as lists give it, with or without the name
_OF_THE_YEAR = tuple(one.id for one in FIELDS if one.places == (Place.YEAR_END,))


class QuarterReport(Part, frozen=True):
    """What is reported for one quarter (1 to 4) of the fiscal year, or at the year end (5).

    `progress_percent` is the progress of the work, which is not the value of the indicator. What stands behind it is
    of the year end alone.
    """

    quarter: int
    narrative: str = ""
    shortfall: str = ""
    target: Target = Target()
    result: Result = Result()
    score: Score = Score()
    progress_percent: Decimal | None = None
    verdict_text: str = ""
    verdict: Verdict | None = None
    supporting_factors: str = ""
    obstacles: str = ""

    def _normalise(self) -> None:
        """ValueError for a quarter outside 1 to 5, or for one of the four that says what only the year end says."""
        if not 1 <= self.quarter <= YEAR_END:
            raise ValueError(f"a fiscal year has the quarters 1 to 4 and the year end as the fifth, not {self.quarter}")
        self._clean_texts(*_TEXTS)
        self._clean_lines(*_LINES)
        if self.quarter == YEAR_END:
            end = YearEnd(verdict_text=self.verdict_text, verdict=self.verdict, narrative=self.narrative)
            self._set(verdict_text=end.verdict_text, verdict=end.verdict, narrative=end.narrative)
        elif any(getattr(self, name) for name in _OF_THE_YEAR):
            raise ValueError(f"{', '.join(_OF_THE_YEAR)} stand at the year end only")

    def said(self, name: str) -> str:
        """What a field says: words as they stand, a value as it is printed, a percentage as a number; "" for nothing."""
        value = getattr(self, name)
        if isinstance(value, Decimal):
            return f"{value:f}"
        return value.printed if isinstance(value, PrintedPart) else value or ""

    def with_filed(self, other: "QuarterReport") -> "QuarterReport":
        """The same with what an officer files as another report of the quarter says it; ValueError for one of another quarter."""
        if other.quarter != self.quarter:
            raise ValueError(f"this is of quarter {other.quarter} and not of quarter {self.quarter}")
        return self.replace(verdict=None, **{one.id: getattr(other, one.id) for one in filed(self.quarter)})


def _plain_spellings(spellings: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Spellings in the order of the form, each field once, without those that we print anyway."""
    own: dict[str, str] = {}
    for field, spelling in spellings:
        plain = plain_spelling(field, spelling)
        if plain is None:
            raise ValueError(f"“{spelling}” is no spelling of a label of “{field}”")
        if plain:
            own.setdefault(field, plain)
    return tuple((label.field, own[label.field]) for label in INDICATOR_ITEMS if label.field in own)


class IndicatorReport(Part, frozen=True, tag="indicator", tag_field="form"):
    """Part 2 of the annual report: one indicator, its quarters and its year (form "ผลการดำเนินงานส่วนที่ 2").

    `number_text` is the number as printed ("32", "3.2", "(3.2)"); `code` that of the web system ("5018-0817").
    `label_spellings` keeps labels that the paper spells in its own way: (field, spelling), as in
    ("definition", "คำนียาม"). Quarters stand in order, each at most once.

    `unplaced` is what the source says and no field holds. `broken_off` is the path of the field in which, or before
    which, the source breaks off, as far as the reader saw that it does; "" for a source that is whole.
    """

    plan_title: str = "แผนปฏิบัติราชการประจำปี"
    fiscal_year_be: int | None = None
    agency: str = ""
    code: str = ""
    number_text: str = ""
    name: str = ""
    level: Level = Level.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    long_term_plan: str = ""
    nodes: tuple[PlanNode, ...] = ()
    definition: str = ""
    method: str = ""
    target: Target = Target()
    result: Result = Result()
    evaluation: Evaluation = Evaluation()
    quarters: tuple[QuarterReport, ...] = ()
    year_end: YearEnd = YearEnd()
    supporting_factors: str = ""
    obstacles: str = ""
    evidence: tuple[Evidence, ...] = ()
    signature: Signature = Signature()
    label_spellings: tuple[tuple[str, str], ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    broken_off: str = ""

    def _normalise(self) -> None:
        """Normal form of the texts; ValueError for quarters out of order or given twice, or a label that no paper has."""
        _check_year(self.fiscal_year_be)
        _check_broken_off(self.broken_off)
        self._set(unplaced=tuple(one for one in self.unplaced if one.text))
        self._clean_lines("plan_title", "agency", "code", "number_text", "name", "long_term_plan")
        self._clean_texts("definition", "method", "supporting_factors", "obstacles")
        number_text, name = plain_number(self.number_text, self.name)
        self._set(number_text=number_text, name=name, long_term_plan=plain_plan(self.long_term_plan))
        if self.fiscal_year_be is None:
            self._set(fiscal_year_be=self.year_in_words)
        self._set(evidence=tuple(ref for evidence in self.evidence for ref in split_refs(evidence)))
        self._set(label_spellings=_plain_spellings(self.label_spellings))
        order = [q.quarter for q in self.quarters]
        if order != sorted(set(order) - {YEAR_END}):
            raise ValueError(f"the quarters 1 to 4 must stand in order, each once, not {order}")

    @property
    def number(self) -> str:
        """The number in Arabic digits without its decoration: "3.2" for "(๓.๒)"."""
        return bare_number(self.number_text)

    @property
    def year_in_words(self) -> int | None:
        """The fiscal year that the plan's title or the number says, so that it needs no line of its own."""
        return year_of_title(self.plan_title) or year_of_number(self.number_text)

    @property
    def agency_code(self) -> str:
        """The part of the code before the hyphen, "5018" of "5018-0817"; else the code that a list gives for the agency."""
        given = self.agency if self.agency.isdecimal() else "".join(_AGENCY_CODE.findall(self.agency)[:1])
        return self.code.partition("-")[0] or to_arabic(given)

    def quarter(self, number: int) -> QuarterReport | None:
        """The report of one quarter (5: the year end, which the form has in several places), None where there is none."""
        if number == YEAR_END:
            return QuarterReport(quarter=YEAR_END, **{one.id: _at(self, one.year_path) for one in _ON_THE_FORM})
        return next((q for q in self.quarters if q.quarter == number), None)

    def with_quarter(self, report: QuarterReport) -> "IndicatorReport":
        """The same with another report of a quarter, or of the year end, in its place."""
        if report.quarter == YEAR_END:
            inside = {one.id: getattr(report, one.id) for one in _ON_THE_FORM if "." in one.year_path}
            outside = {one.id: getattr(report, one.id) for one in _ON_THE_FORM if "." not in one.year_path}
            return self.replace(year_end=YearEnd(**inside), **outside)
        others = [q for q in self.quarters if q.quarter != report.quarter]
        return self.replace(quarters=tuple(sorted((*others, report), key=lambda q: q.quarter)))


# The fields of the year end that the form has a place for.
_ON_THE_FORM = tuple(one for one in in_place(Place.YEAR_END) if one.year_path)


def _at(report: IndicatorReport, path: str) -> Any:
    return reduce(getattr, path.split("."), report)


class ProjectReport(Part, frozen=True, tag="project", tag_field="form"):
    """Part 1 of the annual report: one project, as the present web system shows it.

    `contact` is how to reach who is responsible: a telephone number, an address. `steps` are the steps of the work with
    their progress. `unplaced` and `broken_off` are those of an indicator's report.
    """

    code: str = ""
    name: str = ""
    agency: str = ""
    fiscal_year_be: int | None = None
    progress_percent: Decimal | None = None
    responsible: str = ""
    contact: str = ""
    evaluation: Evaluation = Evaluation()
    rationale: str = ""
    objectives: str = ""
    targets: str = ""
    narrative: str = ""
    steps: str = ""
    unplaced: tuple[Unplaced, ...] = ()
    broken_off: str = ""

    def _normalise(self) -> None:
        """Normal form of the texts."""
        _check_year(self.fiscal_year_be)
        _check_broken_off(self.broken_off)
        self._set(unplaced=tuple(one for one in self.unplaced if one.text))
        self._clean_lines("code", "name", "agency", "responsible", "contact")
        self._clean_texts("rationale", "objectives", "targets", "narrative", "steps")


Report = IndicatorReport | ProjectReport
_WORDS = tuple(one for one in filed() if one.kind in (FieldKind.TEXT, FieldKind.LINE))


def texts(report: Report) -> tuple[tuple[str, str], ...]:
    """The fields of running text that are not empty, as (path, text), in the order of the form.

    A path names a field for people and machines: "name", "definition", "quarters.2.narrative" (2 is the number of
    the quarter), "year_end.narrative", "evidence.0.ref", "unplaced.0.text".
    """
    unplaced = tuple((f"unplaced.{i}.text", one.text) for i, one in enumerate(report.unplaced))
    if isinstance(report, ProjectReport):
        names = ("name", "rationale", "objectives", "targets", "narrative", "steps")
        return (*((name, getattr(report, name)) for name in names if getattr(report, name)), *unplaced)
    found = [("name", report.name), ("definition", report.definition), ("method", report.method)]
    found += [(path_of(one.id, q.quarter), getattr(q, one.id)) for q in report.quarters for one in _WORDS]
    found += [(one.year_path, _at(report, one.year_path)) for one in _WORDS if one.year_path]
    found += [(f"evidence.{i}.ref", e.ref) for i, e in enumerate(report.evidence)]
    return (*((path, text) for path, text in found if text), *unplaced)
