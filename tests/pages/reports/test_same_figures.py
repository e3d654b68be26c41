"""Page, list, paper, sheet, package and API say the same of a report: value, verdict, where it stands, words."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from programs import program
from same_figures import YEAR, Values, as_number, of_list, of_package, of_page, of_paper, of_sheet
from samrit.ops.sample_city.loading import load_sample_city
from samrit.records.models import Indicator, QuarterReport, User
from samrit.vocabulary.choices import VERDICT_WORDS, Verdict
from samrit.vocabulary.codes import TokenScope
from samrit.vocabulary.periods import QUARTERS

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHOSEN = 10
ENDORSED = ("endorsed", "evaluated", "published")


@pytest.mark.timeout(900)  # a loaded machine
def test_every_face_of_a_report_says_the_same() -> None:
    """Another choice of indicators at each run; `SAMRIT_SEED` repeats one."""
    load_sample_city(at=AT, password="x")
    seed = int(os.environ.get("SAMRIT_SEED") or random.randrange(10_000))
    everybody = Indicator.objects.select_related("annual_plan__agency").order_by("pk")
    chosen = random.Random(seed).sample(list(everybody), CHOSEN)
    client, evaluator = Client(), User.objects.get(username="evaluator")
    client.force_login(evaluator)
    client.cookies["django_language"] = "en"
    asked = program(evaluator, TokenScope.READ)

    def opened(path: str) -> bytes:
        answer = client.get(path)
        assert answer.status_code == 200, (seed, path)
        return b"".join(answer) if answer.streaming else answer.content

    faults: list[tuple[Any, ...]] = []
    for indicator in chosen:
        plan = f"/office/plans/{indicator.annual_plan.agency.code}/{indicator.annual_plan.fiscal_year_be}/"
        at = f"/results/{indicator.annual_plan.fiscal_year_be}/{indicator.code}"
        results = {QUARTERS[one]: asked.data(f"{at}/{one}?layer=working") for one in QUARTERS}
        page, verdict, endorsed = of_page(opened(f"/office/indicators/{indicator.pk}/").decode())
        row, word = of_list(opened(plan).decode(), indicator.pk)
        sheet, texts = of_sheet(opened(f"{plan}results.xlsx"))[indicator.code]
        packed = of_package(opened(f"{plan}package.zip"))[indicator.code]
        paper = of_paper(opened(f"/office/indicators/{indicator.pk}/report.pdf"))

        values = {quarter: as_number(one["value"]) for quarter, one in results.items()}
        is_over = results[YEAR]["status"] != "draft"
        faces: dict[str, Values] = {
            "page": page,
            "list": row,
            "paper": paper if is_over else without_year(paper),
            "sheet": sheet if is_over else without_year(sheet),
            "package": {at: as_number(one["result_value"]) for at, one in packed.items() if is_over or at != YEAR},
        }
        for face, found in faces.items():
            faults += [
                (indicator.code, face, n, found[n], values[n]) for n in found if not is_same(found[n], values[n])
            ]
        api_word = str(VERDICT_WORDS[Verdict(results[YEAR]["verdict"])].en) if results[YEAR]["verdict"] else ""
        faults += [(indicator.code, "verdict", verdict, word, api_word)] if {verdict, word} != {api_word} else []
        faults += states_and_words(indicator.code, results, packed, endorsed, texts)
    assert faults == [], (seed, faults)


def without_year(values: Values) -> Values:
    """What a paper says before the year's end is handed in: nothing of the year."""
    return {quarter: value for quarter, value in values.items() if quarter != YEAR}


def is_same(one: Any, other: Any) -> bool:
    """Whether two faces say the same number, or both none."""
    return one == other or (one is not None and other is not None and round(one, 2) == round(other, 2))


def states_and_words(
    code: str,
    results: dict[int, dict[str, Any]],
    packed: dict[int, dict[str, Any]],
    endorsed: dict[int, bool],
    texts: dict[int, str],
) -> Iterator[tuple[Any, ...]]:
    """Where a report stands, and what it says, as far as the faces differ in that."""
    for quarter, one in results.items():
        stored = QuarterReport.objects.get(
            indicator__code=code, quarter=quarter, indicator__annual_plan__fiscal_year_be=one["fiscal_year"]
        )
        states = {one["status"], packed[quarter]["status"], stored.status}
        if len(states) > 1:
            yield code, quarter, states
        if quarter in endorsed and one["value"] is not None and endorsed[quarter] != (one["status"] in ENDORSED):
            yield code, quarter, "page calls it endorsed", endorsed[quarter], one["status"]
        if quarter in texts and texts[quarter] != packed[quarter]["narrative"]:
            yield code, quarter, "words", texts[quarter], packed[quarter]["narrative"]
