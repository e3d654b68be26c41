"""What the files of campaigns may say: partners, campaigns with all that happened, and what is counted from them."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from samrit.counting import RecordStatus, Sector
from samrit.ops.sample_city.schema import Data
from samrit.vocabulary.codes import ActivityKind, Channel


class PartnerData(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A partner in a line: key, name in Thai, name in English, sector, the code of its district ("" where unknown)."""

    key: str
    name_th: str
    name_en: str
    sector: Sector
    place: str


class MergeData(Data, frozen=True):
    """A duplicate: `merged` counts as `survivor`."""

    survivor: str
    merged: str
    reason: str


class ThemeData(Data, frozen=True):
    """A theme, by a key of the file."""

    key: str
    name_th: str
    name_en: str


class ActivityData(Data, frozen=True):
    """A meeting or event, with the keys of who came, so many people of each."""

    kind: ActivityKind
    name_th: str
    name_en: str
    starts_at: datetime
    ends_at: datetime
    channel: Channel
    venue: str
    presiding: str
    note: str
    themes: tuple[str, ...]
    people: int
    came: tuple[str, ...]


class CommitmentData(Data, frozen=True):
    """Who declared intent in a theme on a day."""

    theme: str
    declared_on: date
    partners: tuple[str, ...]


class PracticeData(Data, frozen=True):
    """What a partner carries on; `reason` says why it was refused."""

    partner: str
    theme: str
    what: str
    place: str
    since_on: date
    status: RecordStatus
    reason: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    def __post_init__(self) -> None:
        """ValueError, with a sentence, for what can't be."""
        if (self.status is RecordStatus.REFUSED) is not bool(self.reason):
            raise ValueError("`reason` says why a practice was refused, and only that")


class MeasuredData(Data, frozen=True):
    """What is measured from the sample's load data: the event as `samrit measure` takes it, and the method."""

    name: str
    event: str
    method: str


class CampaignData(Data, frozen=True):
    """A campaign; `follows` is the code of last year's."""

    code: str
    fiscal_year_be: int
    name_th: str
    name_en: str
    about_th: str
    about_en: str
    starts_on: date
    ends_on: date
    follows: str
    measured: MeasuredData
    themes: tuple[ThemeData, ...]
    activities: tuple[ActivityData, ...]
    commitments: tuple[CommitmentData, ...]
    practices: tuple[PracticeData, ...]


class FigureData(Data, frozen=True):
    """A figure in a quarter's narrative that is counted by a rule of its own: all that came or joined."""

    quarter: int
    words: str
    note: str


class CountedData(Data, frozen=True):
    """The indicator whose result is counted: distinct partners with a verified practice in a campaign of its year."""

    indicator: str
    campaign: str
    words: str
    figure: FigureData


class StoryData(Data, frozen=True):
    """A file: the partners of an agency and their campaigns; `officer` and `verifier` are accounts of the city."""

    agency: str
    officer: str
    verifier: str
    partners: tuple[PartnerData, ...]
    merges: tuple[MergeData, ...]
    campaigns: tuple[CampaignData, ...]
    counted: CountedData
