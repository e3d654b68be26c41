"""What time it is, is said from outside (`at`, `today`): below pages, API and command line nothing looks at a clock."""

import ast
from pathlib import Path

import samrit
from source_code import parsed

ROOT = Path(samrit.__file__).parent
ABOVE = {"web", "api", "cli"}
# Where a worker begins its task, it is the worker's clock that says when.
EXCEPT = {
    "actions/city/carry_over.py": "a task begins",
    "actions/evidence/capture_link.py": "a task begins",
    "actions/importing.py": "a task begins, and tells step by step that it still runs",
    "actions/measurements/measure_event.py": "a task begins",
    "actions/people/invitations.py": "a task begins: a letter that waited tells the days that are left",
    "actions/public/releases.py": "a task begins",
    "actions/public/webhooks.py": "a task begins",
    "actions/reviews/city_report.py": "a task begins, and tells step by step that it still runs",
    "ledger/apps.py": "an upgrade has ended: the form of the database is sealed",
    "ledger/trail.py": "rows that no event names are sealed when their transaction ends, or their tables were made",
    "ops/backup/finishing.py": "a restore has ended",
    "ops/backup/making.py": "a backup begins",
    "ops/backup/retention.py": "what has lain for a day goes",
    "ops/jobs.py": "a job has ended",
}
WITHOUT_ARGUMENTS = {"timezone.localdate", "timezone.localtime"}
ALWAYS = {"timezone.now", "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}


def asks_a_clock(path: Path) -> bool:
    return any(
        isinstance(node, ast.Call)
        and ((name := ast.unparse(node.func)) in ALWAYS or (name in WITHOUT_ARGUMENTS and not node.args))
        for node in ast.walk(parsed(path))
    )


def test_only_who_begins_looks_at_a_clock() -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if path.relative_to(ROOT).parts[0] not in ABOVE and "migrations" not in path.parts and asks_a_clock(path)
    }

    assert found == set(EXCEPT)
