"""Letters of invitation as one PDF: an A4 for each person, in Thai and English, with the link as text and as a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samrit.thai.calendar import Language
from samrit.thai.translation import Message, ShownDay, Worded
from samrit.writers.bound_pdf import bind
from samrit.writers.qr import qr_svg
from samrit.writers.typeset import SetOne, typeset_parts

_LANGUAGES: tuple[Language, ...] = ("th", "en")
_TITLE = Message("Your account in Samrit")
_MADE = Message(
    "{city} has made an account for you in Samrit, the system in which it reports its indicators. Your user name: {username}"
)
_OPEN = Message(
    "Open the address below, or scan the code with a telephone, and choose a password. It works once, until {day}; after that "
    "ask the administrator for another letter."
)
_ROLES = Message("You are: {roles}.")
_LATER = Message("From then on you log in at {site}")
_ALONE = Message(
    "This letter is for you alone: whoever has it can open your account. Destroy it once you have a password."
)
_AT_ONCE = 40  # letters set together, so that a city's take the memory of these
_CODE = Message("QR code of the address below")


@dataclass(frozen=True, slots=True)
class Words:
    """A letter in one language."""

    title: str
    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """To whom it goes, what they may do, and the link that works once."""

    city: Message
    name: Worded
    position: str
    username: str
    roles: tuple[Message, ...]
    link: str
    until: ShownDay
    site: str

    def words(self, wanted: Language) -> Words:
        """The letter in a language."""
        roles = "; ".join(one.text(wanted) for one in self.roles)
        lines = [
            _MADE.filled(city=self.city, username=self.username),
            *([_ROLES.filled(roles=roles)] if roles else []),
            _OPEN.filled(day=self.until),
            _LATER.filled(site=self.site),
            _ALONE,
        ]
        return Words(_TITLE.text(wanted), self.name.text(wanted), tuple(line.text(wanted) for line in lines))

    @property
    def both(self) -> tuple[tuple[Language, Words], ...]:
        """In Thai, then in English."""
        return tuple((wanted, self.words(wanted)) for wanted in _LANGUAGES)


def write_letters(letters: Sequence[Letter]) -> bytes:
    """The file; one empty page where there is none."""
    pages = [_page(one) for one in letters]

    def bound(set_part: SetOne) -> bytes:
        starts = range(0, max(1, len(pages)), _AT_ONCE)
        parts = [set_part(_paper(pages[start : start + _AT_ONCE])).pdf for start in starts]
        return bind(parts, (), page_word="") if len(parts) > 1 else parts[0]

    return typeset_parts("letters.typ", _paper(pages), bound)


def _paper(pages: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"title": _TITLE.th, "letters": pages}


def _page(letter: Letter) -> dict[str, Any]:
    return {
        "parts": [
            {"lang": wanted, "title": words.title, "name": words.name, "lines": list(words.lines)}
            for wanted, words in letter.both
        ],
        "position": letter.position,
        "link": letter.link,
        "qr": qr_svg(letter.link),
        "qr_alt": _CODE.th,
    }
