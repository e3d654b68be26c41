"""The short line "counted: 5 (list)" and what stands around it, as templates show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from samrit.counting import CountingRule
from samrit.queries.counting.counted_reports import CountedLine, counted_lines
from samrit.queries.counting.counting_rules import CountedIndicator, in_words
from samrit.records.models import Indicator
from samrit.thai.translation import _, language
from samrit.web import words
from samrit.web.reports.quarter_statuses import key


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The line of one report: the number, the way to its list, and what a frozen one would be now ("" where it is the same)."""

    value: str
    url: str
    as_of: object
    would_be: str


def shown_lines(indicator: Indicator) -> Mapping[str, ShownLine]:
    """By the section of the document that tells of the quarter."""
    return {key(quarter): shown_line(indicator.pk, line) for quarter, line in counted_lines(indicator).items()}


def shown_line(indicator_id: int, line: CountedLine) -> ShownLine:
    """One line."""
    now = words.value(line.now) or _("none")
    return ShownLine(
        value=words.value(line.value) or _("none"),
        url=reverse("count", args=[indicator_id, line.quarter]),
        as_of=line.as_of,
        would_be=now if line.differs else "",
    )


def rule_sentence(counted_indicator: CountedIndicator) -> str:
    """What counts, in the officers' words in Thai, in the program's in English."""
    return (
        counted_indicator.row.words
        if language() == "th" and counted_indicator.row.words
        else sentence_of(counted_indicator.rule)
    )


def sentence_of(rule: CountingRule) -> str:
    """The rule in the program's words, in the reader's language."""
    said = str(in_words(rule))
    return said[:1].upper() + said[1:]
