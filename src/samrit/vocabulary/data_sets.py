"""The sets of open data: what each is, its columns with their kinds, words and codes. Dictionary, files and packages are made of it.

Keys are text, fiscal years Buddhist, numbers exact. A column has one meaning; what is not there is empty and never 0. New
columns come last.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from samrit.thai.translation import Message
from samrit.vocabulary.choices import (
    ABSENCE_WORDS,
    ACCUMULATION_WORDS,
    COMPARISON_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    VERDICT_WORDS,
    by_code,
)
from samrit.vocabulary.public_states import FORMED_WORDS, PUBLIC_DOUBT_WORDS, PUBLIC_STATE_WORDS

TEXT, YEAR, NUMBER, COUNT = "string", "int16", "decimal(28, 10)", "int32"
YES, DAY, TIME = "boolean", "date", "timestamp('UTC')"
LICENCE, LICENCE_URL = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"


class Column(NamedTuple):
    """A column: its kind as Ibis names it, what it says, and its codes with their words where it has some."""

    name: str
    kind: str
    words: Message
    codes: Mapping[str, Message] = {}


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set: its name, what it is, by what its rows are told apart, and its columns in their order."""

    name: str
    title: Message
    about: Message
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(one.name for one in self.columns)

    @property
    def kinds(self) -> dict[str, str]:
        """The columns' kinds by their names."""
        return {one.name: one.kind for one in self.columns}


PERIOD_WORDS: dict[str, Message] = {
    "Q1": Message("first quarter: October to December"),
    "Q2": Message("second quarter: January to March"),
    "Q3": Message("third quarter: April to June"),
    "Q4": Message("fourth quarter: July to September"),
    "Y": Message("the whole fiscal year"),
}
VALUE_STATUS_WORDS: dict[str, Message] = {
    "value": Message("there is a value"),
    "not_published": Message("due by now, and nothing is published"),
    "not_yet_due": Message("its day has not come"),
    "withdrawn": Message("it was published, and withdrawn with a reason"),
    **{code: said for code, said in by_code(ABSENCE_WORDS.items()).items() if code != "not_yet_due"},
}
OBSERVATION_WORDS: dict[str, Message] = {
    "A": Message("normal value"),
    "V": Message("value without evidence"),
    "U": Message("doubtful value"),
    "N": Message("value that can't be told from an ordinary day"),
    "L": Message("missing: not reported or not published"),
    "M": Message("missing: there can be none"),
    "O": Message("missing: not due or not measurable yet"),
    "Q": Message("missing: withdrawn after publication"),
}
_CITY = Column("city_code", TEXT, Message("national code of the city"))
_YEAR = Column(
    "fiscal_year", YEAR, Message("fiscal year in the Buddhist Era, which begins on 1 October of the year before")
)
_CODE = Column("indicator_code", TEXT, Message("the city's code of the indicator"))
_AGENCY = Column("agency_code", TEXT, Message("the city's code of the agency"))
_UNIT = Column("unit_th", TEXT, Message("unit, in Thai"))
_HASH = Column("content_sha256", TEXT, Message("SHA-256 of the content as it was published"))
_PAGE = Column("page", TEXT, Message("address of the page"))

INDICATORS = DataSet(
    "indicators",
    Message("What the city promised"),
    Message("Each indicator of a fiscal year of which something is published: what was promised, by whom, and how it is worked out."),
    ("city_code", "fiscal_year", "indicator_code"),
    (
        _CITY,
        _YEAR,
        _CODE,
        Column("number", TEXT, Message("number in the agency's plan")),
        Column("agency_code", TEXT, Message("the city's code of the agency")),
        Column("name_th", TEXT, Message("name, in Thai")),
        Column("name_en", TEXT, Message("name in English, where there is one")),
        Column("level", TEXT, Message("level of success"), by_code(LEVEL_WORDS.items())),
        Column("kind", TEXT, Message("kind of indicator"), by_code(KIND_WORDS.items())),
        Column("definition_th", TEXT, Message("definition, in Thai")),
        Column("method_th", TEXT, Message("how it is worked out, in Thai")),
        _UNIT,
        Column("comparison", TEXT, Message("how the result is held against the target"), by_code(COMPARISON_WORDS.items())),
        Column("target_low", NUMBER, Message("target, or the lower bound of one between two numbers")),
        Column("target_high", NUMBER, Message("upper bound of a target between two numbers")),
        Column("target_due_on", DAY, Message("day by which it is to be done, where the target is a day")),
        Column("baseline", NUMBER, Message("value before")),
        Column("weight", NUMBER, Message("weight in the agency's plan, in percent")),
        Column("accumulation", TEXT, Message("how the quarters make the year's result"), by_code(ACCUMULATION_WORDS.items())),
        Column("target_th", TEXT, Message("target as the plan words it, in Thai")),
        Column("agency_th", TEXT, Message("name of the agency in that year, in Thai")),
        Column("agency_en", TEXT, Message("name of the agency in English, where there is one")),
        _HASH,
        _PAGE,
    ),
)  # fmt: skip
RESULTS = DataSet(
    "results",
    Message("What became of it"),
    Message("Five rows for each indicator, four quarters and the year, whether their results are there or not: value, verdict, doubt, and how it is known."),
    ("city_code", "fiscal_year", "indicator_code", "period"),
    (
        _CITY,
        _YEAR,
        _CODE,
        Column("period", TEXT, Message("quarter or year"), PERIOD_WORDS),
        Column("value", NUMBER, Message("the result as a number")),
        Column("value_status", TEXT, Message("whether there is a value, and why not"), VALUE_STATUS_WORDS),
        Column("verdict", TEXT, Message("the result against its target"), by_code(VERDICT_WORDS.items())),
        Column("achievement_bounded", NUMBER, Message("percent of the target that was reached, between 0 and 100")),
        Column("doubt_codes", TEXT, Message("what is against the figure; it belongs in no sum"), PUBLIC_DOUBT_WORDS),
        Column("is_unsupported", YES, Message("whether no evidence is named")),
        Column("obs_status", TEXT, Message("status of the observation, as SDMX codes it"), OBSERVATION_WORDS),
        Column("state", TEXT, Message("what became of it, as the page says"), by_code(PUBLIC_STATE_WORDS.items())),
        Column("none_reason_th", TEXT, Message("why there is no value, in the agency's words")),
        Column("result_th", TEXT, Message("the result as it was reported, in Thai")),
        _UNIT,
        Column("target", NUMBER, Message("target of the period")),
        Column("target_th", TEXT, Message("target of the period as it is worded, in Thai")),
        Column("numerator", NUMBER, Message("the part, where the result is a share")),
        Column("denominator", NUMBER, Message("the whole, where the result is a share")),
        Column("achievement_percent", NUMBER, Message("percent of the target that was reached")),
        Column("formed_by", TEXT, Message("where the figure is from"), FORMED_WORDS),
        Column("evidence_count", COUNT, Message("how many pieces of evidence are named")),
        Column("due_on", DAY, Message("day on which the report is due")),
        Column("revision", COUNT, Message("how often the period was published")),
        Column("published_at", TIME, Message("when it was published last, in universal time")),
        _HASH,
        _PAGE,
        _AGENCY,
    ),
)  # fmt: skip
_NAME_TH, _NAME_EN = (
    Column("name_th", TEXT, Message("name, in Thai")),
    Column("name_en", TEXT, Message("name in English, where there is one")),
)
_NUMBER = Column("number", COUNT, Message("its place among those of the indicator"))
AGENCIES = DataSet(
    "agencies",
    Message("Who promised it"),
    Message("Each agency of a fiscal year of which something is published, with its name in that year and how much of its plan is published."),
    ("city_code", "fiscal_year", "agency_code"),
    (
        _CITY,
        _YEAR,
        _AGENCY,
        _NAME_TH,
        _NAME_EN,
        Column("indicators", COUNT, Message("how many indicators its plan has")),
        Column("indicators_in_files", COUNT, Message("how many of them have something published")),
        Column("years_published", COUNT, Message("how many of them have their year published")),
        _PAGE,
        Column("parent_code", TEXT, Message("the agency above it in that year; empty for the city")),
    ),
)  # fmt: skip
PROJECTS = DataSet(
    "projects",
    Message("What was done for it, and the money"),
    Message("Each project that serves a published indicator, a row for each indicator that it serves, as it was reported when that was published last."),
    ("city_code", "fiscal_year", "indicator_code", "number"),
    (
        _CITY,
        _YEAR,
        _CODE,
        _NUMBER,
        Column("project_code", TEXT, Message("code of the project, where it has one")),
        _AGENCY,
        _NAME_TH,
        _NAME_EN,
        Column("budget_allotted_baht", NUMBER, Message("budget allotted, in baht")),
        Column("budget_spent_baht", NUMBER, Message("spent in all, in baht")),
        Column("progress_percent", NUMBER, Message("how much of the work was done, in percent")),
        Column("planned_percent", NUMBER, Message("how much of the work was to be done by then, in percent")),
        Column("reported_by", DAY, Message("day for which that holds")),
        _PAGE,
    ),
)  # fmt: skip
MEASUREMENTS = DataSet(
    "measurements",
    Message("Measurements behind published figures"),
    Message("Each measurement of a campaign that a published indicator counts in, a row for each indicator, with its interval and whether it can be told from an ordinary day."),
    ("city_code", "fiscal_year", "indicator_code", "number"),
    (
        _CITY,
        _YEAR,
        _CODE,
        _NUMBER,
        Column("campaign_code", TEXT, Message("code of the campaign")),
        Column("campaign_th", TEXT, Message("name of the campaign, in Thai")),
        Column("campaign_en", TEXT, Message("name of the campaign in English, where there is one")),
        Column("name_th", TEXT, Message("name of the measurement")),
        Column("method", TEXT, Message("method of the measurement")),
        Column("area_th", TEXT, Message("area of which electricity was measured")),
        Column("mwh", NUMBER, Message("electricity saved, in megawatt-hours; negative where more was used")),
        Column("mwh_low", NUMBER, Message("lower end of the 90 % interval")),
        Column("mwh_high", NUMBER, Message("upper end of the 90 % interval")),
        Column("mw", NUMBER, Message("mean saving, in megawatts")),
        Column("saved_percent", NUMBER, Message("saving in percent of what would have been used")),
        Column("tco2", NUMBER, Message("tonnes of carbon dioxide, where a factor was given")),
        Column("is_distinguishable", YES, Message("whether it can be told from an ordinary day; empty where the method can't say")),
        Column("statement_th", TEXT, Message("what may be said of it, in Thai")),
        Column("statement_en", TEXT, Message("what may be said of it, in English")),
        Column("made_at", TIME, Message("when it was measured, in universal time")),
        _PAGE,
    ),
)  # fmt: skip
DATA_SETS = {one.name: one for one in (INDICATORS, RESULTS, AGENCIES, PROJECTS, MEASUREMENTS)}
