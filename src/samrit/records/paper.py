"""What an imported paper says in its own way, where the records would print something else.

Kept with the indicator (`as_printed`), so that a report that came in can go out as it came; whoever edits one of these
things in the records drops it here.
"""

from typing import Any

import msgspec

from samrit.report import Evaluation, IndicatorReport, PlanNode, Signature


class AsPrinted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The paper's own words, field by field of the report; None where the records' stand.

    `quarters_left_out` are the quarters that the paper doesn't have; one that is filed later shows all the same.
    """

    plan_title: str | None = None
    agency: str | None = None
    number_text: str | None = None
    long_term_plan: str | None = None
    nodes: tuple[PlanNode, ...] | None = None
    evaluation: Evaluation | None = None
    signature: Signature | None = None
    label_spellings: tuple[tuple[str, str], ...] | None = None
    quarters_left_out: tuple[int, ...] = ()

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "AsPrinted":
        """What an indicator keeps of its paper."""
        return msgspec.convert(kept, cls)

    def to_json(self) -> dict[str, Any]:
        """What an indicator is to keep."""
        kept: dict[str, Any] = msgspec.to_builtins(self, str_keys=True)
        return kept

    def words(self) -> dict[str, Any]:
        """The fields of the report that the paper words itself."""
        return {name: value for name in FIELDS if (value := getattr(self, name)) is not None}


FIELDS = tuple(name for name in AsPrinted.__struct_fields__ if name != "quarters_left_out")


def own_words(paper: IndicatorReport, records: IndicatorReport) -> dict[str, Any]:
    """The fields in which a paper differs from what the records would print.

    Where the paper doesn't name its agency, the records do.
    """
    differing = {name: getattr(paper, name) for name in FIELDS if getattr(paper, name) != getattr(records, name)}
    if not paper.agency:
        differing.pop("agency", None)
    return differing
