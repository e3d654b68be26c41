"""Lists: filtered, sorted, in pages by a cursor, with the fields that are wanted, as JSON, CSV or lines of JSON.

A cursor is the key of the last row, signed, with the filters it belongs to. A row that changes meanwhile may come again, and
none is left out. What is worked out and not stored (a verdict) is filtered while reading, at most `MOST_READ` rows for a
page, which is then shorter and leads on.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Field, Schema

from samrit.api.refusing import Place, Unclear, nearest
from samrit.thai.translation import Message

MOST, AT_FIRST, MOST_READ = 1000, 100, 5000
_SALT = "samrit.api.cursor"
_OF_THE_PAGE = frozenset({"cursor", "limit", "format", "fields", "count", "bom"})
_Row = TypeVar("_Row", bound=Model)


class Format(StrEnum):
    """How a list is written."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"


MEDIA_TYPES: dict[Format, str] = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.NDJSON: "application/x-ndjson",
}


class ListQuery(Schema):
    """What every list takes besides its filters."""

    limit: int = Field(AT_FIRST, ge=1, le=MOST, description="rows of a page")
    cursor: str = Field("", description="where the page begins: that of `next`")
    sort: str = Field("", description="columns with commas, a minus for the largest first")
    fields: str = Field("", description="which fields are wanted, with commas; all without it")
    count: bool = Field(False, description="whether to count all rows")
    format: Format | None = Field(None, description="else as `Accept` asks, else JSON")
    bom: bool = Field(False, description="CSV begins with a byte order mark, for Excel")


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list can be sorted: the column of each name, and how its value is read from a cursor."""

    columns: Mapping[str, tuple[str, Callable[[str], Any]]]
    default: str
    last: tuple[str, Callable[[str], Any]] = ("pk", int)


@dataclass(frozen=True, slots=True)
class Listed(Generic[_Row]):
    """A list: its rows, how they are sorted, what is sent of some of them, and which of those are wanted.

    Of a row one thing is sent, or up to `per_row` in their order.
    """

    rows: QuerySet[_Row]
    order: Order
    item: type[Schema]
    make: Callable[[Sequence[_Row]], Sequence[Schema | Sequence[Schema]]]
    matches: Callable[[Any], bool] | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    per_row: int = 1


def list_answer(request: HttpRequest, asked: ListQuery, listed: Listed[_Row]) -> HttpResponse:
    """A page of a list."""
    columns = _columns(asked.sort or listed.order.default, listed.order)
    names = _names(asked.fields, listed.item)
    count = _count(asked, listed)
    rows = listed.rows.order_by(*(f"{'-' if falls else ''}{column}" for column, falls, _read in columns))
    left_out = 0  # what the page before had of its last row
    if asked.cursor:
        keys = _keys(request, asked.cursor)
        left_out = int(keys.pop()) if len(keys) > len(columns) else 0
        rows = rows.filter(_after(columns, keys, and_itself=left_out > 0))
    at_once = (asked.limit if listed.matches is None else MOST_READ) // listed.per_row or 1
    some = list(rows[: at_once + 1])
    items, last, sent = _page(some[:at_once], asked.limit, listed, left_out)
    cursor = _cursor(request, columns, last, sent) if last is not None and (sent or last is not some[-1]) else ""
    plain = [{name: value for name, value in one.items() if name in names} for one in items]
    following = _address(request, cursor)
    return _written(request, asked, plain, names=names, following=following, more={"count": count, **listed.more})


def _page(
    rows: Sequence[_Row], limit: int, listed: Listed[_Row], left_out: int
) -> tuple[list[dict[str, Any]], _Row | None, int]:
    """The items of a page, the row with which it ends, and how many things of that were looked at where some are left."""
    items: list[dict[str, Any]] = []
    for at, (row, made) in enumerate(zip(rows, listed.make(rows), strict=True)):
        those = [made] if isinstance(made, Schema) else made
        for number, item in enumerate(those, 1):
            if at == 0 and number <= left_out:
                continue
            if listed.matches is None or listed.matches(item):
                items.append(item.model_dump(mode="json"))
            if len(items) == limit:
                return items, row, number if number < len(those) else 0
    return items, rows[-1] if rows else None, 0


def _count(asked: ListQuery, listed: Listed[_Row]) -> int | None:
    if not asked.count:
        return None
    if listed.matches is not None or listed.per_row > 1:
        said = Message("What is worked out while reading can't be counted at once.")
        raise Unclear(Place(said, "not_counted", "count"))
    return listed.rows.count()


def _columns(sort: str, order: Order) -> list[tuple[str, bool, Callable[[str], Any]]]:
    found = []
    for name in filter(None, (one.strip() for one in sort.split(","))):
        plain = name.removeprefix("-")
        if plain not in order.columns:
            said = Message("This list can't be sorted by “{name}”.", name=plain)
            raise Unclear(Place(said, "unknown_value", "sort", remedy=nearest(plain, order.columns)))
        column, read = order.columns[plain]
        found.append((column, name.startswith("-"), read))
    return [*found, (order.last[0], bool(found) and found[0][1], order.last[1])]


def _names(wanted: str, item: type[Schema]) -> list[str]:
    known = list(item.model_fields)
    names = [one.strip() for one in wanted.split(",") if one.strip()]
    for name in names:
        if name not in known:
            said = Message("There is no field “{name}” here.", name=name)
            raise Unclear(Place(said, "unknown_value", "fields", remedy=nearest(name, known)))
    return [one for one in known if one in names] if names else known


def _after(columns: Sequence[tuple[str, bool, Callable[[str], Any]]], keys: Sequence[str], *, and_itself: bool) -> Q:
    """The rows behind the one that has these keys, and that one where it is wanted too."""
    try:
        values = [read(key) for (_column, _falls, read), key in zip(columns, keys, strict=True)]
    except ValueError as error:
        raise Unclear(_other_list()) from error
    after, same = Q(pk__in=()), Q()
    for (column, falls, _read), value in zip(columns, values, strict=True):
        after |= same & Q(**{f"{column}__{'lt' if falls else 'gt'}": value})
        same &= Q(**{column: value})
    return after | same if and_itself else after


def _keys(request: HttpRequest, cursor: str) -> list[str]:
    try:
        filters, keys = signing.loads(cursor, salt=_SALT)
    except (signing.BadSignature, ValueError) as error:
        raise Unclear(_other_list()) from error
    if filters != _filters(request):
        raise Unclear(_other_list())
    return [str(one) for one in keys]


def _other_list() -> Place:
    said = Message("This cursor is not of this list with these filters; begin without one.")
    return Place(said, "invalid_cursor", "cursor")


def _cursor(
    request: HttpRequest, columns: Sequence[tuple[str, bool, Callable[[str], Any]]], row: Model, sent: int
) -> str:
    keys = [str(reduce(getattr, column.split("__"), row)) for column, _falls, _read in columns]
    keys += [str(sent)] if sent else []
    return signing.dumps([_filters(request), keys], salt=_SALT, compress=True)


def _filters(request: HttpRequest) -> str:
    """What a cursor belongs to, in short."""
    wanted = sorted((name, value) for name, those in request.GET.lists() if name not in _OF_THE_PAGE for value in those)
    return hashlib.sha256(json.dumps([request.path, wanted]).encode()).hexdigest()[:16]


def _address(request: HttpRequest, cursor: str) -> str:
    if not cursor:
        return ""
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _written(  # noqa: PLR0913 - a page is its rows, their columns, where it goes on, and what is said of all
    request: HttpRequest,
    asked: ListQuery,
    items: Sequence[Mapping[str, Any]],
    *,
    names: Sequence[str],
    following: str,
    more: Mapping[str, Any],
) -> HttpResponse:
    form = asked.format or _accepted(request)
    if form is Format.CSV:
        body = ("\ufeff" if asked.bom else "") + _csv(items, names)
    elif form is Format.NDJSON:
        body = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in items)
    else:
        body = json.dumps({"items": items, "next": following or None, **more}, ensure_ascii=False)
    response = HttpResponse(body, content_type=f"{MEDIA_TYPES[form]}; charset=utf-8")
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _accepted(request: HttpRequest) -> Format:
    best = request.get_preferred_type(list(MEDIA_TYPES.values()))
    return next((form for form, kind in MEDIA_TYPES.items() if kind == best), Format.JSON)


def _csv(items: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(one[name]) for name in names] for one in items)
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(_cell(one) for one in value)
    return "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
