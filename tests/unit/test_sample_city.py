"""The sample city shows everything, adds up, keeps to the calendar, and is in our own words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from samrit.ops.sample_city import SampleDataError, read_city
from samrit.ops.sample_city.printed import quarter_result, quarter_target, year_content, year_result, year_target
from samrit.ops.sample_city.reading import DATA
from samrit.ops.sample_city.schema import CityData, IndicatorData, QuarterData, Stage
from samrit.report import Absence, Comparison, Verdict
from samrit.scoring import Accumulation
from samrit.thai.calendar import quarter_dates
from samrit.thai.dates import find_dates
from samrit.thai.text import clean_line
from samrit.vocabulary.codes import RoleName

CITY = read_city()
INDICATORS = [pytest.param(i, id=f"{agency.code}-{i.serial}") for agency, i in CITY.indicators()]
GOOD = [pytest.param(i, id=f"{agency.code}-{i.serial}") for agency, i in CITY.indicators() if "good" in i.shows]


def quarters(city: CityData) -> Iterator[tuple[IndicatorData, QuarterData]]:
    for _, indicator in city.indicators():
        for quarter in indicator.quarters:
            yield indicator, quarter


def indicator_32() -> IndicatorData:
    return next(i for agency, i in CITY.indicators() if (agency.code, i.number) == ("2200", "32"))


def test_the_city_is_large_enough_to_get_lost_in() -> None:
    assert len(CITY.agencies) >= 6
    assert len(INDICATORS) >= 66
    assert {account.role for account in CITY.accounts} == set(RoleName)


def test_every_state_of_a_report_is_there() -> None:
    assert {quarter.status for _, quarter in quarters(CITY)} == set(Stage)
    assert {i.year.status for _, i in CITY.indicators() if i.year} >= set(Stage) - {Stage.LATE}


def test_every_kind_of_target_result_and_year_is_there() -> None:
    assert {i.comparison for _, i in CITY.indicators()} == set(Comparison)
    assert {i.accumulation for _, i in CITY.indicators()} == set(Accumulation)
    assert {quarter_result(i, q).absence for i, q in quarters(CITY)} == {None, *Absence}
    assert {year_content(i).verdict for _, i in CITY.indicators() if i.year} == set(Verdict)
    assert any(quarter.result == 0 for _, quarter in quarters(CITY))


@pytest.mark.parametrize("indicator", INDICATORS)
def test_printed_words_and_values_agree(indicator: IndicatorData) -> None:
    target = year_target(indicator)
    assert (target.comparison, target.due_on) == (indicator.comparison, indicator.due_on)
    assert target.value == (0 if indicator.comparison is Comparison.ZERO_TOLERANCE else indicator.target)
    for quarter in indicator.quarters:
        result = quarter_result(indicator, quarter)
        asked = (quarter.result, quarter.numerator, quarter.denominator, quarter.reason)
        assert (result.value, result.numerator, result.denominator, result.reason) == asked
        assert quarter_target(indicator, quarter).value == quarter.target


@pytest.mark.parametrize("agency", [pytest.param(agency, id=agency.code) for agency in CITY.agencies])
def test_weights_sum_to_a_hundred(agency: object) -> None:
    assert sum(i.weight for a, i in CITY.indicators() if a is agency) == 100


@pytest.mark.parametrize("indicator", GOOD)
def test_a_good_report_tells_of_its_own_quarter(indicator: IndicatorData) -> None:
    for number, quarter in enumerate(indicator.quarters, 1):
        opens, closes = quarter_dates(CITY.fiscal_year_be, number)
        for found in find_dates(quarter.narrative):
            words = quarter.narrative[found.start : found.end]
            assert opens <= found.starts_on <= found.ends_on <= closes, f"“{words}” is not in quarter {number}"
            assert found.weekday in (None, found.starts_on.weekday()), f"“{words}” is another weekday"


@pytest.mark.parametrize("indicator", GOOD)
def test_a_good_ratio_follows_from_its_parts(indicator: IndicatorData) -> None:
    for quarter in indicator.quarters:
        if quarter.numerator is not None and quarter.denominator is not None:
            assert quarter.result == round(quarter.numerator * 100 / quarter.denominator, 2)


@pytest.mark.parametrize("indicator", GOOD)
def test_a_good_report_says_its_result_in_words_or_why_there_is_none(indicator: IndicatorData) -> None:
    for quarter in indicator.quarters:
        assert quarter.narrative
        if quarter.none is None and quarter.result and indicator.comparison is not Comparison.LEVEL:
            assert f"{quarter.result:,}".removesuffix(".00") in quarter.narrative


def test_no_two_reports_tell_the_same_unless_they_mean_to() -> None:
    stated = [q.narrative for i, q in quarters(CITY) if "good" in i.shows]
    assert len(stated) == len(set(stated))


def test_indicator_32_has_the_facts_of_the_real_form() -> None:
    indicator = indicator_32()
    assert indicator.year is not None
    stated = " ".join([*(q.narrative for q in indicator.quarters), indicator.year.narrative])

    assert (year_target(indicator).printed, year_result(indicator).printed) == (
        "5 (ไม่น้อยกว่า ... หน่วยงาน)",
        "5.00 (ไม่น้อยกว่า ... หน่วยงาน)",
    )
    assert year_content(indicator).verdict is Verdict.MEETS
    for fact in (
        "2 - 3 มีนาคม 2564", "วันเสาร์ที่ 27 มีนาคม 2564", "19.00 - 21.30 น.", "20.30 - 21.30 น.", "97 หน่วยงาน",
        "29.4 เมกะวัตต์", "วันเสาร์ที่ 20 มีนาคม 2564", "8.4 ตัน",
    ):  # fmt: skip
        assert fact in stated
    assert [ref for q in indicator.quarters for ref in q.evidence] == []
    assert len(indicator.year.evidence) == 1
    assert indicator.year.signed_on is None


def sentences(path: Path) -> Iterator[str]:
    """The runs of text between quotation marks: what a person will read, without keys."""
    yield from (clean_line(part) for part in path.read_text(encoding="utf-8").split('"')[1::2])


@pytest.mark.shared
def test_no_sentence_is_taken_from_a_real_report(shared_reports: Path) -> None:
    length = 40
    papers = [path for path in shared_reports.parent.rglob("*") if path.suffix in (".txt", ".md")]
    real = " ".join(clean_line(path.read_text(encoding="utf-8")) for path in papers)
    taken = {real[start : start + length] for start in range(len(real) - length + 1)}
    for path in DATA.glob("*.toml"):
        for text in sentences(path):
            own = {text[start : start + length] for start in range(len(text) - length + 1)}
            assert own.isdisjoint(taken), f"{path.name}: “{text}”"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("weight = 10\n", "weight = 11\n"), "2200: the weights sum to"),
        (('number = "7"', 'number = "4"'), "2200: the number 4 stands twice"),
        (('nodes = ["2.1.1"]', 'nodes = ["9.9"]'), "2200, indicator 7: the plan has no 9.9"),
        (('division = "2203"', 'division = "22"'), "2200, indicator 4: there is no division 22"),
        (('kind = "strategic"', 'kind = "grand"'), "indicator 4: Invalid enum value 'grand'"),
        (("comparison =", "comparision ="), "indicator 4: Object contains unknown field `comparision`"),
        (('result = "158.40"\n', ""), "indicator 4: a quarter has exactly one of `result`, `done_on` and `none`"),
        (('code = "2200"', "code = "), "2200-environment.toml can't be read as TOML"),
    ],
)
def test_bad_data_is_refused_with_a_sentence(tmp_path: Path, change: tuple[str, str], sentence: str) -> None:
    name = "2200-environment.toml"
    for path in (DATA / "city.toml", DATA / name):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace(*change, 1), encoding="utf-8")

    with pytest.raises(SampleDataError) as refusal:
        read_city(tmp_path)

    assert sentence in str(refusal.value)


def test_the_docs_point_to_indicators_that_are_there() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sample-city.md").read_text(encoding="utf-8")
    there = {f"{agency.code}-{indicator.serial}" for agency, indicator in CITY.indicators()}
    flawed = {f"{agency.code}-{i.serial}" for agency, i in CITY.indicators() if "good" not in i.shows}

    named = set(re.findall(r"\d{4}-\d{4}", page))

    assert flawed <= named <= there
    assert f"{len(CITY.agencies)} agencies, {len(there)} indicators" in page
