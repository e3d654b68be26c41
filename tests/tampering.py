"""What somebody does who has the database and nothing else: drop the guards, and write what he likes."""

from django.db import connection

from samrit.records.append_only import drop_guards, raise_guards


def tamper(*statements: str | tuple[str, list[str | int]]) -> None:
    """Run SQL behind the application's back, and leave the guards as they stood."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no trigger is dropped while a promise is open
        drop_guards(connection)
        for statement in statements:
            sql, values = statement if isinstance(statement, tuple) else (statement, ())
            cursor.execute(sql, values)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        raise_guards(connection)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
