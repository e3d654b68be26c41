"""What stands under the field in which a value is typed: how it was read, against last quarter and target, from where."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from samrit import report as typed
from samrit.ledger.stored_judgement import has_own_target
from samrit.queries.reports.filing import Filing
from samrit.queries.reports.known_value import KnownFrom, KnownValue, last_value
from samrit.records.models import YEAR_END, Indicator
from samrit.scoring.faults import fault_of_words, reading_of
from samrit.scoring.judgement import Judgement, Note
from samrit.scoring.words import amount, unit_alone
from samrit.thai.calendar import MONTHS_EN, MONTHS_SHORT_TH, quarter_dates, to_buddhist
from samrit.thai.translation import Message, _, language
from samrit.vocabulary.choices import Accumulation, Comparison, Severity
from samrit.web import words
from samrit.web.city.history import quarter_name

_MORE_IS_BETTER = frozenset(
    {
        Comparison.AT_LEAST,
        Comparison.MORE_THAN,
        Comparison.EXACTLY,
        Comparison.UNSTATED,
        Comparison.RATIO,
        Comparison.LEVEL,
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value is from that nobody typed: its kind, the sentence, and the way to it."""

    kind: str
    words: str
    url: str = ""

    @property
    def icon(self) -> str:
        """The sign of its kind."""
        return f"from-{self.kind}"


def value_label(indicator: Indicator, quarter: int) -> str:
    """What kind of value is asked for: so far, of the quarter alone, of the year."""
    if quarter == YEAR_END:
        return _("Result of the year")
    name = quarter_name(quarter)
    if indicator.accumulation == Accumulation.LAST:
        return _("Result up to the end of {quarter}", quarter=name)
    if indicator.accumulation == Accumulation.SUM:
        return _("Result of {quarter} alone", quarter=name)
    return _("Result of {quarter}", quarter=name)


def months(fiscal_year_be: int, quarter: int) -> str:
    """The months of a quarter, in the reader's calendar: "ก.ค. – ก.ย. 2569"; the year end has none."""
    if quarter == YEAR_END:
        return ""
    first, last = quarter_dates(fiscal_year_be, quarter)
    if language() == "th":
        return f"{MONTHS_SHORT_TH[first.month - 1]} – {MONTHS_SHORT_TH[last.month - 1]} {to_buddhist(last.year)}"
    return f"{MONTHS_EN[first.month - 1][:3]} – {MONTHS_EN[last.month - 1][:3]} {last.year}"


def value_said(page: Filing, content: typed.QuarterReport, judged: Judgement, *, is_wrong: bool) -> list[str]:
    """How the value was read, what it is against the quarter before, how much of the target it is.

    Nothing where it is of another kind than the unit, percent where communities are counted: the fault says that.
    """
    result, unit = content.result, unit_alone(page.unit_text)
    if result.value is None:
        read = reading_of(result, unit)
        return [str(read)] if read is not None else []
    wrong = fault_of_words(result.value_text, page.unit_text)
    if wrong is not None and wrong.severity is Severity.ERROR:
        return []
    read = reading_of(result, unit) or Message("Read as {amount}", amount=amount(result.value, unit))
    said = [str(read)]
    if is_wrong:  # what can't be is read to whoever typed it, and held against nothing
        return said
    if page.row.quarter != YEAR_END:
        if page.indicator.accumulation == Accumulation.LAST:
            said[0] = _("{read_as}, total to the end of the quarter", read_as=read)
        before = last_value(page.indicator, page.row.quarter)
        if before is not None:
            said.append(_change(result.value, *before))
    if page.row.quarter == YEAR_END and Note.OWN_ENTRY_DIFFERS in judged.notes:  # the quarters count, not what was read
        return [*said, str(judged.assumption)]
    share = judged.achievement_percent
    if share is not None and judged.target.comparison in _MORE_IS_BETTER:
        percent = words.value(round(share))
        own = has_own_target(page.row)
        said.append(
            _("{percent} % of this quarter's target", percent=percent)
            if own
            else _("{percent} % of the year's target", percent=percent)
        )
    return said


def _change(value: Decimal, quarter: int, before: Decimal) -> str:
    name = quarter_name(quarter)
    if value == before:
        return _("the same as in {quarter}", quarter=name)
    by = words.value(abs(value - before))
    if value > before:
        return _("{amount} more than in {quarter}", amount=by, quarter=name)
    return _("{amount} less than in {quarter}", amount=by, quarter=name)


def source_of(page: Filing, known: KnownValue, counted_words: str) -> Source:
    """Where what is known is from, in words."""
    if known.source is KnownFrom.COUNTED:
        return Source("counted", counted_words, reverse("count", args=[page.row.indicator_id, page.row.quarter]))
    if known.measurement is not None:
        said = _("Measured: {name}", name=known.measurement.name)
        return Source("measured", said, reverse("measurement", args=[known.measurement.pk]))
    if known.formed is not None:
        return Source("computed", str(known.formed.reason))
    if known.saved_at is None:
        return Source("typed", _("As it is saved"))
    said = _("Saved {when} by {name}", when=words.moment(known.saved_at), name=known.saved_by or _("the system"))
    return Source("typed", said)
