"""A whole city: 80 agencies × 60 indicators × 4 quarters and the year end, in a throw-away database.

Measures the pages that look over all of it, each as the person who opens it every day, through all of Django, and
prints them beside the limits that we have set ourselves.

Usage: .venv/bin/python benchmarks/city.py [agencies]
"""

import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from screen import NAMES, UNITS

if TYPE_CHECKING:
    from samrit.records.models import AnnualPlan

RUNS = 7
INDICATORS = 60
YEAR_BE = 2564
LIMIT_SECONDS, LIMIT_QUERIES = 0.5, 25

# Whose page, and its address.
PAGES = (
    ("evaluator", "/office/"),
    ("executive", "/office/city/"),
    ("coordinator", "/office/"),
    ("officer", "/office/"),
    ("coordinator", "/office/plans/a001/2564/"),
    ("evaluator", "/office/desk/"),
    ("coordinator", "/office/desk/"),
)


@dataclass(frozen=True)
class Measured:
    """What one page costs."""

    role: str
    address: str
    first_seconds: float
    median_seconds: float
    queries: int
    size: int


def fill(agencies: int) -> None:
    """The city; people of the first agency, and some who look over all of them."""
    from samrit.records.models import Agency, AnnualPlan, Role, User

    city = Agency.under(None, code="city", name_th="เมืองตัวอย่าง", name_en="A sample city")
    city.save()
    first = city
    for number in range(1, agencies + 1):
        agency = Agency.under(city, code=f"a{number:03d}", name_th=f"สำนักงานเขตตัวอย่างที่ {number}")
        agency.save()
        first = agency if number == 1 else first
        officer = User.objects.create(username=f"officer-{number}" if number > 1 else "officer")
        Role.objects.create(user=officer, role="officer", agency=agency)
        fill_plan(AnnualPlan.objects.create(agency=agency, fiscal_year_be=YEAR_BE), officer.pk, number)
    for role, over in (("coordinator", first), ("evaluator", city), ("executive", city)):
        Role.objects.create(user=User.objects.create(username=role), role=role, agency=over)


def fill_plan(plan: "AnnualPlan", officer: int, seed: int) -> None:
    """One agency's indicators with their reports, in all states."""
    from samrit.queries.city.deadlines import due_on
    from samrit.records.models import YEAR_END, Indicator, QuarterReport
    from samrit.report import Result, Target

    due = {quarter: due_on(YEAR_BE, quarter) for quarter in range(1, YEAR_END + 1)}
    rows, reports = [], []
    for number in range(1, INDICATORS + 1):
        row = Indicator(annual_plan=plan, position=number, number=str(number), name_th=NAMES[number % len(NAMES)])
        row.responsible_id = officer
        row.findings_errors, row.findings_warnings = (number + seed) % 3, number % 5
        row.target = Target(value_text=str((number + seed) % 90 + 10), unit_text=UNITS[number % len(UNITS)])
        rows.append(row)
    Indicator.objects.bulk_create(rows)
    for row in rows:
        for quarter, day in due.items():
            report = QuarterReport(indicator=row, quarter=quarter, due_on=day)
            value = f"{(row.position * 7 + quarter * 13 + seed) % 120 + 1}.{row.position % 100:02d}"
            report.result = Result(value_text=value, unit_text=row.target_unit_text)
            report.status = ("draft", "submitted", "endorsed")[(row.position + quarter) % 3]
            reports.append(report)
    QuarterReport.objects.bulk_create(reports, batch_size=500)


def measure(role: str, address: str) -> Measured | None:
    """Ask for a page many times; None where there is no such page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samrit.records.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=role))
    seconds = []
    for _run in range(RUNS):
        start = time.perf_counter()
        response = client.get(address)
        seconds.append(time.perf_counter() - start)
        if response.status_code == 404:
            return None
        assert response.status_code == 200, response
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return Measured(role, address, seconds[0], median(seconds), len(queries), len(response.content))


def main() -> int:
    """Fill, measure, print; exit code 1 where a limit is broken."""
    agencies = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SAMRIT_DATA_DIR": folder,
            "SAMRIT_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "samrit.config.settings",
        }
        os.environ.pop("SAMRIT_DATABASE_URL", None)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        fill(agencies)
        found = [measured for role, address in PAGES if (measured := measure(role, address))]
    print(
        f"{agencies} agencies × {INDICATORS} indicators × 5 reports, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; limits {LIMIT_SECONDS * 1000:.0f} ms and {LIMIT_QUERIES} SQL queries\n"
    )
    print(
        "| page | whose | first | median | of the limit | SQL queries | HTML |\n| --- | --- | --: | --: | --: | --: | --: |"
    )
    for m in found:
        print(
            f"| `{m.address}` | {m.role} | {m.first_seconds * 1000:.0f} ms | {m.median_seconds * 1000:.0f} ms "
            f"| {m.median_seconds / LIMIT_SECONDS:.2f} | {m.queries} | {m.size / 1000:.0f} kB |"
        )
    over = [m for m in found if m.median_seconds > LIMIT_SECONDS or m.queries > LIMIT_QUERIES]
    for m in over:
        print(f"\nOver the limit: {m.address} as {m.role}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
