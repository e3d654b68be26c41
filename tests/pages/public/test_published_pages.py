"""The public's pages: what was published and nothing else, the same in both languages, with neither cookie nor log-in."""

import json
import re
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

import factories
from published_things import CODE, TEXT, indicator, published, with_lists, with_surroundings
from samrit.actions.public.publish_copy import copy_all_published
from samrit.records.models import (
    YEAR_END,
    Campaign,
    Measurement,
    Project,
    PublicStamp,
    PublishedResult,
    QuarterReport,
    Spending,
)
from samrit.thai.personal import HIDDEN

pytestmark = pytest.mark.django_db
YEAR = f"/2564/{CODE}/"


def text_of(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    assert answer.cookies == {}
    return answer.content.decode()


def addresses() -> list[str]:
    pages = [
        "",
        "how/",
        "changes/",
        "changes/atom.xml",
        "campaigns/",
        "data/",
        "data/results/",
        "table/",
        f"table/?i={CODE}&p=Q1&p=Y",
        "data/indicators/",
        "search",
        "search?q=หน่วยงาน",
        "2564/",
        "2564/agencies/",
    ]
    pages += ["2564/agencies/2200/", "2564/plan/", "2564/plan/2.4.1/"]
    pages += [
        f"2564/{CODE}/{below}" for below in ("", "q1/", "q2/", "q4/", "r1/", "revisions/", "figures/1/", "figures/2/")
    ]
    pages += [f"2564/{CODE}/{picture}.svg" for picture in ("figure", "chart", "table", "r1/figure")]
    return [f"/{language}{page}" for language in ("", "en/") for page in pages]


def test_every_page_says_what_is_published_with_few_queries_and_bytes() -> None:
    row = with_lists()
    published(row, 1, 1)
    published(row, YEAR_END, 2, text=TEXT)
    indicator("2200-0900")  # of which nothing is published
    client = Client()

    cost = {}
    for address in addresses():
        text_of(address, client)
        with CaptureQueriesContext(connection) as queries:
            text = text_of(address, client)
        cost[address] = (len(queries), len(text.encode()) // 1000)
        assert "0900" not in text, address

    assert {address: spent for address, spent in cost.items() if spent[0] > 8 or spent[1] > 100} == {}
    assert not PublicStamp.objects.filter(scope="2564/2200-0900").exists()


def test_a_citizen_reads_the_figure_its_verdict_its_lists_and_no_person() -> None:
    row = with_lists()
    published(row, YEAR_END, 2, text=TEXT)

    page, english, first, second = (
        text_of(address) for address in (YEAR, f"/en{YEAR}", f"{YEAR}figures/1/", f"{YEAR}figures/2/")
    )

    assert '<b class="main-figure num">2</b>' in page
    assert "state-misses" in page
    assert f'href="{YEAR}figures/1/"' in page
    assert f'<a href="{YEAR}figures/2/">3 หน่วยงาน</a>' in page
    assert HIDDEN in page
    assert "081" not in page
    assert "Target missed" in english
    assert "Not stated" in english
    assert "โรงเรียนวัดสุข" in first
    assert "บริษัท ร่วมใจ จำกัด" not in first
    assert "บริษัท ร่วมใจ จำกัด" in second
    assert "สมชาย" not in first + second
    assert f'href="{YEAR}figures/2/"' in first  # which list this is not


def test_what_was_measured_and_its_projects_stand_with_the_figure_as_they_were_when_it_was_published() -> None:
    published(with_surroundings(), YEAR_END, 2, text=TEXT)

    english, thai = (text_of(f"{language}{YEAR}") for language in ("/en", ""))

    assert "19.2 MWh (90 % interval: -3.0 to 41.0)" in english
    assert "can&#x27;t be told from an ordinary day, so no saving is stated" in english
    assert "19.2 MWh were saved, which is no more than chance." in english
    assert 'href="/en/campaigns/earth-hour/"' in english
    assert "ลดได้ 19.2 MWh แต่แยกไม่ออกจากวันปกติ" in thai
    assert text_of("/campaigns/earth-hour/")
    projects = english.split('id="projects"')[1].split("</table>")[0]
    assert re.findall(r'class="num">([^<]*)<', projects)[:3] == ["100,000", "50,000", "–"]
    run = Measurement.objects.get()
    factories.measurement(run.agency, campaign=run.campaign, supersedes=run, saved_mwh="1")
    Spending.objects.create(
        project=Project.objects.get(), on=factories.AT.date(), total_baht=9, reported_at=factories.AT
    )
    Campaign.objects.update(name_en="Another name")
    assert text_of(f"/en{YEAR}") == english


def test_a_campaign_that_is_not_opened_is_not_named_with_the_figure() -> None:
    row = with_surroundings()
    Campaign.objects.update(opened_at=None, opened_by=None)
    published(row, YEAR_END, 2, text=TEXT)

    assert "earth-hour" not in text_of(YEAR)
    assert "19.2" not in text_of(YEAR)


def test_a_picture_for_another_page_tells_its_figure_its_source_and_changes_only_by_publishing() -> None:
    published(indicator(), YEAR_END, 7, text="โทร 081 234 5678")
    client = Client()

    figure, table, fixed = (client.get(f"/en{YEAR}{one}") for one in ("figure.svg", "table.svg", "r1/figure.svg"))
    page = text_of(f"/en{YEAR}")

    for answer in (figure, table, fixed):
        words = " ".join(re.findall(r"<text[^>]*>([^<]*)", answer.content.decode()))
        assert (answer["Content-Type"].split(";")[0], answer["Cross-Origin-Resource-Policy"]) == (
            "image/svg+xml",
            "cross-origin",
        )
        assert "Better than the target" in words
        assert "publication 1" in words
        assert answer.cookies == {}
        ET.fromstring(answer.content)
    assert fixed.headers["Cache-Control"] == "public, max-age=3600"
    assert client.get(f"/en{YEAR}figure.svg", headers={"If-None-Match": figure["ETag"]}).status_code == 304
    assert f"&lt;img src=&quot;http://testserver/en{YEAR}r1/figure.svg&quot;" in page
    assert [client.get(f"{YEAR}{one}").status_code for one in ("other.svg", "r9/figure.svg")] == [404, 404]


def test_whoever_passes_an_address_on_shows_a_picture_with_the_figure_and_its_doubt() -> None:
    row = with_lists()
    published(row, YEAR_END, 2, text=TEXT)
    client = Client()

    pictures = {"/": "/card.png", "/en/": "/en/card.png", YEAR: f"{YEAR}card.png", f"/en{YEAR}": f"/en{YEAR}card.png"}
    for page, picture in pictures.items():
        said = dict(re.findall(r'<meta property="og:([a-z:]+)" content="([^"]*)"', text_of(page)))
        assert said["image"] == f"http://testserver{picture}"
        answer = client.get(picture)
        assert (answer["Content-Type"], answer.cookies) == ("image/png", {}), page
        drawn = Image.open(BytesIO(answer.content))
        assert drawn.size[0] == 1200
        assert drawn.size[1] >= 630
        assert len(drawn.convert("L").getcolors() or []) > 20  # something is written
        assert client.get(picture, headers={"if-none-match": answer["ETag"]}).status_code == 304
        assert said["title"]
        assert said["description"]
    before = client.get(f"{YEAR}card.png")
    published(row, YEAR_END, 4, text=TEXT)
    assert client.get(f"{YEAR}card.png").content != before.content
    assert client.get("/2564/2200-9999/card.png").status_code == 404


def test_there_is_no_picture_of_a_city_without_results() -> None:
    assert "og:image" not in text_of("/")
    assert Client().get("/card.png").status_code == 404


def test_a_picture_holds_a_name_as_letters_only_says_the_doubt_and_is_another_after_the_next_publication() -> None:
    row = indicator()
    row.name_en = "\"><script>alert('1')</script>&"
    row.save()
    published(row, 1, 3)
    published(row, YEAR_END, 7, at=factories.AT + timedelta(days=1))
    copied = PublishedResult.objects.get(quarter=YEAR_END)
    content = json.loads(copied.content) | {"doubt": "contradicted", "state": "doubtful"}
    PublishedResult.objects.filter(pk=copied.pk).update(content=json.dumps(content))
    client = Client()

    pictures = [client.get(f"/en{YEAR}{kind}.svg") for kind in ("figure", "chart", "table")]
    page = text_of(f"/en{YEAR}")
    row.refresh_from_db()
    published(row, 2, 6, at=factories.AT + timedelta(days=2))
    again = client.get(f"/en{YEAR}figure.svg", headers={"If-None-Match": pictures[0]["ETag"]})

    for one in pictures:
        drawing = ET.fromstring(one.content)
        texts = "".join(text.text or "" for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
        assert "script>alert('1')</script>" in texts.replace(" ", "")
        assert "contradicted" in texts
        assert "Source:" in texts
        assert list(drawing.iter("{http://www.w3.org/2000/svg}script")) == []
        assert one["Content-Security-Policy"].startswith("default-src 'none'")
    assert "<script>alert" not in page
    assert "alt=&quot;&amp;quot;&amp;gt;&amp;lt;script&amp;gt;" in page
    assert (again.status_code, again["ETag"] == pictures[0]["ETag"]) == (200, False)


def test_a_revision_stays_as_it_was_and_the_newest_tells_what_changed() -> None:
    row = indicator()
    published(row, 1, 3)
    published(row, 1, 6, text="แก้ไขแล้ว", at=factories.AT + timedelta(days=1))
    QUARTER = f"{YEAR}q1/"  # noqa: N806 - an address

    first, newest = PublishedResult.objects.order_by("serial")

    assert (first.superseded_at, newest.superseded_at) == (factories.AT + timedelta(days=1), None)
    assert (newest.kind, newest.is_major, newest.revision) == ("correction", True, 2)
    assert [one["field"] for one in newest.changes] == ["result", "verdict", "narrative"]
    assert '<b class="main-figure num">6</b>' in text_of(QUARTER)
    was = text_of(f"{YEAR}r1/")
    assert '<b class="main-figure num">3</b>' in was
    assert f'href="{QUARTER}"' in was
    assert re.findall(r"<del[^>]*>(.*?)</del> → <ins[^>]*>(.*?)</ins>", text_of(f"/en{YEAR}revisions/"))[0] == (
        "3 (หน่วยงาน)",
        "6 (หน่วยงาน)",
    )
    assert "<entry>" in text_of("/changes/atom.xml")


def test_what_is_in_work_is_not_shown() -> None:
    row = indicator()
    report = published(row, 1, 3)
    report.narrative = "ฉบับที่กำลังแก้ไข"
    report.version += 1
    report.save()

    assert "ฉบับที่กำลังแก้ไข" not in text_of(f"{YEAR}q1/")
    assert copy_all_published() == 0
    assert PublishedResult.objects.count() == 1


def test_what_was_published_before_there_were_copies_is_copied_as_it_was_published() -> None:
    row = indicator()
    published(row, 1, 3, text="ฉบับที่เผยแพร่")
    stated = PublishedResult.objects.values_list("content", "sha256").get()
    QuarterReport.objects.filter(indicator=row, quarter=1).update(narrative="ฉบับใหม่", version=9)
    PublishedResult.objects.all().delete()

    assert copy_all_published() == 1
    assert PublishedResult.objects.values_list("content", "sha256").get() == stated
    assert json.loads(stated[0])["narrative"] == "ฉบับที่เผยแพร่"


def test_an_unchanged_page_is_not_sent_again_until_something_is_published() -> None:
    row = indicator()
    published(row, 1, 3)
    client = Client()
    etag = client.get(YEAR)["ETag"]

    assert client.get(YEAR)["Cache-Control"] == "public, no-cache"
    assert client.get(YEAR, headers={"if-none-match": etag}).status_code == 304
    published(row, 2, 4)
    assert client.get(YEAR, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("/๒๕๖๔/๒๒๐๐-๐๘๓๒/", YEAR),
        ("/2021/2200-832/", YEAR),
        ("/en/2021/2200-0832/q1/", f"/en{YEAR}q1/"),
        ("/2021/agencies/๒๒๐๐/", "/2564/agencies/2200/"),
        ("/search?q=2200-832", YEAR),
    ],
)
def test_an_address_as_people_type_it_leads_to_the_one_that_holds(typed: str, plain: str) -> None:
    published(indicator(), 1, 3)

    assert Client().get(typed)["Location"] == plain


@pytest.mark.parametrize(
    "address",
    [
        "/2564/2200-0999/",
        "/9999/",
        "/2563/",
        "/2564/agencies/5000/",
        "/2564/plan/9/",
        f"{YEAR}r9/",
        f"{YEAR}figures/7/",
    ],
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    published(indicator(), 1, 3)

    assert Client().get(address).status_code == 404


def test_the_search_forgives_marks_and_says_how_it_came_out() -> None:
    published(indicator(), YEAR_END, 7)

    found = text_of("/en/search?q=หนวยงานที่รวมโครงการ")

    assert f'href="/en{YEAR}"' in found
    assert "Better than the target" in found
    by_letters = text_of("/search?q=สตย.")
    assert [one for one in (YEAR, "/2564/agencies/2200/") if f'href="{one}"' not in by_letters] == []


@pytest.mark.parametrize("typed", ["0832", "220008", "หน่วยงาน 2564", "หน่วยงาน 2021", "๐๘๓๒"])
def test_a_part_of_a_code_and_a_year_among_the_words_find_the_indicator(typed: str) -> None:
    published(indicator(), YEAR_END, 7)

    assert f'href="{YEAR}"' in text_of(f"/search?q={typed}")


def test_a_whole_code_without_its_dash_leads_to_the_page() -> None:
    published(indicator(), YEAR_END, 7)

    assert Client().get(f"/search?q={CODE.replace('-', '')}")["Location"] == YEAR


def test_what_was_published_long_ago_is_reached_page_by_page() -> None:
    row = indicator()
    for quarter in (1, 2, 3):
        published(row, quarter, 6)
    with pytest.MonkeyPatch.context() as fewer:
        fewer.setattr("samrit.web.public.views.news._SHOWN", 2)
        first, last = text_of("/changes/"), text_of("/changes/?page=2")

    assert (f"{YEAR}q1/" in first, f"{YEAR}q1/" in last) == (False, True)
    assert "page=2" in first


def test_a_quarter_without_a_target_is_told_by_the_years_and_an_empty_value_without_blame() -> None:
    row = indicator()
    report = published(row, 1, 6)
    copied = PublishedResult.objects.get()
    assert (report.quarter, copied.serial) == (1, 1)
    content = json.loads(copied.content)
    content |= {"asked": {"th": "", "en": ""}, "target": "", "verdict": "meets", "state": "meets"}
    PublishedResult.objects.filter(pk=copied.pk).update(content=json.dumps(content))
    judged = text_of(f"/en{YEAR}q1/")
    content |= {"value": None, "result": "", "verdict": "", "state": "not_stated", "absence": "not_stated"}
    content["sentence"] = {"th": "", "en": "The result is left empty without a reason, so there is no verdict."}
    PublishedResult.objects.filter(pk=copied.pk).update(content=json.dumps(content))
    PublicStamp.objects.all().delete()

    empty = Client().get(f"/en{YEAR}r1/").content.decode()

    assert "no target of its own and is held against the year&#x27;s: at least 5 organisations" in judged
    assert "the year&#x27;s target: at least 5 organisations" in empty
    assert "No value was given for this period." in empty
    assert "left empty" not in empty


def test_a_page_numbers_its_publication_once() -> None:
    row = indicator()
    published(row, 1, 3)
    published(row, YEAR_END, 6, at=factories.AT + timedelta(days=1))

    page = text_of(f"/en{YEAR}")

    assert set(re.findall(r"publication (\d)", page)) == {"2"}
