"""A practice as pages show it: its words, where it stands and why, its files, and what can be done by whom."""

from dataclasses import dataclass
from datetime import datetime

from samrit.actions.campaigns.campaign_rules import OnPractice, Speaker
from samrit.queries.campaigns.campaigns import named
from samrit.queries.evidence.evidence import SEEN_IN_A_BROWSER
from samrit.records.models import Practice, PracticeFile
from samrit.records.practice_moves import PRACTICE_DEED_WORDS, PRACTICE_MOVES, PracticeDeed
from samrit.thai.translation import Message
from samrit.vocabulary.codes import HOW_WORDS, How
from samrit.vocabulary.counted import STANDING_WORDS, Standing
from samrit.web import words

STANDING_CHOICES: dict[str, Message] = {
    one.value: STANDING_WORDS[one]
    for one in (Standing.REPORTED, Standing.VERIFIED, Standing.REFUSED, Standing.WITHDRAWN)
}


@dataclass(frozen=True, slots=True)
class Way:
    """A deed as a button: its name in addresses, its words, whether it asks for a reason, and why it can't be done."""

    deed: str
    words: str
    asks_reason: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A file: its key, its name, whether it is a picture, and whether a browser shows it."""

    pk: int
    name: str
    is_image: bool
    is_seen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One practice on a page."""

    row: Practice
    partner: str
    theme: str
    place: str
    standing: str
    words: str
    how: str
    files: tuple[Shown, ...]
    ways: tuple[Way, ...]

    @property
    def judging(self) -> list[Way]:
        """What an officer decides."""
        return [way for way in self.ways if way.deed in ("verify", "refuse")]

    @property
    def other(self) -> list[Way]:
        """What else can be done."""
        return [way for way in self.ways if way.deed not in ("verify", "refuse")]


def card(row: Practice, by: Speaker, *, at: datetime) -> Card:
    """The practice as this person sees it; `row` as `samrit.queries.campaigns.practices.with_all` gives it."""
    language = words.language()
    kept: list[PracticeFile] = getattr(row, "kept", [])
    return Card(
        row=row,
        partner=named(row.partner, language),
        theme=named(row.theme, language),
        place=named(row.place, language) if row.place is not None else "",
        standing=row.standing,
        words=STANDING_WORDS[Standing(row.standing)].text(language),
        how=HOW_WORDS[How(row.how)].text(language),
        files=tuple(
            Shown(one.pk, one.name, one.blob.media_type.startswith("image/"), one.blob.media_type in SEEN_IN_A_BROWSER)
            for one in kept
        ),
        ways=tuple(_way(step.deed, step.asks_reason, row, by, at) for step in PRACTICE_MOVES[Standing(row.standing)]),
    )


def _way(deed: PracticeDeed, asks_reason: bool, row: Practice, by: Speaker, at: datetime) -> Way:
    refusal, language = OnPractice(deed).why_not(row, by, at), words.language()
    said = refusal.text(language) if refusal is not None else ""
    return Way(deed.name.lower(), PRACTICE_DEED_WORDS[deed].text(language), asks_reason, said)
