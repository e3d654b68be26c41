"""Queries whose SQL is made once: what a page asks each time, with other keys.

Django builds the SQL of a query anew each time it is asked, and for a row with its relations that takes ten times as long
as the database needs to answer. A `ReadyQuery` is an ordinary query of Django's, built the first time with marks in place of
its arguments; after that, only the arguments are put in. Rows, converters and errors are Django's own.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet

Row = TypeVar("Row")
_MOST_SHAPES = 40  # of lists of different lengths, that a query remembers
_FIRST_MARK = 31_001  # fits into every kind of whole number, and is no constant of any query
_LONGEST_LIST = 400
_LARGEST = 2**63  # a number beyond is no key of any row


class ReadyQuery(Generic[Row]):
    """`ReadyQuery(lambda key: Thing.objects.filter(pk=key))`, to be called with the key, gives a list of rows.

    Arguments are whole numbers, words, days, moments, or lists of them; a list that is empty finds nothing. None changes
    what a query says and is refused, and so is a query that says other things for other arguments: it is built once for each
    length of its lists. Relations come by `select_related`, since what `prefetch_related` asks is built anew each time.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        self._build = build
        self._made: dict[tuple[object, ...], _Made] = {}

    def __call__(self, *arguments: Any) -> list[Row]:
        """The rows for these arguments."""
        values = [one for argument in arguments for one in (argument if isinstance(argument, list) else [argument])]
        if any(isinstance(argument, list) and not argument for argument in arguments):
            return []
        if any(isinstance(one, int) and not -_LARGEST <= one < _LARGEST for one in values):
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        shape = (connection.vendor, *(len(one) if isinstance(one, list) else type(one) for one in arguments))
        made = self._made.get(shape)
        if made is None:
            if len(self._made) >= _MOST_SHAPES or any(type(n) is int and n > _LONGEST_LIST for n in shape):
                return list(self._build(*arguments))
            made = self._made[shape] = _Made(self._build, arguments, connection)
        return made.rows(values, connection)

    def first(self, *arguments: Any) -> Row | None:
        """The first row, None where there is none."""
        rows = self(*arguments)
        return rows[0] if rows else None


def attach(row: Model, name: str, rows: Iterable[Model]) -> None:
    """The rows that `row.name.all()` is to give, as Django's `prefetch_related` leaves them."""
    manager = getattr(row, name)
    queryset = manager.get_queryset()
    queryset._result_cache = found = list(rows)  # noqa: SLF001 - as Django does it
    queryset._prefetch_done = True  # noqa: SLF001 - as Django does it
    for one in found:
        setattr(one, manager.field.name, row)
    row.__dict__.setdefault("_prefetched_objects_cache", {})[manager.field.remote_field.cache_name] = queryset


class _Made:
    """One query as the compiler made it, and where in its parameters which argument goes."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], arguments: Sequence[Any], connection: Any) -> None:
        marks: list[Any] = []
        self._queryset = build(*(_marked(argument, marks) for argument in arguments))
        assert not self._queryset._prefetch_related_lookups, "what is prefetched is built anew each time"  # type: ignore[attr-defined] # noqa: SLF001
        self._compiler = self._queryset.query.get_compiler(connection=connection)
        try:
            self.sql, parameters = self._compiler.as_sql()
        except EmptyResultSet as error:
            raise TypeError("a query that can find nothing is not to be made ready") from error
        self._parameters = list(parameters)
        adapted = [_adapted(mark, connection) for mark in marks]
        begins = {f"{mark}%": at for at, mark in enumerate(adapted) if isinstance(mark, str)}
        self._places = [
            (place, begins[value] if is_beginning else adapted.index(value), type(value), is_beginning)
            for place, value in enumerate(self._parameters)
            for is_beginning in (isinstance(value, str) and value in begins,)
            if is_beginning or (type(value) is not bool and value in adapted)
        ]
        missing = set(range(len(marks))) - {mark for _place, mark, *_ in self._places}
        if missing:
            raise TypeError("an argument is not in the query as it is given, so the query can't be made ready")
        self._converters = self._compiler.get_converters([one[0] for one in self._compiler.select or ()])

    def rows(self, values: Sequence[Any], connection: Any) -> list[Any]:
        parameters = list(self._parameters)
        for place, mark, kind, is_beginning in self._places:
            value = _adapted(values[mark], connection)
            if is_beginning:
                value = f"{connection.ops.prep_for_like_query(value)}%"
            # PostgreSQL's numbers are of a kind for each width of column.
            parameters[place] = kind(value) if issubclass(kind, int) else value
        compiler = copy(self._compiler)
        compiler.connection = connection  # each thread has its own
        compiler.as_sql = lambda *_args, **_kwargs: (self.sql, tuple(parameters))
        compiler.get_converters = lambda _expressions: self._converters
        queryset = self._queryset.__class__.__new__(self._queryset.__class__)
        queryset.__dict__.update(self._queryset.__dict__)
        queryset.__dict__["_query"] = _ReadyToAsk(self._queryset.query, compiler)
        rows: Any = queryset._iterable_class(queryset)  # noqa: SLF001 - as a query set does it
        return list(rows)


class _ReadyToAsk:
    """Django's query, with a compiler that has done its work."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_args: object, **_kwargs: object) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


def _marked(argument: Any, marks: list[Any]) -> Any:
    if isinstance(argument, list):
        return [_marked(one, marks) for one in argument]
    at = len(marks)
    mark: Any
    match argument:
        case bool() | None:
            raise TypeError("a query says other things for None, or for yes and no: write two")
        case int():
            mark = _FIRST_MARK + at
        case str():
            mark = f"\N{BULLET}{at}"
        case datetime():
            mark = datetime(1001, 1, 1, 0, 0, at, tzinfo=argument.tzinfo)
        case date():
            mark = date(1001, 1, 1 + at)
        case _:
            raise TypeError(f"no query is made ready for a {type(argument).__name__}")
    marks.append(mark)
    return mark


def _adapted(value: Any, connection: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
