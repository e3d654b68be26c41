"""What somebody does who has the database and nothing else: drop the guards, and write what they like."""

from django.apps import apps
from django.db import connection

from samrit.records.append_only import create_triggers, drop_triggers


def tamper(*statements: str | tuple[str, list[str | int]]) -> None:
    """Run SQL behind the application's back, and leave the guards as they stood."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no trigger is dropped while a promise is open
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        drop_triggers(connection)
        for statement in statements:
            sql, values = statement if isinstance(statement, tuple) else (statement, ())
            cursor.execute(sql, values)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        create_triggers(connection)
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def empty() -> None:
    """Leave the database as it is after all migrations: no rows, and a trail that hasn't begun."""
    tables = [model._meta.db_table for model in apps.get_app_config("records").get_models(include_auto_created=True)]
    tamper(
        *(f"DELETE FROM {table}" for table in tables),
        "INSERT INTO records_loghead (id, log, size, frontier, seal) VALUES (1, 1, 0, '', '')",
    )
