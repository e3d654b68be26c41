"""What the city's rules find in an indicator's report, held against all that is on record beside it."""

from datetime import date

from samrit.checks import Explained, Finding
from samrit.queries.city.rules import CityRules
from samrit.queries.counting.counted_figures import counted_facts
from samrit.queries.evidence.link_facts import link_facts
from samrit.queries.measurements.measured_facts import explained_figures, measured_facts
from samrit.records.models import Indicator
from samrit.report import IndicatorReport


def findings_of(
    indicator: Indicator, report: IndicatorReport, rules: CityRules, *, on: date, said: Explained | None = None
) -> tuple[Finding, ...]:
    """The findings in a report of an indicator that was loaded `with_reports`.

    `said` is what is being said of figures and not stored yet; it stands before what is stored of the same field.
    """
    return rules.check(
        report,
        on=on,
        links=link_facts(indicator),
        measured=measured_facts(indicator),
        counted=counted_facts(indicator),
        explained={**explained_figures(indicator), **(said or {})},
    )
