"""Rows in the order of a Thai dictionary: PostgreSQL knows it, SQLite is taught it."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Collate
from django.db.models.sql.compiler import SQLCompiler

from samrit.thai.collation import sort_key

_FUNCTION = "THAI_SORT_KEY"


class ThaiOrder(Func):
    """A text to order by: `order_by(ThaiOrder("name_th"), "pk")`."""

    function = _FUNCTION
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """By the collation that comes with PostgreSQL."""
        return Collate(self.get_source_expressions()[0], "th-x-icu").as_sql(compiler, connection, **context)


def teach_order(connection: BaseDatabaseWrapper, **_sent: object) -> None:
    """Give a new connection of SQLite the function that `ThaiOrder` calls."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(_FUNCTION, 1, _key, deterministic=True)


def _key(text: str | None) -> str | None:
    return None if text is None else sort_key(text)


def in_thai_order(*names: str) -> list[Combinable | str]:
    """What to order by: the texts in the order of a dictionary, then the key, so that pages never change places."""
    return [*map(ThaiOrder, names), "pk"]
