"""What indicators, results, years and agencies are asked by: the layer that is meant, and the filters of both layers."""

from enum import StrEnum
from typing import Annotated

from ninja import Field, Schema
from pydantic import BeforeValidator

from samrit.api.listing import ListQuery
from samrit.api.refusing import FIRST_YEAR, LAST_YEAR
from samrit.report import Kind, Level, Verdict
from samrit.vocabulary.data_sets import VALUE_STATUS_WORDS
from samrit.vocabulary.periods import QUARTERS

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, description="a fiscal year of the Buddhist Era")]
_Periods = StrEnum("Period", {one: one for one in QUARTERS})  # type: ignore[misc]  # made of the table of periods
Period = Annotated[_Periods, BeforeValidator(lambda typed: str(typed).upper())]
ValueStatus = StrEnum("ValueStatus", {one: one for one in VALUE_STATUS_WORDS})  # type: ignore[misc]  # made of the kinds of none


class Layer(StrEnum):
    """Which records are read: what was published, which anybody may read, or those at which the offices work."""

    PUBLISHED = "published"
    WORKING = "working"


class LayerQuery(Schema):
    """Which layer is meant."""

    layer: Layer = Layer.PUBLISHED


class AgencyQuery(ListQuery):
    """Filters of agencies."""

    layer: Layer = Layer.PUBLISHED
    agency: list[str] = Field([], description="codes")
    under: list[str] = Field([], description="codes: these and all below them")
    q: str = Field("", description="words of a name, or of a code")


class OfIndicators(ListQuery):
    """Filters of everything that belongs to an indicator."""

    layer: Layer = Layer.PUBLISHED
    year: list[str] = Field([], description="fiscal years (2564) or ranges of them (2560..2564)")
    agency: list[str] = Field([], description="codes of agencies")
    under: list[str] = Field([], description="codes of agencies: these and all below them")
    node: list[str] = Field([], description="codes of places in a long-term plan: these and all below them")
    level: list[Level] = Field([], description="what the indicator measures")
    kind: list[Kind] = Field([], description="whose it is in the plan")
    q: str = Field("", description="words of a name, or of a code")


class ResultQuery(OfIndicators):
    """Filters of results."""

    period: list[Period] = Field([], description="Q1 to Q4, or Y for the year")
    verdict: list[Verdict] = Field([], description="of whatever was judged")
    value_status: list[ValueStatus] = Field([], description="a value, or which kind of none")
    doubtful: bool | None = Field(None, description="whether something is against the figure")
    updated_since: str = Field("", description="a day or a time: what was written or decided since")
    release: str = Field("", description="of the published layer: as it was in a release of open data (2564.2)")


class OneQuery(Schema):
    """Which of two indicators is meant that have the same code in the same year."""

    agency: str = Field("", description="the code of its agency, where two have the same code")


class LayerOneQuery(OneQuery):
    """The same, and which layer is meant."""

    layer: Layer = Layer.PUBLISHED
