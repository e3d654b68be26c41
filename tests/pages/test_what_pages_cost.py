"""What the main pages cost, where it doesn't depend on the machine: SQL queries, and bytes of HTML before compression.

The plan is that of `benchmarks/screen.py`, the others are of a city as `benchmarks/city.py` fills it; both in Thai, whose
letters take three bytes. A page that needs more is made cheaper, or its line says why it may.
"""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import city
import factories
import screen
from samrit.records.models import Agency, Indicator, User

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Cost:
    """What a page may take at most."""

    name: str
    role: str
    address: str
    queries: int
    kilobytes: int


PAGES = (
    Cost(
        "home of an officer", "officer", "/office/", 18, 62
    ),  # fifty rows, each with year, value, reason and verb; what waits for others, and who is asked; for a second person;
    # at the side how their own indicators do (three), and the days that come
    Cost(
        "home of an evaluator", "evaluator", "/office/", 13, 16
    ),  # the desk's first rows, with the reason; their words apart
    Cost("home of an executive", "executive", "/office/", 10, 10),  # asks whether the city has a first report
    Cost("the city at a glance", "executive", "/office/city/", 26, 40),
    # Two of each of these for what was changed past the system.
    Cost("plan of 60 indicators", "coordinator", "/office/plans/a001/2564/", 11, 45),
    Cost(
        "desk", "evaluator", "/office/desk/", 10, 40
    ),  # each result with its unit; words of those shown, names of the agencies
    # Two for its years, one for those beside it in the plan, one for who decides next by name.
    Cost("indicator", "officer", "/office/indicators/{indicator}/", 31, 30),
    Cost(
        "form of a quarter", "officer", "/office/indicators/{indicator}/quarters/2/", 23, 26
    ),  # who saved last, what else is due; the quarters before as a drawing
    Cost("register of 300 partners", "officer", "/office/partners/", 9, 42),
)


def cost(client: Client, address: str) -> tuple[int, int]:
    """Queries and bytes of a page that somebody opens for the second time."""
    client.cookies["django_language"] = "th"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(queries), len(answer.content)


def visitor(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def test_the_plan_of_400_indicators_and_their_definitions_keep_the_limits_of_the_benchmark() -> None:
    address = screen.fill(400)
    queries, size = cost(visitor("officer"), address)
    of_definitions, _size = cost(visitor("officer"), screen.turn_the_year())

    assert queries <= screen.LIMIT_QUERIES
    assert size < screen.LIMIT_BYTES
    assert of_definitions <= screen.DEFINITIONS_QUERIES


def test_the_main_pages_keep_their_limits() -> None:
    city.fill(3)
    for number in range(300):
        factories.partner(Agency.objects.get(code="a001"), name_th=f"องค์กรภาคีเครือข่ายประหยัดพลังงานที่ {number}")
    indicator = Indicator.objects.filter(annual_plan__agency__code="a001").order_by("pk")[0]

    found = {page: cost(visitor(page.role), page.address.format(indicator=indicator.pk)) for page in PAGES}

    over = [
        f"{page.name}: {queries} queries (limit {page.queries}), {size / 1000:.1f} kB (limit {page.kilobytes})"
        for page, (queries, size) in found.items()
        if queries > page.queries or size > page.kilobytes * 1000
    ]
    assert over == []
