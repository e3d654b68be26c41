"""What is said to people: English in the code, Thai in one catalogue, put into words late, for who reads it.

A sentence stands once in the code, in English, with named places in braces, and is a value until somebody reads it:

    Message("{name} is not in the plan.", name=indicator.name)

`str(message)` says it in the reader's language; `message.text("th")` in Thai whoever reads, for what is kept or printed.
Where the words are wanted at once, `_("Log in")` is `str(Message("Log in"))`.

The reader's language is one for a whole process of work: the command line, a mail or a paper sets it with
`in_language`. Where Django runs, it is Django's active language (`follow`), so that pages, templates and sentences can't
disagree. The Thai is in `locale/th`, in the form of gettext; it is read when Thai is first asked for.
"""

import gettext
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from samrit.thai.calendar import WEEKDAYS_EN, WEEKDAYS_TH, Language, format_date, to_common
from samrit.thai.po import read_po

CATALOGUE = Path(__file__).resolve().parents[1] / "locale" / "th" / "LC_MESSAGES" / "django.po"

_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


@contextmanager
def _choose(wanted: Language) -> Iterator[None]:
    before = _chosen.set(wanted)
    try:
        yield
    finally:
        _chosen.reset(before)


def _ask() -> Language:
    return _chosen.get() or "th"


_asked: Callable[[], Language] = _ask
_spoken: Callable[[Language], AbstractContextManager[object]] = _choose


def language() -> Language:
    """The language of who reads: Thai where nobody has chosen."""
    return _asked()


@contextmanager
def in_language(wanted: Language) -> Iterator[None]:
    """What is said meanwhile is said in this language."""
    with _spoken(wanted):
        yield


def follow(
    asked: Callable[[], Language], spoken: Callable[[Language], AbstractContextManager[object]]
) -> Language | None:
    """From now on another knows the reader's language and changes it: the web framework, in its processes.

    What was chosen until now is given back, so that it can go on there.
    """
    global _asked, _spoken
    _asked, _spoken = asked, spoken
    return _chosen.get()


class Message:
    """A sentence that isn't put into words yet; it never changes, and two are equal that say the same.

    Values may be messages themselves, which are said in the same language, and days, which are said in its calendar.
    `context` tells two meanings of the same English words apart.
    """

    __slots__ = ("_context", "_msgid", "_plural", "_values")

    def __init__(self, msgid: str, /, *, context: str = "", **values: object) -> None:
        self._msgid, self._context, self._plural = msgid, context, ""
        self._values = tuple(values.items())

    @classmethod
    def counted(cls, one: str, many: str, /, *, count: int, context: str = "", **values: object) -> "Message":
        """A sentence about so many: English says one and many apart, Thai doesn't; `{count}` is the number."""
        message = Message(one, context=context, count=count, **values)
        message._plural = many
        return message

    @property
    def count(self) -> object:
        """How many it speaks of; None where it counts nothing."""
        return dict(self._values).get("count")

    def filled(self, **values: object) -> "Message":
        """The same sentence with these values in its places besides."""
        message = Message(self._msgid, context=self._context, **(dict(self._values) | values))
        message._plural = self._plural
        return message

    def text(self, wanted: Language) -> str:
        """The sentence in this language, whoever reads."""
        words = self._words(wanted)
        if not self._values:
            return words
        return words.format_map({name: _shown(value, wanted) for name, value in self._values})

    def _words(self, wanted: Language) -> str:
        if not self._msgid:
            return ""
        if wanted == "th":
            found = thai().get((self._context, self._msgid))
            if found is not None:
                return found
        return self._plural if self._plural and dict(self._values)["count"] != 1 else self._msgid

    def __str__(self) -> str:
        return self.text(language())

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.text('en')!r})"

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Message) and self.en == other.en and self.th == other.th)

    def __hash__(self) -> int:
        return hash(self.en)

    def both(self) -> dict[str, str]:
        """The sentence in both languages, to be kept or sent as it reads now."""
        return {"th": self.text("th"), "en": self.text("en")}

    @property
    def th(self) -> str:
        """The sentence in Thai."""
        return self.text("th")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.text("en")


class Worded(Message):
    """Words that came in both languages: a name that the city gave, or a sentence as it was kept then."""

    __slots__ = ()

    def __init__(self, *, th: str, en: str) -> None:
        super().__init__("", th=th, en=en)

    def text(self, wanted: Language) -> str:
        """The words in this language."""
        return str(dict(self._values)[wanted])


class Joined(Message):
    """One after the other, with the same between each."""

    __slots__ = ()

    def __init__(self, parts: Iterable[object], by: object = " ") -> None:
        super().__init__("", parts=tuple(parts), by=by)

    def text(self, wanted: Language) -> str:
        """All of them in this language."""
        (_, parts), (_, by) = self._values
        assert isinstance(parts, tuple)
        return str(_shown(by, wanted)).join(str(_shown(part, wanted)) for part in parts)


class Capital(Message):
    """Words that begin a sentence: in English with a capital letter."""

    __slots__ = ()

    def __init__(self, words: Message) -> None:
        super().__init__("", words=words)

    def text(self, wanted: Language) -> str:
        """The words in this language."""
        ((_, words),) = self._values
        said = str(_shown(words, wanted))
        return said[:1].upper() + said[1:]


class Attached(Message):
    """Words that follow others: in Thai with a space before a figure or a mark, and none before a letter."""

    __slots__ = ()

    def __init__(self, words: Message) -> None:
        super().__init__("", words=words)

    def text(self, wanted: Language) -> str:
        """The words in this language."""
        ((_, words),) = self._values
        assert isinstance(words, Message)
        said = words.text(wanted)
        return said if wanted == "en" or not said or "ก" <= said[:1] <= "๎" else f" {said}"


class ShownDay(Message):
    """A day in the reader's calendar, with its weekday or with a short month."""

    __slots__ = ()

    def __init__(self, day: date, *, weekday: bool = False, short: bool = False) -> None:
        super().__init__("", day=day, weekday=weekday, short=short)

    def text(self, wanted: Language) -> str:
        """The day in this language."""
        (_, day), (_, weekday), (_, short) = self._values
        assert isinstance(day, date)
        return format_date(day, wanted, weekday=bool(weekday), short=bool(short))


class ShownYear(Message):
    """A year in the reader's calendar: 2564, or 2021."""

    __slots__ = ()

    def __init__(self, year_be: int) -> None:
        super().__init__("", year_be=year_be)

    def text(self, wanted: Language) -> str:
        """The year in this language."""
        ((_, year_be),) = self._values
        assert isinstance(year_be, int)
        return str(year_be if wanted == "th" else to_common(year_be))


def weekday(number: int) -> Message:
    """The name of a day of the week; Monday is 0."""
    return Worded(th=WEEKDAYS_TH[number], en=WEEKDAYS_EN[number])


def in_both(th: str, en: str) -> Message:
    """A name for whoever reads it; in Thai where it has no English."""
    return Worded(th=th, en=en or th)


def either(th: str, en: str) -> str:
    """A name in the reader's language; in Thai where it has no English."""
    return (en if language() == "en" else "") or th


def _(msgid: str, /, *, context: str = "", **values: object) -> str:
    """A sentence said at once, in the reader's language."""
    return str(Message(msgid, context=context, **values))


def _shown(value: object, wanted: Language) -> object:
    if isinstance(value, Message):
        return value.text(wanted)
    if isinstance(value, date) and not isinstance(value, datetime):
        return _Date(value, wanted)
    return value


class _Date:
    """A day among a sentence's values: in words, unless its place asks for another format."""

    def __init__(self, day: date, wanted: Language) -> None:
        self._day, self._wanted = day, wanted

    def __format__(self, asked: str) -> str:
        return format(self._day, asked) if asked else str(self)

    def __str__(self) -> str:
        return format_date(self._day, self._wanted)


def storing(value: object) -> object:
    """What msgspec keeps of a message: its words in both languages."""
    if isinstance(value, Message):
        return value.both()
    raise NotImplementedError(type(value))


def stored(kind: type, value: Any) -> object:
    """The message of which msgspec kept the words."""
    if issubclass(kind, Message):
        return Worded(**value)
    raise NotImplementedError(kind)


@cache
def thai() -> dict[tuple[str, str], str]:
    """The Thai of each sentence, by its context and its English words.

    From the binary file beside the catalogue; from the catalogue itself where there is none, or an older one.
    """
    binary = CATALOGUE.with_suffix(".mo")
    if not binary.exists() or binary.stat().st_mtime < CATALOGUE.stat().st_mtime:
        return read_po(CATALOGUE.read_text(encoding="utf-8"))
    # As Django asks for it: the library remembers what it has read, and pages have the same strings.
    read: dict[object, str] = vars(gettext.translation("django", CATALOGUE.parents[2], ["th"]))["_catalog"]
    found = {}
    for key, words in read.items():
        msgid = key[0] if isinstance(key, tuple) else str(key)
        context, _sep, rest = msgid.rpartition("\x04")
        found[context, rest] = words
    return found
