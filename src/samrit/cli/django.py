"""Start Django, only inside the commands that need the records."""

import os
import sys

from samrit.cli.memory import give_memory_back
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Refused


def start_django(**defaults: str) -> None:
    """Make the records usable in this process; `defaults` are settings that the environment may still overrule.

    RefusalError where a setting of the environment can't be used.
    """
    give_memory_back()
    os.umask(0o077)  # database, files and keys are nobody else's on this machine
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.config.settings")
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    import django
    from django.apps import apps

    try:
        if not apps.ready:  # a second time would only send the log's lines anew to where standard error leads just now
            django.setup()
    except Refused as refusal:
        raise RefusalError(Message("a setting can't be used: {error}", error=refusal.message)) from refusal


def missing_migrations() -> int:
    """How many steps the database is behind the program."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def database_away(error: BaseException) -> Message | None:
    """Why the database can't be opened, where an error came of that; None for any other error."""
    django_db = sys.modules.get("django.db")
    if django_db is None or not _came_of(error, django_db.Error):
        return None
    try:
        django_db.connection.close()
        django_db.connection.ensure_connection()
    except django_db.Error as refused:
        why = str(refused).partition("\n")[0]  # PostgreSQL goes on with questions
        return Message("the database can't be opened ({why})", why=why)
    return None


def _came_of(error: BaseException | None, kind: type[BaseException]) -> bool:
    return error is not None and (isinstance(error, kind) or _came_of(error.__cause__ or error.__context__, kind))


def require_database() -> None:
    """RefusalError, with the command that mends it, where the database can't be reached or is behind the program."""
    if missing_migrations():
        raise RefusalError(
            Message("the database is not ready for this version of the program; run: samrit manage migrate")
        )


def start_records() -> None:
    """Start Django over a database that is there and up to date; RefusalError where it can't be."""
    start_django()
    require_database()
