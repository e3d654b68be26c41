"""Start Django, only inside the commands that need the records."""

import os

from samrit.cli.words import RefusalError, language
from samrit.thai.message import Message


def start_django(**defaults: str) -> None:
    """Make the records usable in this process; `defaults` are settings that the environment may still overrule.

    RefusalError where a setting of the environment can't be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.config.settings")
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
    import django
    from django.utils import translation

    try:
        django.setup()
    except RuntimeError as error:
        raise RefusalError(Message(f"ค่าติดตั้งใช้ไม่ได้: {error}", f"a setting can't be used: {error}")) from error
    translation.activate(language())


def missing_migrations() -> int:
    """How many steps the database is behind the program."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_database() -> None:
    """RefusalError, with the command that mends it, where the database can't be reached or is behind the program."""
    from django.db import DatabaseError

    try:
        behind = missing_migrations()
    except DatabaseError as error:
        raise RefusalError(Message(f"เปิดฐานข้อมูลไม่ได้ ({error})", f"the database can't be opened ({error})")) from error
    if behind:
        raise RefusalError(
            Message(
                "ฐานข้อมูลยังไม่พร้อมใช้กับโปรแกรมรุ่นนี้ โปรดสั่ง samrit manage migrate ก่อน",
                "the database is not ready for this version of the program; run: samrit manage migrate",
            )
        )
