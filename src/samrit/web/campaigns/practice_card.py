"""A practice as pages show it: its words, where it stands and why, its files, and what can be done by whom."""

from dataclasses import dataclass
from datetime import datetime

from samrit.actions.campaigns.campaign_permissions import OnPractice, Speaker
from samrit.queries.evidence.evidence import SHOWN_IN_A_BROWSER
from samrit.records.models import Practice, PracticeFile
from samrit.thai.translation import Message
from samrit.vocabulary.codes import HOW_WORDS, How
from samrit.vocabulary.counted import RECORD_STATUS_WORDS, RecordStatus
from samrit.vocabulary.practice_workflow import PRACTICE_ACTION_WORDS, PRACTICE_TRANSITIONS, PracticeAction

PRACTICE_STATUS_CHOICES: dict[str, Message] = {
    one.value: RECORD_STATUS_WORDS[one]
    for one in (RecordStatus.REPORTED, RecordStatus.VERIFIED, RecordStatus.REFUSED, RecordStatus.WITHDRAWN)
}


@dataclass(frozen=True, slots=True)
class ActionLink:
    """An action as a button: its name in addresses, its words, whether it asks for a reason, and why it can't be done."""

    action: str
    words: str
    asks_reason: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A file: its key, its name, whether it is a picture, and whether a browser shows it."""

    pk: int
    name: str
    is_image: bool
    is_viewable: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One practice on a page."""

    row: Practice
    partner: str
    theme: str
    place: str
    status: str
    words: str
    how: str
    files: tuple[Shown, ...]
    links: tuple[ActionLink, ...]

    @property
    def verifying(self) -> list[ActionLink]:
        """What an officer decides."""
        return [link for link in self.links if link.action in ("verify", "refuse")]

    @property
    def other(self) -> list[ActionLink]:
        """What else can be done."""
        return [link for link in self.links if link.action not in ("verify", "refuse")]


def card(row: Practice, by: Speaker, *, at: datetime) -> Card:
    """The practice as this person sees it; `row` as `samrit.queries.campaigns.practices.with_all` gives it."""
    stored: list[PracticeFile] = getattr(row, "stored", [])
    return Card(
        row=row,
        partner=row.partner.name(),
        theme=row.theme.name(),
        place=row.place.name() if row.place is not None else "",
        status=row.status,
        words=str(RECORD_STATUS_WORDS[RecordStatus(row.status)]),
        how=str(HOW_WORDS[How(row.how)]),
        files=tuple(
            Shown(one.pk, one.name, one.blob.media_type.startswith("image/"), one.blob.media_type in SHOWN_IN_A_BROWSER)
            for one in stored
        ),
        links=tuple(
            _link(step.action, step.asks_reason, row, by, at) for step in PRACTICE_TRANSITIONS[RecordStatus(row.status)]
        ),
    )


def _link(action: PracticeAction, asks_reason: bool, row: Practice, by: Speaker, at: datetime) -> ActionLink:
    refusal = OnPractice(action).why_not(row, by, at)
    said = str(refusal) if refusal is not None else ""
    return ActionLink(action.name.lower(), str(PRACTICE_ACTION_WORDS[action]), asks_reason, said)
