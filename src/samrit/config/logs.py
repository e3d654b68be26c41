"""What goes into logs and in which form: lines of JSON (of plain text on a terminal), and never a secret or personal value.

Of what broke, the log tells the places in the program and the kind of each error; of its message only what can hold nothing
that somebody typed or that is stored: no quoted words, no addresses, nothing of what the request brought.
"""

import copy
import logging
import re
import sys
import traceback
from typing import Any

from structlog.contextvars import merge_contextvars
from structlog.dev import ConsoleRenderer, plain_traceback
from structlog.processors import JSONRenderer, TimeStamper
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, Processor

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


class SafeFormatter(ProcessorFormatter):
    """One line for a record; of what others than this program say, and of all arguments, only what is safe."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        safe = copy.copy(record)
        if record.name == "django.request":
            safe.msg, safe.args = "a request was not answered as it should", ()
        elif record.name.partition(".")[0] == _OWN:
            safe.msg, safe.args = str(record.msg), _safe_arguments(record.args)
        else:
            safe.msg, safe.args = safe_words(record.getMessage()), ()
        return super().format(safe)


def _safe_arguments(args: Any) -> Any:
    if isinstance(args, tuple):
        return tuple(one if isinstance(one, int | float) else safe_words(str(one)) for one in args)
    return args


def _write_exception(_logger: Any, _method: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None)
    if isinstance(info, tuple) and info[1] is not None:
        event["exception"] = safe_traceback(info[1])
    return event


def logging_settings(form: str, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error, in lines of JSON or of text; without a form, text on a terminal."""
    is_text = form == "text" or (not form and sys.stderr is not None and sys.stderr.isatty())
    last: Processor = (
        ConsoleRenderer(colors=False, exception_formatter=plain_traceback)
        if is_text
        else JSONRenderer(ensure_ascii=False, default=str)
    )
    before: list[Processor] = [
        merge_contextvars,
        add_log_level,
        add_logger_name,
        ExtraAdder(allow=FIELDS),
        TimeStamper(fmt="iso", utc=True),
        _write_exception,
    ]
    formatter = {
        "()": SafeFormatter,
        "foreign_pre_chain": before,
        "processors": [ProcessorFormatter.remove_processors_meta, last],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            _OWN: {"level": level.upper()},
            "django_tasks": {"level": level.upper()},
            # The request's own line tells what was refused; here comes what broke, with its traceback.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
