"""Results as data: what each quarter, or the year, came to, how it was judged, and what is against it; in a few queries.

The year's result is the one that its pages show: as the quarters form it under the accumulation rule of the indicator.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from samrit.ledger.stored_judgement import target_words, year_judgement
from samrit.queries.reports.doubts import doubt_of_row
from samrit.records.models import YEAR_END, Evidence, QuarterReport
from samrit.report import Result, Target, Verdict
from samrit.scoring.judgement import Judgement
from samrit.scoring.printed import final_verdict, judged_alone
from samrit.scoring.year import doubt_of_year
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.periods import PERIODS

VALUE = "value"  # what `value_status` says of a result that is there; else which kind of none it is


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """One result as it is now; `evidence` counts what shows it, of the year what shows any of its quarters."""

    row: QuarterReport
    target: Target
    result: Result
    value: Decimal | None
    verdict: Verdict | None
    achievement_percent: Decimal | None
    doubt: Doubt | None
    evidence: int

    @property
    def value_status(self) -> str:
        """That there is a value, or which kind of none there is."""
        return VALUE if self.value is not None else self.result.absence.value if self.result.absence else ""


def result_facts(rows: Sequence[QuarterReport]) -> list[ResultFacts]:
    """The results of reports that were fetched with indicator, plan and agency; two queries, however many they are."""
    years = {row.indicator_id for row in rows if row.quarter == YEAR_END}
    quarters: dict[int, list[QuarterReport]] = defaultdict(list)
    for row in QuarterReport.objects.filter(indicator__in=years) if years else ():
        quarters[row.indicator_id].append(row)
    evidence = _evidence(rows)
    found = []
    for row in rows:
        mine = quarters[row.indicator_id]
        judgement, doubt = _year(row, mine) if row.quarter == YEAR_END else _quarter(row)
        result = judgement.result
        found.append(
            ResultFacts(
                row=row,
                target=judgement.target,
                result=result,
                value=result.value,
                verdict=final_verdict(judgement, row.override_verdict),
                achievement_percent=judgement.achievement_percent,
                doubt=doubt,
                evidence=sum(
                    evidence.get((row.indicator_id, quarter), 0)
                    for quarter in (PERIODS if row.quarter == YEAR_END else (row.quarter,))
                ),
            )
        )
    return found


def _quarter(row: QuarterReport) -> tuple[Judgement, Doubt | None]:
    judgement = judged_alone(target_words(row), (row.result_value_text, row.result_unit_text))
    return judgement, doubt_of_row(row, row.indicator.doubts)


def _year(row: QuarterReport, quarters: Sequence[QuarterReport]) -> tuple[Judgement, Doubt | None]:
    judgement = year_judgement(row.indicator, quarters)
    doubts = {one.quarter: doubt_of_row(one, row.indicator.doubts) for one in quarters}
    return judgement, doubt_of_year(judgement, doubts)


def _evidence(rows: Sequence[QuarterReport]) -> dict[tuple[int, int], int]:
    found = Evidence.objects.filter(indicator__in={row.indicator_id for row in rows}, removed_at=None).order_by()
    counted = found.values_list("indicator_id", "quarter").annotate(Count("pk"))
    return {(indicator, quarter): number for indicator, quarter, number in counted}
