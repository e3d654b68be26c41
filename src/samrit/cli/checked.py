"""What the check of one file gave, for all output formats."""

from dataclasses import dataclass

from samrit.checks import Finding, Severity
from samrit.cli.spot import Spot, at, locate
from samrit.readers import Reading
from samrit.readers.reading import Issue
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Checked:
    """A report of a file with its findings; `refusal` says why the file could not be read, and then there is nothing else.

    `number` says which of its reports it is, from 1; 0 where the file holds one.
    """

    name: str
    reading: Reading | None = None
    findings: tuple[Finding, ...] = ()
    refusal: Message | None = None
    number: int = 0

    @property
    def title(self) -> str:
        """The file's name, with the number of the report where it holds several: "plan.xlsx#2"."""
        return f"{self.name}#{self.number}" if self.number else self.name

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What the reader could not understand."""
        return self.reading.issues if self.reading else ()

    @property
    def fails(self) -> bool:
        """Whether an error or a warning stands that is not waived."""
        return any(f.severity is not Severity.NOTE and not f.waived for f in self.findings)

    def spot(self, finding: Finding) -> Spot | None:
        """Where a finding stands in the file."""
        return locate(self.reading, finding.field, finding.start, finding.words) if self.reading else None

    def spot_of_issue(self, issue: Issue) -> Spot | None:
        """Where the reader stumbled."""
        if self.reading is None or issue.place is None:
            return None
        place = issue.place
        return at(self.reading.source, place.start, place.end, page=place.page, line=place.line)

    def in_order(self) -> tuple[tuple[Finding, Spot | None], ...]:
        """The findings by their place in the file; those without a place first, in the order of the form."""
        placed = [(finding, self.spot(finding)) for finding in self.findings]
        return tuple(sorted(placed, key=lambda pair: (pair[1].line, pair[1].column) if pair[1] else (0, 0)))


def exit_code(results: tuple[Checked, ...]) -> int:
    """2 where a file could not be read, else 1 where an error or a warning stands, else 0. Notes don't count."""
    if any(result.refusal for result in results):
        return 2
    return int(any(result.fails for result in results))
