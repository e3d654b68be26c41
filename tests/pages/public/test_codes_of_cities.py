"""Public pages of indicators whatever codes a city gives them: what a page links is there, and what people type leads to it."""

import re
from html import unescape

import pytest
from django.test import Client

import factories
from published_things import indicator, published
from samrit.records.models import YEAR_END, Indicator, Plan, PlanNode

pytestmark = pytest.mark.django_db
CODES = ("2200-800", "9999-1", "2200-0832", "SCK/12", "๒๒๐๐-๗", "plan", "ตช. 1.2", "64~3", "50%")


def followed(client: Client, *begun: str) -> dict[str, int]:
    """All public addresses of the year that can be reached by links, with what each answers."""
    answered: dict[str, int] = {}
    waiting = list(begun)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        answered[address] = answer.status_code
        for link in re.findall(
            r'(?:href|src)="(?:http://testserver)?(/(?:en/)?2564/[^"#]*)', answer.content.decode(errors="replace")
        ):
            if unescape(link) not in {*answered, *waiting}:
                waiting.append(unescape(link))
    return answered


def test_all_that_is_linked_is_there_whatever_the_codes() -> None:
    for code in CODES:
        made = indicator(code)
        published(made, 1, 3)
        published(made, YEAR_END, 12)
    Indicator.objects.get(code="9999-1").nodes.clear()

    answered = followed(Client(), "/2564/", "/en/2564/", "/sitemap-2564.xml")

    assert {address: status for address, status in answered.items() if status != 200} == {}
    assert len(answered) > 2 * len(CODES)
    for code in CODES:
        assert Client().get("/search", {"q": code}).status_code in {200, 302}


@pytest.mark.parametrize(
    ("code", "typed", "there"),
    [
        ("2200-800", "2200-0800", "2200-800"),
        ("2200-0800", "2200-800", "2200-0800"),
        ("2200-800", "๒๒๐๐-๘๐๐", "2200-800"),
        ("SCK/12", "sck 12", "SCK~112"),
    ],
)
def test_a_code_that_is_written_otherwise_leads_to_its_own_address(code: str, typed: str, there: str) -> None:
    published(indicator(code), YEAR_END, 12)

    for below in ("", "q1/", "revisions/", "figure.svg", "r1/?agency=2200"):
        answer = Client().get(f"/2564/{typed}/{below}")
        assert (answer.status_code, answer["Location"]) == (301, f"/2564/{there}/{below}")
        assert Client().get(answer["Location"]).status_code == 200
    assert f'href="/2564/{there}/"' in Client().get("/table/", {"i": typed}).content.decode()


def test_codes_that_differ_by_a_nought_alone_are_two_pages_and_a_third_writing_asks_which() -> None:
    for code, value in (("2200-7", 70), ("2200-007", 71)):
        published(indicator(code), YEAR_END, value)

    pages = [Client().get(f"/2564/{code}/").content.decode() for code in ("2200-7", "2200-007")]
    asked = Client().get("/2564/2200-0007/").content.decode()

    assert ['"main-figure num">70' in pages[0], '"main-figure num">71' in pages[1]] == [True, True]
    for code in ("2200-7", "2200-007"):
        assert f'href="/2564/{code}/?agency=2200"' in asked


def test_a_year_without_any_place_in_a_plan_says_so_where_its_page_leads() -> None:
    made = indicator()
    made.nodes.clear()
    published(made, YEAR_END, 12)

    page = Client().get("/en/2564/plan/")

    assert page.status_code == 200
    assert "No indicator of this year has a place in a long-term plan." in page.content.decode()
    assert Client().get("/2565/plan/").status_code == 404


def test_a_place_code_of_two_plans_leads_on_to_each_where_both_are_used_in_the_year() -> None:
    other = factories.plan_node(plan=Plan.objects.create(title_th="แผนแม่บทอื่น"), name_th="คลองสะอาด")
    factories.plan_node()
    published(indicator("2200-1"), YEAR_END, 70)
    alone = Client().get("/2564/plan/2.4.1/").content.decode()
    second = indicator("2200-2")
    second.nodes.set(PlanNode.objects.exclude(pk=other.pk))
    published(second, YEAR_END, 71)
    client = Client()

    asked = client.get("/2564/plan/2.4.1/").content.decode()
    addresses = [unescape(one) for one in re.findall(r'href="(/2564/plan/2\.4\.1/\?plan=[^"]+)"', asked)]
    pages = [client.get(one).content.decode() for one in addresses]

    assert "/2564/2200-1/" in alone
    assert len(set(addresses)) == 2
    shown = [("/2564/2200-1/" in one, "/2564/2200-2/" in one) for one in pages]
    assert sorted(shown) == [(False, True), (True, False)]
    assert all(one in unescape(client.get("/2564/plan/").content.decode()) for one in addresses)
    assert client.get("/2564/plan/2.4.1/?plan=00000000").status_code == 404


def test_two_indicators_with_neither_code_nor_number_have_an_address_each() -> None:
    nameless = [indicator(""), indicator("")]
    for one, value in zip(nameless, (70, 71), strict=True):
        Indicator.objects.filter(pk=one.pk).update(number="")
        published(Indicator.objects.get(pk=one.pk), YEAR_END, value)

    pages = [Client().get(f"/2564/~0{one.pk}/").content.decode() for one in nameless]

    assert ['"main-figure num">70' in pages[0], '"main-figure num">71' in pages[1]] == [True, True]
    assert Client().get(f"/api/v1/results/2564/~{nameless[0].pk}/Y").json()["value"] == "70"
    assert Client().get("/2564/2200-/").status_code == 404
