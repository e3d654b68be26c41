"""An installation of before the reporting year is brought up to date, and everything in it is still there."""

import json
import os
import subprocess
import sys
from pathlib import Path

OLD_YEAR = """
import json
from datetime import UTC, date, datetime

import django

django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

AT = datetime(2021, 1, 10, 9, 30, tzinfo=UTC)

call_command("migrate", "records", "0001", verbosity=0)
old = MigrationExecutor(connection).loader.project_state(("records", "0001_initial")).apps
make = lambda name, **fields: old.get_model("records", name).objects.create(**fields)
officer = make("User", username="officer")
agency = make("Agency", code="2200", name_th="สำนัก", path="/2200/")
plan = make("AnnualPlan", agency=agency, fiscal_year_be=2564)
indicator = make("Indicator", annual_plan=plan, number="1", name_th="ตัวชี้วัด")
due = {"indicator": indicator, "due_on": date(2021, 1, 15)}
make("QuarterReport", quarter=1, status="returned", return_reason="ขาดหลักฐาน", narrative="ประชุมแล้ว",
     returned_by=officer, returned_at=AT, **due)
make("QuarterReport", quarter=2, status="published", result_value_text="5", result_value=5, result_absence="",
     published_by=officer, published_at=AT, version=3, **due)
make("Evidence", indicator=indicator, position=0, ref="https://example.org/album")
make("Evidence", indicator=indicator, position=1, ref="รายงานการประชุม")

from samrit.records.models import Event
from samrit.ledger.trail import event_hash

event = Event(at=AT, by_id=officer.pk, action="submit", subject_type="quarterreport", subject_id=1, before={}, after={})
make("Event", at=AT, by=officer, action="submit", subject_type="quarterreport", subject_id=1, hash=event_hash(event))

call_command("migrate", verbosity=0)

from django.db import transaction
from samrit.records.models import Evidence, QuarterReport, Revision, User
from samrit.ledger.trail import record

with transaction.atomic():
    record("edit_quarter", QuarterReport.objects.get(quarter=1), by=User.objects.get(), at=AT)
print(json.dumps({
    "reasons": [row.return_reasons for row in QuarterReport.objects.order_by("quarter")],
    "published": [row.published_version for row in QuarterReport.objects.order_by("quarter")],
    "kinds": [row.kind for row in Evidence.objects.order_by("position")],
    "revisions": [
        (row.number, row.content["narrative"], row.content["result"]["value_text"])
        for row in Revision.objects.order_by("report__quarter")
    ],
}))
"""


def test_reports_evidence_and_the_trail_live_on(tmp_path: Path) -> None:
    environment = os.environ | {"SAMRIT_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "samrit.config.settings"}
    environment.pop("SAMRIT_DATABASE_URL", None)

    ran = subprocess.run(
        [sys.executable, "-c", OLD_YEAR], env=environment, capture_output=True, text=True, check=False, timeout=120
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1]) == {
        "reasons": [{"": "ขาดหลักฐาน"}, {}],
        "published": [None, 3],
        "kinds": ["link", "named"],
        "revisions": [[1, "ประชุมแล้ว", ""], [3, "", "5"]],
    }
