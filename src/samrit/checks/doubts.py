"""Which results findings contradict: those that no mean may take in before somebody has corrected them."""

from collections.abc import Iterable, Mapping

from samrit.checks.rule import Family, Finding, Severity
from samrit.checks.table import rule
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.fields import YEAR_END, at_path

# An error in the words contradicts the result where it is about what the words say of it, and not about how they say it.
_OF_CONTENT = (Family.CONSISTENT, Family.PHYSICS)
_ALL = range(1, YEAR_END + 1)


def contradicted(findings: Iterable[Finding]) -> Mapping[int, Doubt]:
    """The quarters (5: the year end) whose result an error contradicts; where it is about the target, all of them."""
    quarters: set[int] = set()
    for finding in findings:
        if finding.severity is not Severity.ERROR or finding.waived:
            continue
        quarter, field = at_path(finding.field)
        name = field.id if field is not None else ""
        if finding.field == "target":
            quarters.update(_ALL)
        elif quarter is not None and (
            name in ("result", "target") or (name == "narrative" and rule(finding.code).family in _OF_CONTENT)
        ):
            quarters.add(quarter)
    return dict.fromkeys(sorted(quarters), Doubt.CONTRADICTED)
