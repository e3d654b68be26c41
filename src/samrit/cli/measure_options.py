"""What can be said to `samrit measure`, and what is made of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samrit.cli.command import Option
from samrit.cli.words import RefusalError, notify_all
from samrit.measure.incoming.asked import ASKED, Asked, of_options
from samrit.measure.incoming.stated import Stated
from samrit.thai.translation import Message, ShownDay
from samrit.thai.typed_day import read_day

if TYPE_CHECKING:
    from samrit.measure.costs import Tariff
    from samrit.measure.emissions import Factor
    from samrit.measure.protocol import Protocol
    from samrit.measure.readings import Readings

_FILE = click.Path(path_type=Path)

NO_EVENT = Message("say when it was: --event 2021-03-27T20:30/21:30")
NO_ZONE = Message("say the time zone: --tz Asia/Bangkok; it is not guessed")


def _option(one: Asked) -> Option:
    kinds: dict[str, Any] = {"is_flag": True, "default": None} if one.flags else {"multiple": one.is_many}
    if one.choices:
        kinds["type"] = click.Choice([str(choice) for choice in one.choices])
    elif one.made is int:
        kinds["type"] = click.IntRange(1)
    return Option([one.option, one.name], metavar=one.metavar, words=one.words, **kinds)


OPTIONS: list[click.Parameter] = [
    Option(
        ["--event"],
        metavar="WINDOW",
        words=Message("the event's window, such as 2021-03-27T20:30/21:30"),
    ),
    Option(["--tz"], metavar="ZONE", words=Message("time zone, such as Asia/Bangkok")),
    Option(
        ["--method"],
        metavar="NAME",
        words=Message("the method (default: the one with the least error on ordinary days)"),
    ),
    Option(["--json", "is_json"], is_flag=True, words=Message("the answer as JSON")),
    Option(
        ["--data-tz"],
        metavar="ZONE",
        words=Message(
            "the time zone of the file's own clock, where it is another than the event's (Etc/GMT-7 for UTC+7)"
        ),
    ),
    Option(
        ["--read-as", "answers_file"],
        type=_FILE,
        metavar="FILE",
        words=Message("how the file is read: taken from FILE where it is there, else kept in it for the next file"),
    ),
    *map(_option, ASKED),
    Option(
        ["--holidays"],
        metavar="PLACE",
        words=Message("holidays of a country: TH, SG, AU-VIC, or none (default: those of the event's time zone)"),
    ),
    Option(
        ["--other-event", "others"],
        multiple=True,
        metavar="DATE",
        words=Message("a day with another event, which is no ordinary day (may be repeated)"),
    ),
    Option(
        ["--buffer", "buffer_hours"],
        type=click.FloatRange(0, 3),
        default=0.5,
        metavar="HOURS",
        words=Message("hours kept clear before and after the window (default: 0.5)"),
    ),
    Option(
        ["--past-only", "is_past_only"],
        is_flag=True,
        words=Message("use no later day: what can be published the next morning"),
    ),
    Option(
        ["--factor", "factors"],
        multiple=True,
        metavar="T_PER_MWH[:KIND[:SOURCE]]",
        words=Message("an emission factor of your own, t CO2/MWh (default: Thailand's published ones)"),
    ),
    Option(
        ["--tariff", "tariffs"],
        multiple=True,
        metavar="BAHT_PER_KWH[:SOURCE]",
        words=Message("a price of your own, baht/kWh"),
    ),
    Option(
        ["--groups", "groups_file"],
        type=_FILE,
        metavar="FILE",
        words=Message("a CSV that tells each meter's group (meter,group): savings by group, which add up to the total"),
    ),
    Option(
        ["--participants", "participants_file"],
        type=_FILE,
        metavar="FILE",
        words=Message(
            "a file that names the meters that took part, one a line; others like them are the control group"
        ),
    ),
    Option(
        ["--keep"],
        type=_FILE,
        metavar="FOLDER",
        words=Message(
            "keep the readings by day in a folder, as Parquet, so that later runs are fast; measures nothing"
        ),
    ),
    Option(
        ["--charts"],
        type=_FILE,
        metavar="FOLDER",
        words=Message("draw the charts into a folder, as SVG and PNG"),
    ),
    Option(
        ["--pdf"],
        type=_FILE,
        metavar="FILE",
        words=Message("print the answer as a PDF, with its charts and its data inside"),
    ),
    Option(
        ["--protocol", "protocol_file"],
        type=_FILE,
        metavar="FILE",
        words=Message("a protocol that was fixed before the event"),
    ),
    Option(
        ["--write-protocol"],
        type=_FILE,
        metavar="FILE",
        words=Message("write the protocol with its hash, and measure nothing"),
    ),
    Option(
        ["--backtest", "is_backtest"],
        is_flag=True,
        words=Message("show only the errors on ordinary days; the event is not looked at"),
    ),
]


def protocol_of(given: dict[str, Any]) -> "Protocol":
    """The protocol in the file that was named, else the one that the options make; RefusalError where one is missing."""
    from samrit.measure.calendar import place_of
    from samrit.measure.names import LEAST_ERROR
    from samrit.measure.protocol import Protocol, read_protocol

    if given["protocol_file"] is not None:
        try:
            return read_protocol(given["protocol_file"].read_text("utf-8"))
        except (OSError, ValueError) as error:
            name = given["protocol_file"]
            raise RefusalError(Message("{name} can't be read", name=name)) from error
    if not given["event"]:
        raise RefusalError(NO_EVENT)
    if not given["tz"]:
        raise RefusalError(NO_ZONE)
    others = tuple(sorted({_day(text) for text in given["others"]}))
    return Protocol(
        event=_window(given["event"], given["tz"]),
        tz=given["tz"],
        method=given["method"] or LEAST_ERROR,
        buffer_hours=given["buffer_hours"],
        holidays=given["holidays"] or place_of(given["tz"]),
        other_events=others,
        is_past_only=given["is_past_only"],
    )


def groups_of(given: dict[str, Any]) -> dict[str, str]:
    """The group of each meter, from the file that was named; RefusalError where a line is no pair."""
    rows = [line.split(",") for line in _lines(given["groups_file"])]
    if any(len(row) != 2 for row in rows):
        raise RefusalError(Message("every line of the file of groups is: meter,group"))
    return {series.strip(): group.strip() for series, group in rows}


def participants_of(given: dict[str, Any]) -> list[str]:
    """The meters that took part, from the file that was named."""
    return _lines(given["participants_file"])


def _lines(path: Path) -> list[str]:
    try:
        return [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise RefusalError(Message("{path} can't be read", path=path)) from error


def _window(text: str, tz: str) -> str:
    """The event's window in the spelling that is hashed; said where the day was written in another."""
    from samrit.measure.event import parse_event

    event = parse_event(text, tz)
    if not text.startswith(event.day.isoformat()):
        read_as = ShownDay(event.day, weekday=True)
        notify_all(
            Message(
                "“{text}” is read as {day}, {window}",
                text=text,
                day=read_as,
                window=event.window[11:].replace("/", "-"),
            )
        )
    return event.window


def _day(text: str) -> str:
    day = read_day(text)
    if day is None:
        raise RefusalError(Message("“{text}” is no day such as 2021-03-27", text=text))
    if day.isoformat() != text:
        notify_all(Message("“{text}” is read as {day}", text=text, day=ShownDay(day, weekday=True)))
    return day.isoformat()


def stated_of(given: dict[str, Any], tz: str) -> Stated:
    """What was said about the file: on the command line, and before that in the file of answers."""
    from samrit.measure.incoming.answers import read_answers

    said = of_options(given) | ({"tz": given["data_tz"]} if given["data_tz"] else {})
    before = Stated(tz=tz)
    path: Path | None = given["answers_file"]
    if path is not None and path.exists():
        try:
            before = read_answers(path.read_text("utf-8"), tz)
        except (OSError, ValueError, TypeError) as error:
            raise RefusalError(Message("{name} can't be read", name=path)) from error
    return replace(before, **said)


def store_answers(given: dict[str, Any], readings: "Readings") -> None:
    """Keep how a file was read for the next one, where a file of answers was named that isn't there yet."""
    from samrit.cli.saving import save
    from samrit.measure.incoming.answers import answers

    path: Path | None = given["answers_file"]
    if path is not None and not path.exists():
        save(str(path), answers(readings).encode())


def factors_of(given: dict[str, Any], year_ce: int, tz: str) -> tuple["Factor", ...]:
    """The factors that were given, else Thailand's published ones where the event was in Thailand."""
    from samrit.measure.emissions import AVERAGE, KINDS, Factor, published

    own = []
    for text in given["factors"]:
        value, _, rest = text.partition(":")
        kind, _, source = rest.partition(":")
        if kind and kind not in KINDS:
            raise RefusalError(Message("the kinds of factors are {kinds}", kinds=", ".join(KINDS)))
        own.append(Factor(year_ce, _number(value), kind or AVERAGE, "", source or str(_OWN), ""))
    return tuple(own) or (published() if tz == _THAILAND else ())


def tariffs_of(given: dict[str, Any], tz: str) -> tuple["Tariff", ...]:
    """The prices that were given, else Thailand's published ones where the event was in Thailand."""
    from samrit.measure.costs import Tariff, published

    own = []
    for text in given["tariffs"]:
        value, _, source = text.partition(":")
        own.append(Tariff(date.min, date.max, _number(value), "", source or str(_OWN)))
    return tuple(own) or (published() if tz == _THAILAND else ())


_THAILAND = "Asia/Bangkok"
_OWN = Message("given by whoever measures")


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 < value < 1000:
        raise RefusalError(Message("“{text}” is no value per unit", text=text))
    return value
