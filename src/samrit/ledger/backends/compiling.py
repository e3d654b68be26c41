"""What is added to Django's compilers of INSERT, UPDATE and DELETE: they ask the database which sealed rows they wrote.

RETURNING gives the keys with the same statement, whoever made it: `save`, `update`, `bulk_create`, a field of many, a
cascade of deletions. Models of a migration are not those of the program, and are not noted.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models.lookups import Exact, In
from django.db.models.sql import Query
from django.db.models.sql.constants import CURSOR, MULTI

from samrit.ledger.backends.sealing import whole


class NotesInserted:
    """An INSERT that notes the rows it made."""

    connection: Any
    query: Any

    def execute_sql(self, returning_fields: Iterable[Any] | None = None) -> list[Any]:
        """As Django's, with the key among what is returned."""
        if _sealed_columns(self) is None:
            return super().execute_sql(returning_fields)  # type: ignore[misc, no-any-return] # of Django's compiler
        fields, key = list(returning_fields or ()), self.query.get_meta().pk
        asked = fields if key in fields else [*fields, key]
        with whole(self.connection):
            rows = [row for row in super().execute_sql(asked) if row is not None]  # type: ignore[misc] # likewise
            self.connection.written.note(self.query.model, [row[asked.index(key)] for row in rows])
        return [row[: len(fields)] for row in rows] if fields else []


class NotesChanged:
    """An UPDATE or a DELETE that notes the rows it changed or deleted."""

    connection: Any
    query: Any

    def as_sql(self) -> tuple[str, tuple[Any, ...]]:
        """As Django's, with the key of each row returned."""
        sql, params = super().as_sql()  # type: ignore[misc] # of Django's compiler
        if sql and self._is_noted():
            sql = f"{sql} RETURNING {self.connection.ops.quote_name(self.query.get_meta().pk.column)}"
        return sql, params

    def execute_sql(self, result_type: str) -> Any:
        """How many rows; of none the answer of Django's."""
        if not self._is_noted():
            return super().execute_sql(result_type)  # type: ignore[misc] # of Django's compiler
        with whole(self.connection):
            self._require_sealed()
            cursor = super().execute_sql(CURSOR)  # type: ignore[misc] # likewise
            if not cursor:  # nothing can be found
                return 0
            with cursor:
                keys = [row[0] for row in cursor.fetchall()]
            self.connection.written.note(self.query.model, keys)
        return len(keys)

    def _require_sealed(self) -> None:
        """What was changed past the system is not written over: the next seal would make it look right."""
        from samrit.ledger.row_check import require_sealed

        keys = _keys_named(self.query)
        if keys is None:
            query = self.query.chain(klass=Query)
            query.clear_ordering(force=True)
            query.clear_select_clause()
            query.add_fields([query.get_meta().pk.name])
            found = query.get_compiler(connection=self.connection).execute_sql(MULTI)
            keys = [row[0] for rows in found for row in rows]
        require_sealed(self.query.model, keys)

    def _is_noted(self) -> bool:
        columns = _sealed_columns(self)
        changed = getattr(self.query, "values", None)
        return columns is not None and (changed is None or any(field.column in columns for field, *_ in changed))


def _keys_named(query: Any) -> list[int] | None:
    """The keys where a statement names them, as those of `save` and of cascades do; None where it asks otherwise."""
    asked = query.where.children
    if len(asked) != 1 or query.where.negated or not isinstance(asked[0], Exact | In):
        return None
    (one,) = asked
    keys = list(one.rhs) if isinstance(one, In) and isinstance(one.rhs, list | tuple | set) else [one.rhs]
    is_named = getattr(one.lhs, "target", None) is query.get_meta().pk and all(type(key) is int for key in keys)
    return keys if is_named else None


def _sealed_columns(compiler: Any) -> frozenset[str] | None:
    from samrit.ledger.row_forms import form_of

    form = form_of(compiler.query.model)
    return form.names if form is not None else None
