"""A report with what its text mentions, worked out once for all rules."""

from dataclasses import dataclass

from samrit.report import IndicatorReport, ProjectReport, Report
from samrit.report.mentions import Mentions, mentions


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at: the report, and the figures, dates, times and links of its text."""

    report: Report
    mentions: tuple[Mentions, ...]

    @classmethod
    def of(cls, report: Report) -> "Subject":
        """The subject that a report is."""
        return cls(report, mentions(report))

    @property
    def indicator(self) -> IndicatorReport | None:
        """The report where it is an indicator's."""
        return self.report if isinstance(self.report, IndicatorReport) else None

    @property
    def project(self) -> ProjectReport | None:
        """The report where it is a project's."""
        return self.report if isinstance(self.report, ProjectReport) else None

    def __getitem__(self, field: str) -> Mentions | None:
        """What one field mentions, None where it is empty."""
        return next((m for m in self.mentions if m.field == field), None)
