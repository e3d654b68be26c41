"""Why there is no answer: a problem (RFC 9457) in the caller's language, with the sentence of whatever said no."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError
from rapidfuzz import fuzz, process

from samrit.queries.city.tracing import log_values
from samrit.queries.public.etags import NEWEST
from samrit.thai.calendar import to_buddhist
from samrit.thai.translation import Message, ShownDay
from samrit.vocabulary.problem import MEDIA_TYPE, problem
from samrit.vocabulary.refusal import Denied, Invalid, RateLimited, Refused, StaleVersion, Unavailable

NOT_FOUND = Message("There is no such record, or you may not read it.")
_UNCLEAR = Message("The request can't be understood.")
_MANY = (400, 422)  # where more than one place may be wrong
FIRST_YEAR, LAST_YEAR = 2500, 2700  # fiscal years, in the Buddhist Era
_NEAR = 60  # of 100: a word that somebody may have meant


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that is wrong: at a parameter of the address or a pointer into what was sent, and what would be right."""

    detail: Message
    code: str
    parameter: str = ""
    pointer: str = ""
    remedy: Message | None = None

    def plain(self) -> dict[str, str]:
        """As it is sent."""
        at = {"parameter": self.parameter} if self.parameter else {"pointer": self.pointer}
        remedy = {"remedy": str(self.remedy)} if self.remedy is not None else {}
        return {**at, "code": self.code, "detail": str(self.detail), **remedy}


class Unclear(Refused):
    """Something in the request is not understood; the first place's sentence stands for the whole."""

    code = "unclear"

    def __init__(self, *places: Place, status: int = 400) -> None:
        super().__init__(places[0].detail if places else _UNCLEAR)
        self.places, self.status = places, status


def answer(  # noqa: PLR0913 - what a problem consists of
    status: int,
    code: str,
    detail: Message,
    *,
    places: Sequence[Place] = (),
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer to a request that gets none."""
    number = log_values().get("request_id", "")
    document = problem(status, code, str(detail), request_id=number, errors=[one.plain() for one in places], more=more)
    body = json.dumps(document, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=dict(headers or {}))


def not_found(_request: HttpRequest | None = None, _why: object = None) -> HttpResponse:
    """404: the same for what is hidden as for what isn't there."""
    return answer(404, "not_found", NOT_FOUND)


def stranger(_request: HttpRequest, _why: object) -> HttpResponse:
    """401: no token, or none that is valid."""
    said = Message("This takes a valid token: “Authorization: Bearer smr_…”. Tokens are made under “My account”.")
    return answer(401, "token_needed", said, headers={"WWW-Authenticate": 'Bearer realm="Samrit"'})


def too_large(_request: HttpRequest, _why: object) -> HttpResponse:
    """413: more at once than is taken."""
    return answer(413, "too_large", Message("What was sent is larger than is taken at once."))


def not_understood(_request: HttpRequest, _why: object) -> HttpResponse:
    """400: what was sent comes apart."""
    return answer(400, "unclear", _UNCLEAR)


def refused(_request: HttpRequest, why: Refused) -> HttpResponse:
    """The refusal's own sentence under the number that fits its kind."""
    if isinstance(why, Unclear):
        code = why.code if why.status in _MANY else why.places[0].code
        return answer(why.status, code, why.message, places=why.places)
    if isinstance(why, RateLimited):
        return answer(429, why.code, why.message, headers={"Retry-After": str(why.seconds)})
    if isinstance(why, Unavailable):
        return answer(503, why.code, why.message, headers={"Retry-After": str(why.retry_after)})
    if isinstance(why, Withdrawn):
        return answer(410, why.code, why.message, headers={"Cache-Control": NEWEST})
    if isinstance(why, Denied | StaleVersion):
        return answer(403 if isinstance(why, Denied) else 412, why.code, why.message)
    return answer(422 if isinstance(why, Invalid) else 409, why.code, why.message)


def unclear(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400 for an address that isn't understood, 422 for what was sent: each place, with what would be right."""
    places = [_place(one, request) for one in error.errors]
    is_body = all(one.pointer for one in places)
    return answer(422 if is_body else 400, "unclear", places[0].detail if places else _UNCLEAR, places=places)


class Withdrawn(Refused):
    """410: what was published here, and the city took back on a day, with a reason."""

    code = "withdrawn"

    def __init__(self, on: date, reason: str) -> None:
        super().__init__(
            Message(
                "What was published here was withdrawn by the city on {day}: {reason}", day=ShownDay(on), reason=reason
            )
        )


def unknown(name: str, known: Iterable[str]) -> Place:
    """A parameter that there isn't, with the one that may be meant."""
    return Place(
        Message("There is no parameter “{name}” here.", name=name),
        "unknown_parameter",
        name,
        remedy=nearest(name, known),
    )


def unknown_value(name: str, value: str, known: Iterable[str]) -> Place:
    """A value that a parameter doesn't take, with the one that may be meant."""
    said = Message("“{value}” is no value of “{name}”.", value=value, name=name)
    return Place(said, "unknown_value", name, remedy=nearest(value, known))


def ambiguous(agencies: Sequence[str]) -> Unclear:
    """409 for a code that is in the plans of several agencies."""
    said = Message("This code is in the plans of several agencies: {codes}.", codes=", ".join(agencies))
    remedy = Message("Name the agency: ?agency={code}.", code=agencies[0])
    return Unclear(Place(said, "ambiguous", "agency", remedy=remedy), status=409)


def in_buddhist_era(typed: str) -> Message | None:
    """The year that may be meant by one of the Common Era; None where it can't be one."""
    year = to_buddhist(int(typed)) if typed.isascii() and typed.isdecimal() else 0
    return Message("Did you mean “{word}”?", word=str(year)) if FIRST_YEAR <= year <= LAST_YEAR else None


def nearest(word: str, known: Iterable[str]) -> Message | None:
    """What may be meant; all that there is, where nothing is near and it is little."""
    choices = [str(one) for one in known]
    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found is not None:
        return Message("Did you mean “{word}”?", word=found[0])
    if not choices or len(choices) > 30:
        return None
    return Message("There are: {words}.", words=", ".join(choices))


def _place(error: Mapping[str, Any], request: HttpRequest) -> Place:
    where, *at = [str(one) for one in error["loc"]]
    # A parameter is named as it is written in the address; an element of a list is told with the list.
    name = next((one for one in reversed(at) if not one.isdecimal()), where)
    if error["type"] in {"enum", "literal_error"} and where != "body":
        wanted = error.get("ctx", {}).get("expected", "").replace(" or ", ", ")
        number = next((int(one) for one in reversed(at) if one.isdecimal()), 0)
        return unknown_value(name, _given(request, name, number), [one.strip("' ") for one in wanted.split(",")])
    said = _why(name, error)
    if where in {"query", "path", "header"}:
        remedy = in_buddhist_era(_given(request, name, 0)) if name == "fiscal_year" else None
        return Place(said, "invalid_value", name, remedy=remedy)
    return Place(said, "invalid_value", pointer="/" + "/".join(at[1:] or at))


def _given(request: HttpRequest, name: str, number: int) -> str:
    """What stands in the address for a parameter."""
    found = request.GET.getlist(name)
    if found:
        return found[min(number, len(found) - 1)]
    return str(request.resolver_match.kwargs.get(name, "")) if request.resolver_match is not None else ""


def _why(name: str, error: Mapping[str, Any]) -> Message:
    bounds = error.get("ctx", {})
    if error["type"] == "missing":
        return Message("“{name}” is missing.", name=name)
    if error["type"] == "greater_than_equal":
        return Message("“{name}” is at least {low}.", name=name, low=bounds["ge"])
    if error["type"] in {"less_than_equal", "less_than"}:
        return Message("“{name}” is at most {high}.", name=name, high=bounds.get("le", bounds.get("lt")))
    if error["type"].startswith("int_"):
        return Message("“{name}” is a whole number.", name=name)
    if error["type"].startswith("bool_"):
        return Message("“{name}” is true or false.", name=name)
    return Message("“{name}” is not understood.", name=name)
