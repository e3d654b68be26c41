"""Releases of open data: written once, with sums and a permanent address; made anew where something in them is withdrawn."""

import asyncio
import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pyarrow import parquet
from pytest_django.live_server_helper import LiveServer

import factories
from published_things import CODE, indicator, published, with_surroundings
from samrit.actions.public.releases import ask_for_release, make_release, release_now, remake_now
from samrit.actions.public.withdraw_publication import withdraw_publication
from samrit.cli.main import run
from samrit.client import AsyncClient
from samrit.client import Client as Caller
from samrit.queries.public.releases import release_named
from samrit.queries.reports.verification import verify
from samrit.records.models import YEAR_END, Event, PublishedRelease, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.data_sets import DATA_SETS
from samrit.vocabulary.refusal import Denied, Invalid
from samrit.writers.data_package import endings_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FILES = sum(len(endings_of(one)) for one in DATA_SETS.values())  # of a release


def evaluator() -> User:
    return factories.user(RoleName.EVALUATOR)


def release(days: int = 0) -> PublishedRelease:
    return release_now(fiscal_year_be=2564, by=evaluator(), at=factories.AT + days * DAY)


def body(address: str) -> bytes:
    answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    data: bytes = answer.getvalue()
    return data


def file_of(name: str, data_set: str, ending: str) -> str:
    return f"/data/releases/{name}/samrit-10-{data_set}-2564-r{name}.{ending}"


def results(name: str) -> dict[tuple[str, str], dict[str, str]]:
    lines = csv.DictReader(io.StringIO(body(file_of(name, "results", "csv")).decode("utf-8-sig"), newline=""))
    return {(one["indicator_code"], one["period"]): one for one in lines}


def test_a_release_is_what_was_published_and_never_follows_what_comes_after() -> None:
    of = indicator()
    published(of, 1, 12)

    assert release_now(fiscal_year_be=2564, by=None, at=timezone.now()).name == "2564.1"
    before = {
        (one, ending): body(file_of("2564.1", one, ending))
        for one in DATA_SETS
        for ending in endings_of(DATA_SETS[one])
    }
    as_now = body("/data/results/2564.csv")
    published(of, 2, 20, at=factories.AT + DAY)

    assert before["results", "csv"].replace(settings.BASE_URL.encode(), b"http://testserver") == as_now
    assert {key: body(file_of("2564.1", *key)) for key in before} == before
    assert body("/data/results/2564.csv") != as_now
    rows = parquet.read_table(pa.BufferReader(before["results", "parquet"])).to_pylist()
    assert [row["value_status"] for row in rows] == ["value", *["not_published"] * 4]


def test_its_page_and_its_package_name_the_sums_of_its_files_in_both_languages() -> None:
    published(indicator(), YEAR_END, 12)
    release()

    package = json.loads(body("/data/releases/2564.1/datapackage.json"))
    pages = {language: body(f"{language}/data/releases/2564.1/").decode() for language in ("", "/en")}

    assert package["version"] == "2564.1"
    for one in package["resources"]:
        data = body(f"/data/releases/2564.1/{one['path']}")
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (one["bytes"], one["hash"])
        assert all(sha256(data).hexdigest() in page for page in pages.values())
    assert "Release 2564.1" in pages["/en"]
    assert "first release of the year" in pages["/en"]


def test_croissant_names_each_csv_file_with_its_sum_and_each_column_with_its_kind() -> None:
    published(indicator(), YEAR_END, 12)
    release()

    said = json.loads(body("/data/releases/2564.1/croissant.json"))

    assert (said["conformsTo"], said["version"]) == ("http://mlcommons.org/croissant/1.0", "2564.1.0")
    for one in said["distribution"]:
        assert sha256(body(one["contentUrl"].removeprefix("http://testserver"))).hexdigest() == one["sha256"]
    ids = {one["@id"] for one in said["distribution"]}
    for data_set, records in zip(DATA_SETS.values(), said["recordSet"], strict=True):
        fields = records["field"]
        assert [one["source"]["extract"]["column"] for one in fields] == list(data_set.names)
        assert {one["source"]["fileObject"]["@id"] for one in fields} <= ids
        assert {one["@id"] for one in records["key"]} <= {one["@id"] for one in fields}


def test_the_catalogue_has_each_years_newest_release_with_version_bytes_and_sums() -> None:
    of = indicator()
    published(of, 1, 12)
    release()
    published(of, 2, 20, at=factories.AT + DAY)
    release(days=2)

    frozen = [
        one
        for data_set in json.loads(body("/catalog.jsonld"))["dcat:dataset"]
        for one in data_set["dcat:distribution"]
        if "dcat:version" in one
    ]

    assert {one["dcat:version"] for one in frozen} == {"2564.2"}
    assert len(frozen) == FILES
    for one in frozen:
        data = body(one["dcat:downloadURL"]["@id"].removeprefix("http://testserver"))
        assert one["dcat:byteSize"]["@value"] == str(len(data))
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256(data).hexdigest()


def test_a_harvester_of_ckan_finds_each_set_with_what_thailands_catalogue_asks_for() -> None:
    published(indicator(), 1, 12)
    release()

    names = json.loads(body("/api/3/action/package_list"))["result"]
    found = json.loads(body("/api/3/action/package_search?q=*:*&rows=100"))["result"]
    shown = [json.loads(body(f"/api/3/action/package_show?id={name}"))["result"] for name in names]

    assert (found["count"], found["results"]) == (len(DATA_SETS), shown)
    for one in shown:
        asked = (
            "data_type", "title", "notes", "owner_org", "maintainer", "maintainer_email", "objective",
            "update_frequency_unit", "geo_coverage", "data_source", "data_format", "data_category", "license_id", "tags",
        )  # fmt: skip
        assert [name for name in asked if not one[name]] == []
        assert one["organization"]["id"] == one["owner_org"]
        for file in one["resources"]:
            assert file["format"].lower() == file["url"].split("2564.", 1)[1].rpartition("r2564.1.")[2]
            assert Client().get(file["url"].removeprefix("http://testserver")).status_code == 200
    assert json.loads(body(f"/api/3/action/package_show?id={shown[0]['id']}"))["result"] == shown[0]
    page = json.loads(body("/api/3/action/package_search?rows=1&start=1"))["result"]
    assert (page["count"], page["results"]) == (len(DATA_SETS), shown[1:2])
    assert json.loads(body("/api/3/action/organization_show?id=samrit-10"))["result"]["package_count"] == len(DATA_SETS)
    for wrong in ("package_show?id=other", "package_create", "organization_show"):
        assert Client().get(f"/api/3/action/{wrong}").status_code == 404


def test_releases_are_listed_and_the_newest_is_linked_from_the_open_data() -> None:
    assert "There is no release yet" in body("/en/data/releases/").decode()
    assert Client().get("/data/releases/latest/").status_code == 404
    of = indicator()
    published(of, 1, 12)
    release()
    published(of, 2, 20, at=factories.AT + DAY)
    release(days=2)

    listed = body("/en/data/releases/").decode()
    assert listed.index("/en/data/releases/2564.2/") < listed.index("/en/data/releases/2564.1/")
    assert "/en/data/releases/2564.2/" in body("/en/data/").decode()
    answer = Client().get("/data/releases/latest/")
    assert (answer.status_code, answer["Location"]) == (302, "/data/releases/2564.2/")
    assert Client().get("/en/data/releases/latest/")["Location"] == "/en/data/releases/2564.2/"
    assert Client().get("/data/releases/2564.3/").status_code == 404
    assert Client().get("/data/releases/2564.1/other.csv").status_code == 404
    assert Client().get("/data/releases/nonsense/datapackage.json").status_code == 404


def test_it_counts_and_lists_what_it_changed_against_the_one_before() -> None:
    of = indicator()
    published(of, 1, 12)
    gone = published(of, 2, 13)
    release()
    published(of, 3, 20, at=factories.AT + DAY)
    again = of.quarters.get(quarter=1)
    again.result_value_text, again.version = "14", again.version + 1
    again.save()
    withdraw_publication(report=gone, serials=[2], reason="ผิดฉบับ", by=evaluator(), at=factories.AT + DAY)

    row = release(days=2)

    assert (row.added, row.changed, row.withdrawn) == (1, 0, 1)
    page = body("/en/data/releases/2564.2/").decode()
    assert "1 result added" in page
    assert "third quarter" in page.lower() or "quarter 3" in page
    assert "quarter 1 of" not in page


def test_a_release_of_which_nothing_is_new_is_refused_and_so_is_one_of_an_empty_year() -> None:
    with pytest.raises(Invalid, match="Nothing of this fiscal year"):
        release()
    published(indicator(), 1, 12)
    release()
    with pytest.raises(Invalid, match="Nothing was published"):
        release(days=1)


def test_a_withdrawal_takes_its_releases_back_at_once_and_they_are_made_anew_without_it() -> None:
    of = with_surroundings()
    first = published(of, 1, 7)
    row = published(of, YEAR_END, 2, text="มีคนชื่อสมหญิง")
    other = indicator("2200-0901")
    published(other, 1, 3)
    release()
    old = results("2564.1")
    sums = {one.blob.sha256 for one in PublishedRelease.objects.get().files.all()}
    etag = Client().get(file_of("2564.1", "results", "csv"))["ETag"]

    withdraw_publication(report=row, serials=[2], reason="มีข้อมูลส่วนบุคคล", by=evaluator(), at=factories.AT)

    for address in (
        "/data/releases/2564.1/",
        "/data/releases/2564.1/datapackage.json",
        file_of("2564.1", "results", "csv"),
    ):
        answer = Client().get(address, headers={"If-None-Match": etag})
        assert (answer.status_code, answer["Cache-Control"]) == (410, "public, no-cache"), address
        assert "มีข้อมูลส่วนบุคคล" in answer.content.decode()
    task = DBTaskResult.objects.get(task_path__endswith="remake_release")
    assert remake_now(*task.args_kwargs["args"], at=factories.AT) == "2564.1.1"
    assert remake_now(*task.args_kwargs["args"], at=factories.AT) == "2564.1.1"
    new = results("2564.1.1")
    assert {key for key in old if new[key] != old[key]} == {(CODE, "Y")}
    now = {(one["indicator_code"], one["period"]): one for one in json.loads(body("/data/results/2564.json"))}
    made = {
        (one["indicator_code"], one["period"]): one for one in json.loads(body(file_of("2564.1.1", "results", "json")))
    }
    for name, value in now[CODE, "Y"].items():
        if name != "page":
            assert made[CODE, "Y"][name] == value, name
    assert json.loads(body(file_of("2564.1.1", "projects", "json"))) == []
    assert json.loads(body(file_of("2564.1.1", "measurements", "json"))) == []
    page = body("/en/data/releases/2564.1.1/").decode()
    assert "Withdrawn files" in page
    remaining = {one.blob.sha256 for one in PublishedRelease.objects.get(correction=1).files.all()}
    assert len(sums - remaining) >= 3
    assert all(one in page for one in sums - remaining)
    assert "2564.1.1" in Client().get("/en/data/releases/2564.1/").content.decode()
    assert first.quarter == 1


def test_a_release_that_came_before_is_let_be() -> None:
    of = indicator()
    published(of, 1, 12)
    release()
    later = published(of, 2, 20, at=factories.AT + DAY)
    release(days=2)

    withdraw_publication(report=later, serials=[2], reason="ผิดฉบับ", by=evaluator(), at=factories.AT + 3 * DAY)

    assert [one.name for one in PublishedRelease.objects.filter(withdrawn_at=None)] == ["2564.1"]


def test_evaluators_ask_for_one_on_their_page_and_officers_may_not() -> None:
    published(indicator(), 1, 12)
    by = evaluator()
    client = Client()
    client.force_login(by)

    assert client.post(reverse("office_releases"), {"year": "2564"}).status_code == 303
    task = DBTaskResult.objects.get(task_path__endswith="make_release")
    assert make_release.func(*task.args_kwargs["args"]) == "2564.1"
    assert client.post(reverse("office_releases"), {"year": "2564"}).status_code == 422
    with pytest.raises(Denied):
        ask_for_release(fiscal_year_be=2564, by=factories.user(RoleName.OFFICER), at=timezone.now())
    assert list(Event.objects.filter(action__contains="release").values_list("action", flat=True)) == [
        "ask_for_release",
        "make_release",
    ]
    assert verify().sentences() == ()


def test_the_command_makes_one_and_writes_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    published(indicator(), 1, 12)

    assert run(["release", str(tmp_path), "--year", "2564", "--freeze", "--lang", "en"]) == 0

    assert "release 2564.1" in capsys.readouterr().out
    row = release_named("2564.1")
    assert row is not None
    for one in row.files.all():
        data = (tmp_path / f"samrit-10-{one.data_set}-2564-r2564.1.{one.ending}").read_bytes()
        assert sha256(data).hexdigest() == one.blob.sha256
    assert run(["release", str(tmp_path), "--year", "2564", "--freeze", "--lang", "en"]) == 2


def test_programs_read_releases_and_results_as_they_were_in_one() -> None:
    of = indicator()
    published(of, 1, 12)
    release()
    published(of, 2, 20, at=factories.AT + DAY)

    (listed,) = json.loads(body("/api/v1/releases?year=2564"))["items"]
    assert (listed["release"], listed["added"], len(listed["files"])) == ("2564.1", 1, FILES)
    one = next(one for one in listed["files"] if (one["data_set"], one["format"]) == ("results", "csv"))
    assert sha256(body(one["address"].removeprefix("http://testserver"))).hexdigest() == one["sha256"]
    assert [one["period"] for one in json.loads(body("/api/v1/results?release=2564.1"))["items"]] == ["Q1"]
    assert [one["period"] for one in json.loads(body("/api/v1/results"))["items"]] == ["Q1", "Q2"]
    answer = Client().get("/api/v1/results?release=2564.2", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["errors"][0]["remedy"]) == (400, "Did you mean “2564.1”?")


@pytest.mark.django_db(transaction=True)
def test_the_client_lists_releases_and_reads_results_as_they_were_both_sync_and_async(live_server: LiveServer) -> None:
    of = indicator()
    published(of, 1, 12)
    release()
    published(of, 2, 20, at=factories.AT + DAY)

    async def meanwhile() -> list[str]:
        async with AsyncClient(live_server.url) as anybody:
            return [one.release async for one in anybody.releases(year="2564")]

    with Caller(live_server.url) as anybody:
        (one,) = anybody.releases()
        periods = [result.period for result in anybody.results(release=one.release)]

    with ThreadPoolExecutor() as threads:  # this one may have a browser's loop already
        found = threads.submit(asyncio.run, meanwhile()).result()
    assert found == [one.release] == ["2564.1"]
    assert periods == ["Q1"]
    assert {file.format for file in one.files} == {"csv", "json", "parquet", "xlsx", "sdmx.csv"}


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_periods_of_which_nothing_is_published_are_listed_where_they_are_asked_for(limit: int) -> None:
    of, other = indicator(), indicator("2200-0901")
    published(of, 1, 12)
    published(other, 2, 3)
    withdraw_publication(report=published(of, 3, 4), serials=[2], reason="ผิดฉบับ", by=evaluator(), at=factories.AT)
    in_files = json.loads(body("/data/results/2564.json"))

    for wanted in (["not_published"], ["withdrawn"], ["value", "not_published", "withdrawn", "not_yet_due"]):
        address = f"/api/v1/results?limit={limit}" + "".join(f"&value_status={one}" for one in wanted)
        found = []
        while address:
            page = json.loads(body(address.removeprefix("http://testserver")))
            assert len(page["items"]) <= limit
            found += [(one["indicator_code"], one["period"], one["value_status"]) for one in page["items"]]
            address = page["next"]
        assert found == [
            (one["indicator_code"], one["period"], one["value_status"])
            for one in in_files
            if one["value_status"] in wanted
        ]


def test_agencies_below_one_are_found_in_what_is_published() -> None:
    published(indicator(), 1, 12)
    published(indicator("5018-0001", agency="5018"), 1, 12)

    found = {
        query: [one["agency_code"] for one in json.loads(body(f"/api/v1/results?{query}"))["items"]]
        for query in ("under=2200", "under=city", "under=2200&under=5018", "agency=5018&under=2200")
    }

    assert found == {
        "under=2200": ["2200"],
        "under=city": ["2200", "5018"],
        "under=2200&under=5018": ["2200", "5018"],
        "agency=5018&under=2200": [],
    }
    answer = Client().get("/api/v1/results?under=2201", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["errors"][0]["remedy"]) == (400, "Did you mean “2200”?")
    (line, _other) = json.loads(body("/api/v1/agencies"))["items"]
    assert line["parent_code"] == "city"
