"""The last steps of a restore, in a process of its own that has what was put back for its installation.

`python -m samrit.ops.backup.finishing LANGUAGE TIME HEAD [ERASED]` brings the database to the program's version, verifies trail,
signatures and files, erases again whom the list names, and answers one line of JSON.
"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any


def finish(made_at: datetime, head: str, erased: Path | None) -> dict[str, Any]:
    """What was found, in the reader's language, and how many people were erased again."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.utils import timezone

    from samrit.actions.people.erase_again import erase_again
    from samrit.ops.backup.database import head_of
    from samrit.ops.backup.erased import read_list
    from samrit.queries.reports.verification import verify
    from samrit.thai.translation import Message

    with connection.cursor() as cursor:
        found = [] if head_of(cursor) == head else [Message("The trail doesn't end where it ended in the backup.")]
    executor = MigrationExecutor(connection)
    if unknown := set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations):
        names = ", ".join(sorted(name for _, name in unknown))
        return {"refused": str(Message("The backup is of a newer program, which also knows {names}.", names=names))}
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    found += verify(with_files=True).sentences()
    again = 0
    if erased is not None:
        try:
            listed = read_list(erased)
        except (OSError, ValueError, KeyError, TypeError) as error:
            why = str(error) or type(error).__name__
            return {
                "refused": str(Message("{file} is no list of people who were erased ({why}).", file=erased, why=why))
            }
        again = erase_again(listed, of=made_at, at=timezone.now())
    return {"found": [str(sentence) for sentence in found], "erased": again}


def main(words: Sequence[str]) -> None:
    """Start the program on what was put back, and answer."""
    import django

    os.umask(0o077)
    django.setup()
    from samrit.thai.translation import in_language

    language, made_at, head, *erased = words
    with in_language("th" if language == "th" else "en"):
        answer = finish(datetime.fromisoformat(made_at), head, Path(erased[0]) if erased else None)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1:])
