"""The year as an open package: what is in it, and that it is the same bytes twice."""

import csv
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from django.apps import apps
from django.core.files.storage import storages

import factories
import packages
from packages import names, packed, read, rows
from samrit.package.refusal import UnusablePackageError
from samrit.package.scope import Scope
from samrit.package.tables import LEFT_OUT, TABLES
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Agency, Blob, Event, Indicator, SignOff
from samrit.report import from_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    """The city, of which this is one indicator."""
    return packages.city()


def test_every_model_goes_into_the_package_or_has_a_reason_not_to() -> None:
    models = {model.__name__ for model in apps.get_app_config("records").get_models()}

    assert models - {table.model.__name__ for table in TABLES} == set(LEFT_OUT), (
        "say in src/samrit/package/tables.py whether a new model goes into the package of a year"
    )


@pytest.mark.usefixtures("indicator")
def test_the_same_records_give_the_same_bytes() -> None:
    assert packed() == packed()


@pytest.mark.usefixtures("indicator")
def test_every_json_file_keeps_its_schema() -> None:
    package = packed()
    checked = []
    for name in names(package):
        folder, _, file = name.partition("/")
        table = file.removesuffix(".json") if folder == "data" else {"reports": "report"}.get(folder, "")
        table = "manifest" if name == "manifest.json" else table
        if table:
            schema = json.loads(read(package, f"schema/{table}.schema.json"))
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(
                json.loads(read(package, name)), schema, format_checker=jsonschema.FormatChecker(formats=["date"])
            )
            checked.append(table)

    assert set(checked) == {"manifest", "report", *(table.name for table in TABLES)}


def test_it_holds_everything_that_was_done_and_by_whom(indicator: Indicator) -> None:
    package = packed()

    counts = json.loads(read(package, "manifest.json"))["counts"]
    of_first = next(
        r for r in rows(package, "quarter_reports") if (r["indicator_id"], r["quarter"]) == (indicator.pk, 1)
    )
    assert {name: counts[name] for name in ("agencies", "indicators", "quarter_reports", "evidence", "signoffs")} == {
        "agencies": 3, "indicators": 2, "quarter_reports": 10, "evidence": 1, "signoffs": 1,
    }  # fmt: skip
    assert (of_first["narrative"], of_first["status"], of_first["return_reasons"]) == (
        "จัดประชุมภาคี 97 หน่วยงาน", "returned", {"narrative": "ระบุรายชื่อ"},
    )  # fmt: skip
    assert [row["action"] for row in rows(package, "events")] == list(
        Event.objects.order_by("pk").values_list("action", flat=True)
    )


@pytest.mark.usefixtures("indicator")
def test_it_holds_names_and_no_secrets() -> None:
    package = packed()

    whole = b"".join(read(package, name) for name in names(package))
    people = {str(row["username"]): row for row in rows(package, "people")}
    assert people["somjai"] == {
        "id": people["somjai"]["id"], "username": "somjai", "name_th": "สมใจ ใจดี", "name_en": "Somjai Jaidee", "position": "",
    }  # fmt: skip
    assert b"somjai@example.org" not in whole
    assert b"md5$" not in whole


def test_reports_read_back_as_what_they_are(indicator: Indicator) -> None:
    package = packed()

    name = f"reports/2200/32_{indicator.pk}.json"
    whole = with_reports(Indicator.objects.all()).get(pk=indicator.pk)
    assert from_json(read(package, name)) == indicator_report(whole)


def test_files_and_signed_papers_lie_under_their_hash(indicator: Indicator) -> None:
    package = packed()

    paper = SignOff.objects.get(indicator=indicator).paper
    others = Blob.objects.exclude(pk=paper.pk).order_by("pk")
    assert [read(package, f"evidence/{blob.sha256}") for blob in others] == [packages.PICTURE, packages.PHOTO]
    assert read(package, f"papers/{paper.sha256}.pdf").startswith(b"%PDF")


@pytest.mark.usefixtures("indicator")
def test_tables_for_people_open_in_a_spreadsheet() -> None:
    text = read(packed(), "csv/quarters.csv").decode()

    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    first = next(line for line in lines if line["หมายเลข"] == "32" and line["ไตรมาส"] == "ไตรมาสที่ 1")
    assert text.startswith("\ufeffรหัสหน่วยงาน,หน่วยงาน,")
    assert (first["หน่วยงาน"], first["สถานะ"], first["ผลงาน"]) == (
        "สำนักสิ่งแวดล้อม", "ส่งกลับ", "97 (หน่วยงาน)",
    )  # fmt: skip
    assert len(lines) == 10


def test_nothing_in_a_spreadsheet_runs_by_itself(indicator: Indicator) -> None:
    Indicator.objects.filter(pk=indicator.pk).update(name_th='=HYPERLINK("http://example.org")')

    text = read(packed(), "csv/indicators.csv").decode()

    assert "\"'=HYPERLINK(" in text


@pytest.mark.usefixtures("indicator")
def test_an_agency_has_its_own_package_with_all_above_it() -> None:
    package = packed(Scope(factories.YEAR_BE, Agency.objects.get(code="2200")))

    assert [row["code"] for row in rows(package, "agencies")] == ["city", "2200"]
    assert [row["number"] for row in rows(package, "indicators")] == ["32"]
    assert "neighbour" not in {row["username"] for row in rows(package, "people")}
    assert json.loads(read(package, "manifest.json"))["agency"] == "2200"


@pytest.mark.usefixtures("indicator")
def test_the_zip_tells_nothing_of_when_and_where_it_was_made() -> None:
    entries = zipfile.ZipFile(io.BytesIO(packed())).infolist()

    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


@pytest.mark.usefixtures("indicator")
def test_a_year_without_a_plan_is_no_package() -> None:
    with pytest.raises(UnusablePackageError, match="no annual plan of 2570"):
        packed(Scope(2570))


def test_a_damaged_file_stops_the_export(indicator: Indicator) -> None:
    paper = SignOff.objects.get(indicator=indicator).paper
    Path(storages["evidence"].path(paper.name)).write_bytes(b"%PDF forged")

    with pytest.raises(UnusablePackageError, match=f"The file {paper.sha256[:12]}… is gone or was changed"):
        packed()


def test_the_number_of_queries_does_not_grow_with_the_rows(indicator: Indicator) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for more in (0, 2):
        for _ in range(more):
            factories.quarter(factories.indicator(indicator.annual_plan))
        with CaptureQueriesContext(connection) as queries:
            packed()
        counted.append(len(queries))

    assert counted[0] == counted[1]
