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
from samrit.vocabulary.counted import SECTOR_WORDS
from samrit.vocabulary.public_states import (
    FORMED_WORDS,
    PUBLIC_DOUBT_WORDS,
    PUBLIC_STATE_WORDS,
    REVISION_WORDS,
    STATEMENT_WORDS,
)

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


STATEMENTS_ASKED = ("verified", "source", "accuracy", "limits", "remedy")
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

_COMPARISON = Column(
    "comparison", TEXT, Message("how the result is held against the target"), by_code(COMPARISON_WORDS.items())
)
_BOUNDS = (
    Column("target_high", NUMBER, Message("upper bound of a target between two numbers")),
    Column("target_due_on", DAY, Message("day by which it is to be done, where the target is a day")),
)
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
        _COMPARISON,
        Column("target_low", NUMBER, Message("target, or the lower bound of one between two numbers")),
        *_BOUNDS,
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
        _COMPARISON,
        *_BOUNDS,
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
        Column("is_synthetic", YES, Message("whether the data are made up, not metered")),
        Column("statement_th", TEXT, Message("what may be said of it, in Thai")),
        Column("statement_en", TEXT, Message("what may be said of it, in English")),
        Column("made_at", TIME, Message("when it was measured, in universal time")),
        _PAGE,
    ),
)  # fmt: skip
_PERIOD = Column("period", TEXT, Message("quarter or year"), PERIOD_WORDS)
STATEMENTS = DataSet(
    "statements",
    Message("How it is known"),
    Message("Five statements to each published result: how it was verified, where it is from, how exact it is, what limits it, what was done about that; also those that nobody gave."),
    ("city_code", "fiscal_year", "indicator_code", "period", "statement"),
    (
        _CITY,
        _YEAR,
        _CODE,
        _PERIOD,
        Column("statement", TEXT, Message("which of the five"), dict(zip(STATEMENTS_ASKED, STATEMENT_WORDS, strict=True))),
        Column("is_stated", YES, Message("whether it was given")),
        Column("text_th", TEXT, Message("the statement, in Thai")),
        Column("text_en", TEXT, Message("the statement, in English")),
        _HASH,
        _PAGE,
    ),
)  # fmt: skip
FIGURES = DataSet(
    "figures",
    Message("The numbers in the reports, and what they stand on"),
    Message("Each number of a published report of which somebody said where it is from, with the rule and the list behind it."),
    ("city_code", "fiscal_year", "indicator_code", "period", "figure_no"),
    (
        _CITY,
        _YEAR,
        _CODE,
        _PERIOD,
        Column("figure_no", COUNT, Message("its place among those of the report")),
        Column("words_th", TEXT, Message("the number as it stands in the report")),
        Column("source_kind", TEXT, Message("where the figure is from"), FORMED_WORDS),
        Column("rule_th", TEXT, Message("by which rule it was counted, in Thai")),
        Column("rule_en", TEXT, Message("by which rule it was counted, in English")),
        Column("list_page", TEXT, Message("address of the list behind it, where there is one")),
        _HASH,
    ),
)  # fmt: skip
REVISIONS = DataSet(
    "revisions",
    Message("What was changed after publication"),
    Message("Each publication of a result, with each value that it says otherwise than the one before it."),
    ("city_code", "fiscal_year", "indicator_code", "period", "revision", "field"),
    (
        _CITY,
        _YEAR,
        _CODE,
        _PERIOD,
        Column("revision", COUNT, Message("which publication of the period it is")),
        Column("field", TEXT, Message("what is otherwise; empty where nothing is, and for the first")),
        Column("kind", TEXT, Message("sort of the revision; empty for the first"), REVISION_WORDS),
        Column("before", TEXT, Message("value before")),
        Column("after", TEXT, Message("value after")),
        Column("is_major", YES, Message("whether the verdict changed, or the value by over a tenth")),
        Column("published_at", TIME, Message("when it was published, in universal time")),
        _HASH,
        _PAGE,
    ),
)  # fmt: skip
PLAN_NODES = DataSet(
    "plan_nodes",
    Message("Where it stands in the long-term plan"),
    Message("Each place of a long-term plan that a published indicator supports, or that lies above such a place, a row for each indicator."),
    ("city_code", "fiscal_year", "indicator_code", "plan_th", "node_code"),
    (
        _CITY,
        _YEAR,
        _CODE,
        Column("plan_th", TEXT, Message("name of the plan, in Thai")),
        Column("node_code", TEXT, Message("code of the place in its plan")),
        Column("parent_code", TEXT, Message("the place above it; empty at the top")),
        Column("level_th", TEXT, Message("what its level is called, in Thai")),
        _NAME_TH,
        _NAME_EN,
        Column("is_own", YES, Message("whether the indicator supports this place itself")),
        _PAGE,
    ),
)  # fmt: skip
CAMPAIGNS = DataSet(
    "campaigns",
    Message("Campaigns, and who took part"),
    Message("Each campaign of a fiscal year that is open to everybody: how many organisations took part, declared intent, reported and have a verified practice."),
    ("city_code", "campaign_code"),
    (
        _CITY,
        _YEAR,
        Column("campaign_code", TEXT, Message("code of the campaign")),
        _AGENCY,
        _NAME_TH,
        _NAME_EN,
        Column("starts_on", DAY, Message("its first day")),
        Column("ends_on", DAY, Message("its last day")),
        Column("follows", TEXT, Message("code of the campaign of the year before, where it follows one")),
        Column("took_part", COUNT, Message("organisations that took part in any way, each once")),
        Column("came", COUNT, Message("organisations that came to a meeting or an event")),
        Column("declared", COUNT, Message("organisations that declared intent")),
        Column("reported", COUNT, Message("organisations that reported a practice")),
        Column("verified", COUNT, Message("organisations with a verified practice")),
        Column("practices", COUNT, Message("verified practices")),
        _PAGE,
    ),
)  # fmt: skip
PRACTICES = DataSet(
    "practices",
    Message("What organisations put into practice"),
    Message("Each verified practice of a campaign that is open to everybody; of a person only that it is one."),
    ("city_code", "campaign_code", "practice_no"),
    (
        _CITY,
        _YEAR,
        Column("campaign_code", TEXT, Message("code of the campaign")),
        Column("practice_no", COUNT, Message("its place among those of the campaign")),
        Column("organisation_th", TEXT, Message("name of the organisation, in Thai; empty for a person")),
        Column("organisation_en", TEXT, Message("name of the organisation in English, where there is one")),
        Column("sector", TEXT, Message("what the organisation is"), by_code(SECTOR_WORDS.items())),
        Column("theme_th", TEXT, Message("theme of the campaign, in Thai")),
        Column("what_th", TEXT, Message("what is practised, in the organisation's words")),
        Column("district_th", TEXT, Message("district, in Thai, where it is known")),
        Column("since", DAY, Message("since when")),
        Column("until", DAY, Message("until when, where it ended")),
        _PAGE,
    ),
)  # fmt: skip
ROLLUPS = DataSet(
    "rollups",
    Message("How many promises came out how"),
    Message("The counts of the pages: the city and each of its agencies, by how the year of each indicator came out. They add up to all that was promised."),
    ("city_code", "fiscal_year", "scope_kind", "scope_code"),
    (
        _CITY,
        _YEAR,
        Column("scope_kind", TEXT, Message("whether it is the city or an agency"), {"city": Message("the city"), "agency": Message("an agency")}),
        Column("scope_code", TEXT, Message("the city's code of the agency; empty for the city")),
        Column("indicators", COUNT, Message("how many indicators were promised")),
        Column("published", COUNT, Message("of how many the year is published")),
        *(Column(state.value, COUNT, said) for state, said in PUBLIC_STATE_WORDS.items()),
        _PAGE,
    ),
)  # fmt: skip
DATA_SETS = {
    one.name: one
    for one in (
        INDICATORS, RESULTS, AGENCIES, PROJECTS, MEASUREMENTS, STATEMENTS, FIGURES, REVISIONS, PLAN_NODES, CAMPAIGNS, PRACTICES, ROLLUPS,
    )
}  # fmt: skip
