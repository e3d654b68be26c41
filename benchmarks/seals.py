"""What it costs that every row is sealed: the edit of a quarter's report, with and without, in turn; and a verification.

Its peer is the same program without seals: nothing is noted, and the event tells of no rows. SQLite in a folder of its own, or
PostgreSQL with SAMRIT_TEST_DATABASE=postgres.

Usage: .venv/bin/python benchmarks/seals.py [folder]
"""

import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROUNDS = 150
ROWS = 20_000


def main() -> None:
    """Measure, and print a table."""
    sys.path += [str(Path(__file__).resolve().parents[1] / "tests")]
    import postgres

    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None))
        os.environ |= {"SAMRIT_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "samrit.config.settings"}
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        if postgres.is_wanted():
            os.environ["SAMRIT_DATABASE_URL"] = stack.enter_context(postgres.server())
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        _measure()


def _measure() -> None:
    from django.db import connection

    import factories
    from samrit import report as typed
    from samrit.actions.reports.edit_quarter import edit_quarter
    from samrit.ledger.verification import verify_trail
    from samrit.records.models import CityHoliday
    from samrit.vocabulary.codes import RoleName

    by = factories.user(RoleName.OFFICER)
    rows = [factories.quarter(factories.indicator(responsible=by)) for _ in range(2)]
    number = 0

    def edit(at: int) -> tuple[float, float, int]:
        nonlocal number
        number += 1
        content = typed.QuarterReport(quarter=1, narrative=f"ประชุมคณะทำงานครั้งที่ {number}")
        queries = len(connection.queries_log)
        began, used = time.perf_counter(), time.process_time()
        rows[at] = edit_quarter(report=rows[at], content=content, version=rows[at].version, by=by, at=factories.AT)
        took = (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000
        return *took, len(connection.queries_log) - queries

    def unsealed(at: int) -> tuple[float, float, int]:
        with patch("samrit.ledger.row_forms.form_of", lambda _model: None):
            return edit(at)

    for at in (0, 1):
        edit(at)
    connection.force_debug_cursor = True
    counted = edit(0)[2], unsealed(1)[2]
    connection.force_debug_cursor = False
    took: dict[str, list[Any]] = {"sealed": [], "not sealed": []}
    for _ in range(ROUNDS):
        took["sealed"].append(edit(0))
        took["not sealed"].append(unsealed(1))
    print("| an edit of a report | median, ms | processor, ms | statements |\n| --- | --: | --: | --: |")
    for (name, found), queries in zip(took.items(), counted, strict=True):
        wall, processor = (statistics.median(one[at] for one in found) for at in (0, 1))
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {queries} |")
    began = time.perf_counter()
    CityHoliday.objects.bulk_create(
        [CityHoliday(on=f"{1000 + n // 300}-{1 + n % 300 // 25:02}-{1 + n % 25:02}", name_th="ก") for n in range(ROWS)],
        500,
    )
    made = time.perf_counter() - began
    began = time.perf_counter()
    state = verify_trail()
    print(f"\n{ROWS} rows in one action: {made:.1f} s. {state.count} events and {state.rows} rows verified in ", end="")
    print(
        f"{time.perf_counter() - began:.1f} s; of these {state.row_faults_count} differ (those that were not sealed)."
    )


if __name__ == "__main__":
    main()
