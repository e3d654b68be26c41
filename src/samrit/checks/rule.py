"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samrit.checks.links import LinkFacts
from samrit.checks.measured import Measured
from samrit.checks.subject import Subject
from samrit.report import Report
from samrit.report.mentions import Mentions, Spanned
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Severity

__all__ = ["Family", "Finding", "Hit", "Rule", "Severity", "Waiver"]


class Family(StrEnum):
    """What a rule looks at; the value is the first letter of its code."""

    COMPLETE = "C"
    CONSISTENT = "K"
    TIME = "T"
    PHYSICS = "P"
    EVIDENCE = "E"
    TEXT = "X"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that breaks a rule: the field's path, the span of the words in its text, and the sentence.

    `start` and `end` are None where the finding is about the whole field, or about something that is missing.
    `severity` is None for the rule's own; a rule that is less sure of one case says so with a lower one.
    """

    field: str
    message: Message
    start: int | None = None
    end: int | None = None
    severity: Severity | None = None

    @classmethod
    def at(cls, mentions: Mentions, found: Spanned, message: Message, *, severity: Severity | None = None) -> "Hit":
        """The place at which a figure, a date, or whatever else a field's text mentions, breaks a rule."""
        return cls(mentions.field, message, found.start, found.end, severity)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it asks, why, how to mend a break of it, and an example of each.

    `check` is a pure function of the report. `good` and `bad` are whole reports: the bad one breaks this rule, the
    good one doesn't (the tests hold every rule to that, and the rule's page shows both). `binds_from` is the day from
    which a break counts with its severity; before it, it is a note. `good_links` and `bad_links` are what is known of the
    examples' links, for the rules that ask; `good_measured`
    and `bad_measured` what their figures stand on.
    """

    code: str
    name: str
    severity: Severity
    title: Message
    why: Message
    remedy: Message
    check: Callable[[Subject], Iterable[Hit]]
    good: Report
    bad: Report
    binds_from: date = date(2020, 10, 1)
    good_links: Mapping[str, LinkFacts] = field(default_factory=dict)
    bad_links: Mapping[str, LinkFacts] = field(default_factory=dict)
    good_measured: Measured = field(default_factory=dict)
    bad_measured: Measured = field(default_factory=dict)

    @property
    def family(self) -> Family:
        """What it looks at, by its code."""
        return Family(self.code[0])


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that is switched off for a report, and the reason, which is kept with what the rule finds."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A break of a rule in a report, as a person is told of it.

    `text[start:end]` of the field are the words it is about, repeated in `words`; `excerpt` quotes them with what
    stands around them. `waived` is the reason for which the rule was switched off, "" where it is on.
    """

    code: str
    severity: Severity
    field: str
    message: Message
    remedy: Message
    start: int | None = None
    end: int | None = None
    excerpt: str = ""
    waived: str = ""
    words: str = ""
