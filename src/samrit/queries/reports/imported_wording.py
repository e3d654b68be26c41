"""What an imported paper says in its own way, where the records would print something else.

Kept with the indicator (`as_printed`), so that a report that came in can go out as it came; whoever edits one of these
things in the records drops it here.
"""

from typing import Any

import msgspec

from samrit.report import Evaluation, IndicatorReport, PlanNode, Score, Signature, Unplaced


class AsPrinted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The paper's own words, field by field of the report; None where the records' stand.

    `quarters_left_out` are the quarters that the paper doesn't have; one that is filed later shows all the same.
    `scores` are the marks that it prints, by quarter: whoever uploads a paper gives no marks, so they stand here until
    an evaluator gives their own.
    """

    plan_title: str | None = None
    agency: str | None = None
    number_text: str | None = None
    long_term_plan: str | None = None
    nodes: tuple[PlanNode, ...] | None = None
    evaluation: Evaluation | None = None
    signature: Signature | None = None
    label_spellings: tuple[tuple[str, str], ...] | None = None
    unplaced: tuple[Unplaced, ...] | None = None
    quarters_left_out: tuple[int, ...] = ()
    scores: dict[int, Score] = {}

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "AsPrinted":
        """What an indicator keeps of its paper."""
        return msgspec.convert(stored, cls, str_keys=True)

    def to_json(self) -> dict[str, Any]:
        """What an indicator is to keep."""
        stored: dict[str, Any] = msgspec.to_builtins(self, str_keys=True)
        return stored

    def words(self) -> dict[str, Any]:
        """The fields of the report that the paper words itself."""
        return {name: value for name in FIELDS if (value := getattr(self, name)) is not None}


_BY_QUARTER = ("quarters_left_out", "scores")
FIELDS = tuple(name for name in AsPrinted.__struct_fields__ if name not in _BY_QUARTER)
_UNSAID = IndicatorReport()


def of_new(paper: IndicatorReport, records: IndicatorReport) -> AsPrinted:
    """What a paper words differently from the records that were made from it.

    Where the paper doesn't name its agency, the records do.
    """
    words = {name: getattr(paper, name) for name in FIELDS if getattr(paper, name) != getattr(records, name)}
    if not paper.agency:
        words.pop("agency", None)
    has = {quarter.quarter for quarter in paper.quarters}
    left_out = tuple(number for number in range(1, 5) if number not in has)
    return AsPrinted(**words, quarters_left_out=left_out, scores=_scores(paper))


def of_update(stored: AsPrinted, paper: IndicatorReport, records: IndicatorReport) -> AsPrinted:
    """The same for records that were there before: what the paper says counts, what it doesn't say stays."""
    words = stored.words()
    for name in FIELDS:
        said = getattr(paper, name)
        if said == getattr(_UNSAID, name):
            continue
        words.pop(name, None)
        if said != getattr(records, name):
            words[name] = said
    has = {quarter.quarter for quarter in paper.quarters}
    left_out = tuple(number for number in stored.quarters_left_out if number not in has)
    return AsPrinted(**words, quarters_left_out=left_out, scores=stored.scores | _scores(paper))


def _scores(paper: IndicatorReport) -> dict[int, Score]:
    return {quarter.quarter: quarter.score for quarter in paper.quarters if quarter.score != Score()}
