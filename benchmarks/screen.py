"""The main screen of an agency: 400 indicators × 4 quarters, in a throw-away database.

Measures one request from the address to the last byte, through all of Django (session, permissions, templates), and
prints it beside the limits that we have set ourselves, and beside what akvo-rsr needs for its main screen of 400
indicators on a machine like these (2 cores): 5.5 s, 58 SQL queries, 3.8 MB.

Below it the list of the same indicators' definitions, each held against last year's, where every text has changed.

Usage: .venv/bin/python benchmarks/screen.py [indicators]
"""

import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from statistics import median

RUNS = 25
QUARTERS = (1, 2, 3, 4)

LIMIT_SECONDS, LIMIT_QUERIES, LIMIT_BYTES = 0.1, 11, 202_000
# One query: who may file today; two: what was changed past the system.
DEFINITIONS_SECONDS, DEFINITIONS_QUERIES = 0.5, 13
AKVO_SECONDS, AKVO_QUERIES, AKVO_BYTES = 5.5, 58, 3_800_000

# Names as long as real ones: the city's own run from some 20 to 130 characters.
NAMES = (
    "ร้อยละของผู้เข้ารับบริการที่มีความพึงพอใจ",
    "จำนวนชุมชนที่จัดทำแผนป้องกันและบรรเทาสาธารณภัยแล้วเสร็จ",
    "ร้อยละของโครงการก่อสร้างที่แล้วเสร็จตามกำหนดเวลาในสัญญา",
    "ความยาวทางเท้าที่ปรับปรุงให้ทุกคนใช้ได้",
    "จำนวนหน่วยงานเครือข่ายที่นำแนวทางประหยัดพลังงานไปปฏิบัติในงานประจำวันอย่างต่อเนื่อง",
)
UNITS = ("ไม่น้อยกว่า ... หน่วยงาน", "ร้อยละ", "ไม่น้อยกว่า ... แห่ง", "ไม่เกิน ... ครั้ง", "ไม่น้อยกว่า ... กิโลเมตร")


@dataclass(frozen=True)
class Measured:
    """What one page costs."""

    first_seconds: float
    median_seconds: float
    queries: int
    size: int


def fill(indicators: int) -> str:
    """An agency with so many indicators, its officer logged in; gives the address of its plan."""
    from django.contrib.auth.hashers import make_password

    from samrit.queries.city.deadlines import due_on
    from samrit.records.models import YEAR_END, Agency, AnnualPlan, Indicator, QuarterReport, Role, User
    from samrit.report import Result, Target

    agency = Agency.under(None, code="5018", name_th="สำนักงานเขตตัวอย่าง", name_en="A sample district")
    agency.save()
    plan = AnnualPlan.objects.create(agency=agency, fiscal_year_be=2564)
    officer = User.objects.create(username="officer", password=make_password("only-for-this-run"))
    Role.objects.create(user=officer, role="officer", agency=agency)
    rows, reports = [], []
    for number in range(1, indicators + 1):
        unit = UNITS[number % len(UNITS)]
        row = Indicator(
            annual_plan=plan,
            position=number,
            number=str(number),
            name_th=NAMES[number % len(NAMES)],
            findings_errors=number % 3,
            findings_warnings=number % 5,
        )
        row.target = Target(value_text=str(number % 90 + 10), unit_text=unit)
        rows.append(row)
    Indicator.objects.bulk_create(rows)
    for row in rows:
        for quarter in (*QUARTERS, YEAR_END):
            value = f"{(row.position * 7 + quarter * 13) % 120 + 1}.{row.position % 100:02d}"
            report = QuarterReport(indicator=row, quarter=quarter, due_on=due_on(2564, quarter))
            report.result = Result(value_text=value, unit_text=row.target_unit_text)
            report.status = ("draft", "submitted", "endorsed")[(row.position + quarter) % 3]
            reports.append(report)
    QuarterReport.objects.bulk_create(reports, batch_size=500)
    return f"/office/plans/{agency.code}/2564/"


def turn_the_year() -> str:
    """Next year's plan as a copy in which every definition is worded anew; gives the address of its definitions."""
    from datetime import UTC, datetime

    from django.db.models import F, Value
    from django.db.models.functions import Concat

    from samrit.actions.plans.start_plan import copy_plan
    from samrit.records.models import AnnualPlan, Indicator, User

    text = " ".join(NAMES) * 2
    Indicator.objects.update(definition=text, method=text)
    source = AnnualPlan.objects.select_related("agency").get()
    plan = copy_plan(source=source, fiscal_year_be=2565, by=User.objects.get(), at=datetime.now(UTC))
    plan.indicators.update(definition=Concat(Value("ร้อยละของ"), F("definition")))
    return f"/office/plans/{plan.agency.code}/2565/indicators/"


def measure(address: str) -> Measured:
    """Ask for the page many times; the first time nothing is remembered yet."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from samrit.records.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="officer"))
    client.get("/office/login/")  # the modules are loaded, the page itself is not
    seconds = []
    for _run in range(RUNS):
        start = time.perf_counter()
        response = client.get(address)
        seconds.append(time.perf_counter() - start)
        assert response.status_code == 200, response
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return Measured(seconds[0], median(seconds), len(queries), len(response.content))


def table(found: Measured) -> str:
    """What was measured, beside the limits and the peer."""
    return "\n".join(
        (
            "| | Samrit | limit | akvo-rsr | Samrit needs |",
            "| --- | --- | --- | --- | --- |",
            (
                f"| time on the server (median of {RUNS}) | {found.median_seconds * 1000:.0f} ms | {LIMIT_SECONDS * 1000:.0f} ms "
                f"| {AKVO_SECONDS} s | 1/{AKVO_SECONDS / found.median_seconds:.0f} |"
            ),
            (
                f"| the first time after a start | {found.first_seconds * 1000:.0f} ms | | {AKVO_SECONDS} s "
                f"| 1/{AKVO_SECONDS / found.first_seconds:.0f} |"
            ),
            f"| SQL queries | {found.queries} | {LIMIT_QUERIES} | {AKVO_QUERIES} | 1/{AKVO_QUERIES / found.queries:.0f} |",
            (
                f"| HTML | {found.size / 1000:.0f} kB | {LIMIT_BYTES // 1000} kB | {AKVO_BYTES / 1e6} MB "
                f"| 1/{AKVO_BYTES / found.size:.0f} |"
            ),
        )
    )


def line(found: Measured) -> str:
    """What the list of definitions costs."""
    return (
        f"Definitions held against last year's: {found.median_seconds * 1000:.0f} ms (limit {DEFINITIONS_SECONDS * 1000:.0f}), "
        f"the first time {found.first_seconds * 1000:.0f} ms, {found.queries} SQL queries (limit {DEFINITIONS_QUERIES}), "
        f"{found.size / 1000:.0f} kB"
    )


def broken_limits(found: Measured, definitions: Measured) -> list[str]:
    """The limits that are not kept."""
    stored = {
        "time of the definitions": definitions.median_seconds < DEFINITIONS_SECONDS,
        "SQL queries of the definitions": definitions.queries <= DEFINITIONS_QUERIES,
        "time": found.median_seconds < LIMIT_SECONDS,
        "SQL queries": found.queries <= LIMIT_QUERIES,
        "bytes": found.size < LIMIT_BYTES,
    }
    return [name for name, is_stored in stored.items() if not is_stored]


def main() -> int:
    """Fill, measure, print; exit code 1 where a limit is broken."""
    indicators = int(sys.argv[1]) if len(sys.argv) > 1 else 400
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
        found = measure(fill(indicators))
        definitions = measure(turn_the_year())
    print(
        f"{indicators} indicators × {len(QUARTERS)} quarters, {os.cpu_count()} cores, Python {platform.python_version()}\n"
    )
    print(table(found))
    print(f"\n{line(definitions)}")
    broken = broken_limits(found, definitions)
    if broken:
        print(f"\nOver the limit: {', '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
