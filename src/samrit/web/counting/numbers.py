"""Where the numbers on the pages of one report are from: what the small signs beside them say, and where they lead."""

from collections.abc import Mapping
from dataclasses import dataclass

from samrit.queries.counting.chain import Source
from samrit.queries.counting.provenance import sources_of
from samrit.records.models import YEAR_END, Indicator
from samrit.web.reports.quarter_statuses import key


@dataclass(frozen=True, slots=True)
class Numbers:
    """The sources of an indicator's numbers: by section of the document, and in it by the key of the chain."""

    indicator: int
    sources: Mapping[str, Mapping[str, Source]]

    def quarter(self, section: str) -> int | None:
        """The quarter that a section tells of; the year end for the section of target and result."""
        return _QUARTERS.get(section) if section in self.sources else None


_QUARTERS = {key(quarter): quarter for quarter in range(1, YEAR_END + 1)} | {"target": YEAR_END}


def numbers_of(indicator: Indicator) -> Numbers:
    """For an indicator that was loaded `with_reports`."""
    found: dict[str, Mapping[str, Source]] = {key(quarter): those for quarter, those in sources_of(indicator).items()}
    year = found.get(key(YEAR_END), {})
    named: Mapping[str, Source] = {name: year[name] for name in ("target", "result") if name in year}
    return Numbers(indicator.pk, {section: those for section, those in found.items() if those} | {"target": named})
