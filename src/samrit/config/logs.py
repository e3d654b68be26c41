"""What goes into logs and in which form: lines of JSON (of plain text on a terminal), and never a secret or personal value.

Of what broke, the log tells the places in the program and the kind of each error; of its message only what can hold nothing
that somebody typed or that is stored: no quoted words, no addresses, nothing of what the request brought.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from samrit.queries.city.tracing import log_values

FORMS = ("json", "text")
LEVELS = ("debug", "info", "warning", "error")
# What a line may carry beside its words; anything else that a library adds stays out.
FIELDS = ("method", "route", "numbers", "status", "ms", "bytes", "user", "job", "count", "task", "attempt", "queue")
_OWN = "samrit"
_LEFT_OUT = "…"
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|“[^”]*”|‘[^’]*’|«[^»]*»")
_PERSONAL = re.compile(
    r"\S+@\S+"  # a mail address
    r"|=\([^)]*\)"  # a key's value in a complaint of PostgreSQL's
    r"|(?<!\w)/\S+"  # an address of the site, or a file's name
    r"|\d[\d -]{6,}\d"  # a telephone's or a citizen's number
    r"|[^\x00-\x7f]+"  # words that are not English: names of people
)


def safe_words(text: str) -> str:
    """A message's first line without anything that came from a person."""
    from samrit.web.request_line import private_values  # settings are read before anything of Django's may be imported

    line = text.partition("\n")[0]
    for value in sorted(private_values(), key=len, reverse=True):
        line = line.replace(value, _LEFT_OUT)
    return _PERSONAL.sub(_LEFT_OUT, _QUOTED.sub(_LEFT_OUT, line))[:500]


def safe_traceback(error: BaseException) -> str:
    """Places and kinds of an error and of those it came of, the first cause first."""
    parts: list[str] = []
    visited: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in visited:
        visited.add(id(one))
        places = "".join(traceback.format_tb(one.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{places}{type(one).__qualname__}: {safe_words(str(one))}")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n\nfrom which came\n\n".join(reversed(parts))


class LineFormatter(logging.Formatter):
    """One line for a record; of what others than this program say, and of all arguments, only what is safe."""

    def __init__(self, *, is_text: bool) -> None:
        super().__init__()
        self._is_text = is_text

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "event": _words(record),
            **log_values(),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        line |= {name: value for name, value in vars(record).items() if name in FIELDS}
        line["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = safe_traceback(record.exc_info[1])
        return _as_text(line) if self._is_text else json.dumps(line, ensure_ascii=False, default=str)


def _words(record: logging.LogRecord) -> str:
    if record.name == "django.request":
        return "a request was not answered as it should"
    if record.name.partition(".")[0] != _OWN:
        return safe_words(record.getMessage())
    arguments = record.args if isinstance(record.args, tuple) else ()
    safe = tuple(one if isinstance(one, int | float) else safe_words(str(one)) for one in arguments)
    return str(record.msg) % safe if safe else str(record.msg)


def _as_text(line: dict[str, Any]) -> str:
    head = [line.pop("timestamp"), f"[{line.pop('level'):8}]", line.pop("event"), f"[{line.pop('logger')}]"]
    error = line.pop("exception", "")
    return " ".join([*head, *(f"{name}={value}" for name, value in line.items())]) + (f"\n{error}" if error else "")


def logging_settings(form: str, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error, in lines of JSON or of text; without a form, text on a terminal."""
    is_text = form == "text" or (not form and sys.stderr is not None and sys.stderr.isatty())
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": LineFormatter, "is_text": is_text}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            _OWN: {"level": level.upper()},
            "django_tasks": {"level": level.upper()},
            # The request's own line tells what was refused; here comes what broke, with its traceback.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
