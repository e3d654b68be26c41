"""A report with what its text mentions, worked out once for all rules."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from samrit.checks.accounts import Balance, balances
from samrit.checks.activity import days_of_doing
from samrit.checks.counted import Counted, Explained
from samrit.checks.links import LinkFacts
from samrit.checks.measured import Measured
from samrit.checks.parts import Parts, parts_of_totals
from samrit.report import IndicatorReport, ProjectReport, QuarterReport, Report
from samrit.report.mentions import Mentions, mentions, year_of_dates
from samrit.scoring.faults import Placed, faults
from samrit.thai.calendar import fiscal_year_be, fiscal_year_dates, quarter_dates
from samrit.thai.dates import FoundDate
from samrit.thai.digits import to_arabic
from samrit.vocabulary.fields import YEAR_END, at_path, path_of

_OF_FISCAL_YEAR = re.compile(
    r"\s*(?:ผลการดำเนินงาน|ผลงาน|สรุปผล[ก-๎]*)(?:ใน|ของ|ประจำ)?ปีงบประมาณ\s*(?:พ\.\s?ศ\.)?\s*(?P<year>2[45]\d\d)(?!\d)"
)


class Subject:
    """What a rule looks at: the report, and the figures, dates, times and links of its text.

    `links` is what is known of the links given as evidence, by the evidence's words; `measured` is what the figures
    say that stand on a measurement, `counted` what the records say of those that are counted, by the field of their text;
    `explained` has the words of those that an officer has said what they are.
    """

    def __init__(
        self,
        report: Report,
        links: Mapping[str, LinkFacts] | None = None,
        measured: Measured | None = None,
        counted: Counted | None = None,
        explained: Explained | None = None,
    ) -> None:
        self.report = report
        self.measured = measured or {}
        self.counted = counted or {}
        self.explained = explained or {}
        self.links = links or {}
        # The report where it is an indicator's, or a project's; plain attributes, for every rule asks for them.
        self.indicator = report if isinstance(report, IndicatorReport) else None
        self.project = report if isinstance(report, ProjectReport) else None
        self.mentions = mentions(report)
        self._by_field = {m.field: m for m in self.mentions}
        self._parts: dict[str, tuple[Parts, ...]] = {}
        self._balances: dict[str, tuple[Balance, ...]] = {}
        # By text and quarter, its figures with what each is: `samrit.checks.binding` has them here for all rules.
        self.bound: dict[tuple[str, QuarterReport], tuple[Any, ...]] = {}

    def __getitem__(self, field: str) -> Mentions | None:
        """What one field mentions, None where it is empty."""
        return self._by_field.get(field)

    def parts(self, field: str) -> tuple[Parts, ...]:
        """The totals that one field's text gives, with their parts."""
        if field not in self._parts:
            self._parts[field] = tuple(parts_of_totals(self._by_field[field]))
        return self._parts[field]

    def balances(self, field: str) -> tuple[Balance, ...]:
        """What one field's text says was given, spent and left."""
        if field not in self._balances:
            self._balances[field] = tuple(balances(self._by_field[field]))
        return self._balances[field]

    @cached_property
    def quarters(self) -> tuple[QuarterReport, ...]:
        """The quarters of an indicator's report; a project's has none."""
        return self.indicator.quarters if self.indicator else ()

    def narrative(self, quarter: int) -> Mentions | None:
        """What a quarter's narrative mentions, None where it has none."""
        return self[path_of("narrative", quarter)]

    @cached_property
    def narrated(self) -> tuple[tuple[QuarterReport, Mentions], ...]:
        """The quarters that have a narrative, each with it."""
        return tuple((q, m) for q in self.quarters if (m := self.narrative(q.quarter)) is not None)

    @cached_property
    def narratives(self) -> tuple[Mentions, ...]:
        """The quarters' narratives and the year's summary, in order; a project's narrative."""
        return tuple(m for m in self.mentions if m.field.endswith("narrative"))

    @cached_property
    def value_faults(self) -> tuple[Placed, ...]:
        """What is wrong with the values, each held against what the indicator can have."""
        figures = {m.field: m.figures for m in self.narratives}
        return tuple(faults(self.indicator, figures)) if self.indicator is not None else ()

    @cached_property
    def all_text(self) -> str:
        """All running text at once: what isn't in it is in no field, so that most rules are done with one look."""
        return "\n".join(m.text for m in self.mentions)

    @cached_property
    def is_web_page(self) -> bool:
        """Whether the report is an indicator's page of the present web system.

        Such a page has the evaluation in its head and may have the year's summary, and none of the form's other parts.
        """
        r = self.indicator
        return r is not None and r.evaluation.quarter is not None

    @cached_property
    def reaches_end(self) -> bool:
        """Whether the paper was read to its end: something of the parts behind the quarters is there.

        The web system's pages have no such parts, and an excerpt may be cut at any point: of a report that doesn't
        reach its end no rule may say that something is missing at the end.
        """
        r = self.indicator
        return r is not None and bool(
            (not self.is_web_page and any(at_path(m.field)[0] == YEAR_END for m in self.mentions))
            or r.evidence
            or r.signature.name
            or r.signature.position
        )

    @cached_property
    def days_of_doing(self) -> dict[str, tuple[FoundDate, ...]]:
        """Field of each narrative to the days on which it says that something was done."""
        return {m.field: tuple(days_of_doing(m)) for m in self.narratives}

    @cached_property
    def fiscal_year_be(self) -> int | None:
        """The fiscal year as stated, else the one in which at least two thirds of the narratives' dates lie, or that of their periods."""
        if self.report.fiscal_year_be is not None:
            return self.report.fiscal_year_be
        return (
            year_of_dates(date for m in self.narratives for date in m.dates)
            or self._year_of_summary()
            or self._year_of_periods()
            or self._year_of_definition()
        )

    def _year_of_summary(self) -> int | None:
        """The fiscal year that the summary names as its own: "ผลการดำเนินงานปีงบประมาณ พ.ศ. 2565"."""
        summary = self["year_end.narrative"]
        found = _OF_FISCAL_YEAR.match(to_arabic(summary.text)) if summary is not None else None
        return int(found["year"]) if found is not None else None

    def _year_of_definition(self) -> int | None:
        """The fiscal year that definition or method tell as a whole, "1 ตุลาคม 2565 - 30 กันยายน 2566", "ปีงบประมาณ 2566"; None for none or two."""
        texts = [m for m in (self["definition"], self["method"]) if m is not None]
        spans = [(d.starts_on, d.ends_on) for m in texts for d in m.dates if d.is_year_stated]
        spans += [(named.starts_on, named.ends_on) for m in texts for named in m.periods]
        years = {fiscal_year_be(ends_on) for _starts_on, ends_on in spans}
        wholes = {year for year in years if fiscal_year_dates(year) in spans}
        return wholes.pop() if len(wholes) == 1 and wholes == years else None

    def _year_of_periods(self) -> int | None:
        """The fiscal year of which quarters tell their own months, "(ต.ค. - ธ.ค. 66)"; None where they tell of two."""
        years = set()
        for q, narrative in self.narrated:
            for found in narrative.dates:
                year = fiscal_year_be(found.ends_on)
                if found.is_year_stated and (found.starts_on, found.ends_on) == quarter_dates(year, q.quarter):
                    years.add(year)
        return years.pop() if len(years) == 1 else None
