"""What the lines of a form were sorted into: its sections, in the order of the paper."""

from dataclasses import dataclass, field

from samrit.readers.found import Found
from samrit.readers.lines import Line

BREAK = "\x0c"  # the text of a line where a page heading stood


@dataclass(slots=True)
class Section:
    """What stands under one label: `key` is "definition", "quarter.2", "quarters.2.obstacles", "node", …; `values` are a quarter's values.

    `result_words` is the line of a quarter that stands behind a result's label and is no value.
    """

    key: str
    label: Line | None = None
    lines: list[Line] = field(default_factory=list)
    values: list[tuple[str, Line]] = field(default_factory=list)
    result_words: Line | None = None


@dataclass(slots=True)
class Scan:
    """All sections in the order of the paper, with what was remarked on the way; `is_form` is False for a paper of other labels."""

    headings: list[Line] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    _first: dict[str, Section] = field(default_factory=dict)
    nodes: list[Line] = field(default_factory=list)
    spellings: dict[str, str] = field(default_factory=dict)
    extras: dict[str, str] = field(default_factory=dict)
    found: Found = field(default_factory=Found)
    items_found: int = 0
    is_form: bool = True
    next_report: int | None = None  # which line begins another report

    def section(self, key: str) -> Section | None:
        """The first section of one label."""
        return self._first.get(key)

    def open(self, section: Section) -> None:
        """Put a section behind the others."""
        self.sections.append(section)
        self._first.setdefault(section.key, section)
