"""Open data: files, dictionary and page say the same of what is published, and of nothing else."""

import csv
import io
import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from lxml import etree
from pyarrow import parquet
from python_calamine import CalamineWorkbook

import factories
from published_things import CODE, TEXT, indicator, published, with_surroundings
from samrit.cli.main import run
from samrit.cli.releases import read_releases
from samrit.records.models import YEAR_END, Evidence, PublishedIndicator
from samrit.vocabulary.data_sets import DATA_SETS
from samrit.writers.linked_data import LINKED_DATA
from samrit.writers.sdmx_csv import DIMENSIONS

pytestmark = pytest.mark.django_db
RESULTS, INDICATORS = "/data/results/2564", "/data/indicators/2564"


def city() -> None:
    """One indicator with two quarters and a year, and one of which a quarter is published; its name would be a formula."""
    row = indicator()
    published(row, 1, 12)
    published(row, YEAR_END, 12)
    Evidence.objects.create(indicator=row, ref="ทะเบียน")
    other = indicator("2200-0901")
    other.name_th = "=HYPERLINK(1)"
    other.save()
    published(other, 1, 0)
    indicator("2200-0900")  # of which nothing is published


def body(address: str) -> bytes:
    answer = Client().get(address)
    assert (answer.status_code, answer.cookies) == (200, {}), address
    data: bytes = answer.getvalue()
    return data


def rows(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(address).decode("utf-8-sig"), newline="")))


def test_page_csv_json_and_parquet_tell_the_same_and_the_five_periods_are_there() -> None:
    city()

    lines = rows(f"{RESULTS}.csv")
    as_json = json.loads(body(f"{RESULTS}.json"))
    as_parquet = parquet.read_table(pa.BufferReader(body(f"{RESULTS}.parquet"))).to_pylist()

    values = {
        (one["indicator_code"], one["period"]): (one["value"], one["value_status"], one["obs_status"]) for one in lines
    }
    assert values == {
        (CODE, "Q1"): ("12", "value", "V"),
        (CODE, "Q2"): ("", "not_published", "L"),
        (CODE, "Q3"): ("", "not_published", "L"),
        (CODE, "Q4"): ("", "not_published", "L"),
        (CODE, "Y"): ("12", "value", "V"),
        ("2200-0901", "Q1"): ("0", "value", "V"),
        **{("2200-0901", period): ("", "not_published", "L") for period in ("Q2", "Q3", "Q4", "Y")},
    }  # fmt: skip
    for line, same, stored in zip(lines, as_json, as_parquet, strict=True):
        assert list(line) == list(same) == list(stored) == list(DATA_SETS["results"].names)
        as_text = {name: "" if value is None else str(value) for name, value in same.items()}
        for name in (
            "fiscal_year",
            "indicator_code",
            "period",
            "value",
            "state",
            "target",
            "result_th",
            "published_at",
            "page",
        ):
            assert as_text[name] == line[name], name
            if name not in {"value", "target", "published_at"}:
                assert ("" if stored[name] is None else str(stored[name])) == line[name]
        assert same["value"] == stored["value"] == (float(line["value"]) if line["value"] else None)
        page = Client().get(line["page"].removeprefix("http://testserver")).content.decode()
        assert (f'<b class="main-figure num">{line["value"]}</b>' in page) or not line["value"]
    for code in (CODE, "2200-0901"):
        periods = body(f"/2564/{code}/").decode().split('id="periods"')[1].split("</table>")[0]
        states = [one["state"] for one in lines if one["indicator_code"] == code]
        assert re.findall(r'class="state state-(\w+)"', periods) == states
    year = next(one for one in lines if one["period"] == "Y" and one["value"])
    assert (year["verdict"], year["state"]) == ("exceeds", "exceeds")


def test_results_are_observations_for_tools_of_statistics() -> None:
    city()

    lines = list(csv.DictReader(io.StringIO(body(f"{RESULTS}.sdmx.csv").decode(), newline="")))

    same = rows(f"{RESULTS}.csv")
    assert {(one["STRUCTURE"], one["STRUCTURE_ID"], one["ACTION"]) for one in lines} == {
        ("dataflow", "SAMRIT:RESULTS(1.0)", "I")
    }
    assert [(one["INDICATOR"], one["OBS_VALUE"], one["OBS_STATUS"], one["UNIT_MEASURE"]) for one in lines] == [
        (one["indicator_code"], one["value"], one["obs_status"], one["unit_th"]) for one in same
    ]
    assert [(one["FREQ"], one["TIME_PERIOD"]) for one in lines[:5]] == [
        ("Q", "2020-Q1"), ("Q", "2020-Q2"), ("Q", "2020-Q3"), ("Q", "2020-Q4"), ("A", "2020-A1"),
    ]  # fmt: skip
    assert {(one["REF_AREA"], one["AGENCY"], one["REPORTING_YEAR_START_DAY"]) for one in lines} == {
        ("10", "2200", "--10-01")
    }
    assert len({tuple(one[name] for name in DIMENSIONS) for one in lines}) == len(lines)
    assert Client().get("/data/agencies/2564.sdmx.csv").status_code == 404


def test_a_workbook_has_the_same_rows_in_typed_cells_and_runs_nothing() -> None:
    city()

    book = CalamineWorkbook.from_filelike(io.BytesIO(body(f"{RESULTS}.xlsx")))
    names = CalamineWorkbook.from_filelike(io.BytesIO(body(f"{INDICATORS}.xlsx"))).get_sheet_by_name("indicators")

    head, *lines = book.get_sheet_by_name("results").to_python()
    assert head == list(DATA_SETS["results"].names)
    for line, same in zip(lines, rows(f"{RESULTS}.csv"), strict=True):
        found = dict(zip(head, line, strict=True))
        assert [found[name] for name in ("indicator_code", "fiscal_year", "period", "due_on")] == [
            same["indicator_code"], 2564, same["period"], date.fromisoformat(same["due_on"]),
        ]  # fmt: skip
        assert found["value"] == (float(same["value"]) if same["value"] else "")
    assert [row[0] for row in book.get_sheet_by_name("columns").to_python()[1:]] == head
    assert "=HYPERLINK(1)" in names.to_python()[2], "a formula would be read as what it gives"
    assert body(f"{RESULTS}.xlsx") == body(f"{RESULTS}.xlsx"), "the same rows are the same bytes"


def test_a_file_is_for_spreadsheets_and_programs() -> None:
    city()

    answer = Client().get(f"{INDICATORS}.csv")
    first, *lines = answer.getvalue().split(b"\r\n")

    assert answer["Content-Disposition"] == 'attachment; filename="samrit-10-indicators-2564.csv"'
    assert first.startswith(b"\xef\xbb\xbfcity_code,fiscal_year,indicator_code")
    assert lines[0].startswith(f'"10",2564,"{CODE}",'.encode())
    assert '"\'=HYPERLINK(1)"' in lines[1].decode()
    assert json.loads(body(f"{INDICATORS}.json"))[1]["name_th"] == "=HYPERLINK(1)"
    assert body(f"{INDICATORS}.csv?bom=0").startswith(b"city_code")
    assert "0900" not in body(f"{INDICATORS}.csv").decode()
    (target,) = {
        (one["comparison"], one["target_low"], one["unit_th"], one["target_th"]) for one in rows(f"{INDICATORS}.csv")
    }
    assert target[0] != ""
    for address in ("/data/results/2563.csv", "/data/results/2564.xls", "/data/nothing/2564.csv", "/data/nothing/"):
        assert Client().get(address).status_code == 404, address


def test_a_table_shows_what_its_address_chooses_and_its_file_has_the_same_rows() -> None:
    city()
    client = Client()

    page = client.get(f"/en/table/?i={CODE}&p=q1&p=Y&y=2564&a=9999").content.decode()
    lines = rows(f"/table/?i={CODE}&p=Q1&p=Y&as=csv")

    assert "There is no “9999” here" in page
    assert "1 indicator, 2 cells" in page
    assert f'href="/en/2564/{CODE}/q1/"' in page
    assert [(one["period"], one["value"]) for one in lines] == [("Q1", "12"), ("Y", "12")]
    quarters = client.get("/en/table/?p=Q1&p=Q2&y=2564").content.decode()
    assert quarters.count('<figure class="values">') == 2
    assert "2200-0900" not in client.get("/table/").content.decode()


def test_what_has_not_changed_is_not_sent_again_and_many_rows_take_few_queries() -> None:
    city()
    client = Client()
    answer = client.get(f"{RESULTS}.csv")

    assert client.get(f"{RESULTS}.csv", headers={"if-none-match": answer["ETag"]}).status_code == 304
    with CaptureQueriesContext(connection) as queries:
        body(f"{RESULTS}.csv")
    assert len(queries) == 5
    published(indicator("2200-0902"), 1, 3)
    assert client.get(f"{RESULTS}.csv", headers={"if-none-match": answer["ETag"]}).status_code == 200


@pytest.mark.parametrize("here", ["/data/", "/en/data/"])
def test_the_page_has_the_files_the_dictionary_and_what_machines_read(here: str) -> None:
    city()

    front, sets, page = (body(one).decode() for one in (here.removesuffix("data/"), here, f"{here}results/"))

    assert f'href="{here}"' in front
    assert f'href="{here}results/"' in sets
    assert all(f'href="{RESULTS}.{ending}"' in page for ending in ("csv", "json", "parquet", "xlsx", "sdmx.csv"))
    assert re.findall(r'<th scope="row"><code>(\w+)</code>', page) == list(DATA_SETS["results"].names)
    assert "not_yet_due" in page
    (machines,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    said = json.loads(machines)
    assert (said["@type"], said["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    assert len(said["distribution"]) == 5


def test_the_package_describes_the_files_as_they_are() -> None:
    city()
    package, catalogue = (json.loads(body(one)) for one in ("/data/datapackage.json", "/catalog.jsonld"))

    assert [one["name"] for one in package["resources"]] == [f"{name}-2564" for name in DATA_SETS]
    for one in package["resources"]:
        fields = {field["name"]: field for field in one["schema"]["fields"]}
        found = rows(one["path"].removeprefix("http://testserver"))
        header = body(one["path"].removeprefix("http://testserver")).decode("utf-8-sig").splitlines()[0]
        assert header.split(",") == list(fields)
        for name, field in fields.items():
            codes = field.get("constraints", {}).get("enum")
            assert codes is None or {row[name] for row in found} <= {*codes, ""}, name
        keys = {tuple(row[name] for name in one["schema"]["primaryKey"]) for row in found}
        assert len(keys) == len(found)
    assert {name for name in ("dct:title", "dct:description", "dct:publisher") if name in catalogue} == {
        "dct:title", "dct:description", "dct:publisher",
    }  # fmt: skip
    for one in catalogue["dcat:dataset"]:
        assert {title["@language"] for title in one["dct:title"]} == {"th", "en"}
        observed = ["sdmx.csv"] if one["dct:identifier"] == "results" else []
        assert [file["dcat:accessURL"]["@id"].split("2564.", 1)[1] for file in one["dcat:distribution"]] == [
            "csv", "json", "parquet", "xlsx", *observed,
        ]  # fmt: skip


def test_the_catalogue_says_the_same_in_each_form() -> None:
    city()
    said = json.loads(body("/catalog.jsonld"))
    turtle, xml = body("/catalog.ttl").decode(), etree.fromstring(body("/catalog.rdf"))
    page = body("/en/data/").decode()

    (dcat,) = {address for name, address in said["@context"].items() if name == "dcat"}
    files = [one["@id"] for data_set in said["dcat:dataset"] for one in data_set["dcat:distribution"]]
    about = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
    assert [one.get(about) for one in xml.iter(f"{{{dcat}}}Distribution")] == files
    assert re.findall(r"^<([^>]+)> a dcat:Distribution ", turtle, re.MULTILINE) == files
    for data_set in said["dcat:dataset"]:
        assert data_set["dct:temporal"]["dcat:endDate"]["@value"] == "2021-09-30"
        for title in data_set["dct:title"]:
            assert f'dct:title "{title["@value"]}"@{title["@language"]}' in turtle
            assert title["@value"] in [one.text for one in xml.iter("{http://purl.org/dc/terms/}title")]
    for form in LINKED_DATA:
        assert f'href="/catalog.{form}"' in page
    assert Client().get("/catalog.n3").status_code == 404


def test_agencies_projects_and_measurements_are_those_of_what_is_published() -> None:
    row = with_surroundings()
    indicator("2200-0900")  # of which nothing is published
    published(row, YEAR_END, 2, text=TEXT)
    spent = factories.project(row.annual_plan, code="9")
    spent.indicators.add(row)  # since

    ((agency,), (project,), (measured,)) = (
        rows(f"/data/{name}/2564.csv") for name in ("agencies", "projects", "measurements")
    )
    page = Client().get(f"/en/2564/{CODE}/").content.decode()

    counts = [agency[name] for name in ("agency_code", "indicators", "indicators_in_files", "years_published")]
    assert counts == ["2200", "2", "1", "1"]
    assert {name: project[name] for name in ("project_code", "budget_spent_baht", "progress_percent")} == {
        "project_code": "4", "budget_spent_baht": "50000", "progress_percent": "",
    }  # fmt: skip
    assert (measured["mwh"], measured["mwh_low"], measured["mwh_high"]) == ("19.2", "-3", "41")
    assert (measured["is_distinguishable"], measured["campaign_code"]) == ("false", "earth-hour")
    assert (measured["is_synthetic"], measured["area_th"]) == ("true", "โหลดตัวอย่าง")
    assert measured["statement_en"] in page
    for line in (agency, project, measured):
        assert Client().get(line["page"].removeprefix("http://testserver")).status_code == 200
    for name in ("agencies", "projects", "measurements"):
        (same,) = json.loads(body(f"/data/{name}/2564.json"))
        (stored,) = parquet.read_table(pa.BufferReader(body(f"/data/{name}/2564.parquet"))).to_pylist()
        assert list(same) == list(stored) == list(DATA_SETS[name].names)
        assert "–" in body(f"/data/{name}/").decode() or name == "agencies"


def test_a_release_is_a_folder_that_a_nation_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    city()
    folder = tmp_path / "new" / "2564"

    with translation.override("en"):
        assert run(["release", str(folder), "--year", "2564", "--lang", "en"]) == 0
        said = capsys.readouterr().out
        assert run(["release", str(folder), "--year", "2560", "--lang", "en"]) == 2
        assert "nothing of fiscal year 2560 is published" in capsys.readouterr().err

    assert "samrit-10-results-2564.csv: 10 rows" in said.splitlines()
    assert "samrit-10-results-2564.sdmx.csv: 10 rows" in said.splitlines()
    assert (folder / "samrit-10-results-2564.csv").read_bytes().replace(
        b"http://127.0.0.1:8000", b"http://testserver"
    ) == body(f"{RESULTS}.csv")
    package = json.loads((folder / "datapackage.json").read_text())
    for one in package["resources"]:
        data = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    found = read_releases([folder])
    assert (found.results.count().to_pyarrow().as_py(), PublishedIndicator.objects.count()) == (10, 2)
