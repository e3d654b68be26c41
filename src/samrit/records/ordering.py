"""Rows in the order of a Thai dictionary, the same on both databases as in the program (`thai/collation.py`)."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf
from django.db.models.sql.compiler import SQLCompiler

from samrit.thai.collation import sort_key
from samrit.thai.translation import language

_FUNCTION = "THAI_SORT_KEY"


# What `sort_key` does, in the words of PostgreSQL: its own collations for Thai are not on every machine.
_SPOKEN = (
    "regexp_replace(lower(translate(%(expressions)s, '๐๑๒๓๔๕๖๗๘๙', '0123456789')), '([เแโใไ])([ก-ฮ])', '\\2\\1', 'g')"
)
_POSTGRESQL = f"""(translate({_SPOKEN}, '็่้๊๋์', '') || chr(1) || {_SPOKEN}) COLLATE "C\""""


class ThaiOrder(Func):
    """A text to order by: `order_by(ThaiOrder("name_th"), "pk")`."""

    function = _FUNCTION
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """The same key, made in the database."""
        sql, params = self.as_sql(compiler, connection, template=_POSTGRESQL, **context)
        return sql, (*params, *params)  # the text stands in it twice


def teach_order(connection: BaseDatabaseWrapper, **_sent: object) -> None:
    """Give a new connection of SQLite the function that `ThaiOrder` calls."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(_FUNCTION, 1, _key, deterministic=True)


def _key(text: str | None) -> str | None:
    return None if text is None else sort_key(text)


def in_thai_order(*names: str) -> list[Combinable | str]:
    """What to order by: the texts in the order of a dictionary, then the key, so that pages never change places.

    A name ("name_th", "partner__name_th") is the one that is shown: for who reads English the English one, where there is one.
    """
    return [*map(by_text, names), "pk"]


def by_text(name: str) -> ThaiOrder:
    """One of these texts."""
    if language() == "en" and name.endswith("name_th"):
        return ThaiOrder(Coalesce(NullIf(F(f"{name.removesuffix('th')}en"), Value("")), F(name)))
    return ThaiOrder(name)
