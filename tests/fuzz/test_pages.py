"""The form of a counting rule, the form of a report and the API: whatever is sent is answered, and never by a fault of the program."""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import strategies as st

import factories as make
from fuzz.harness import fuzz
from fuzz.inputs import TRAPS
from programs import program
from samrit.records.models import RateLimit
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db

WORDS = [trap.decode("utf-8", "replace") for trap in TRAPS]
_NAMED = re.compile(r'<(?:input|textarea|select)[^>]*\bname="([^"]+)"')
_OFFERED = re.compile(r'\bvalue="([^"]{1,60})"')
VALUES = st.sampled_from(WORDS) | st.text(max_size=5) | st.integers(-(2**70), 2**70).map(str)


@pytest.fixture
def world(client: Client) -> tuple[Client, int]:
    """An officer with an indicator of their own, logged in."""
    agency = make.agency()
    officer = make.user(RoleName.OFFICER, over=agency)
    indicator = make.indicator(make.annual_plan(agency), responsible=officer)
    make.quarter(indicator, 1)
    client.force_login(officer)
    client.raise_request_exception = False
    return client, indicator.pk


def _form(client: Client, address: str, target: str, *, examples: int) -> None:
    page = client.get(address).content.decode()
    names, offered = sorted(set(_NAMED.findall(page)) - {"csrfmiddlewaretoken"}), sorted(set(_OFFERED.findall(page)))

    def post(sent: dict[str, str]) -> None:
        RateLimit.objects.all().delete()
        assert client.post(address, sent).status_code in (200, 302, 303, 400, 409, 422)

    values = VALUES | st.sampled_from(offered)
    fuzz(target, st.dictionaries(st.sampled_from(names), values, max_size=14), post, examples=examples)


def test_the_form_of_a_counting_rule(world: tuple[Client, int]) -> None:
    client, pk = world
    _form(client, f"/office/indicators/{pk}/rule/", "counting form", examples=4)


def test_the_form_of_a_report(world: tuple[Client, int]) -> None:
    client, pk = world
    _form(client, f"/office/indicators/{pk}/quarters/1/", "report form", examples=5)


def test_the_api() -> None:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(WORDS) | st.text(max_size=5)
    names = st.sampled_from(
        [
            "form",
            "indicator",
            "quarters",
            "quarter",
            "result",
            "value_text",
            "target",
            "narrative",
            "score",
            "evidence",
            "nodes",
            "number",
        ]
    )
    trees: st.SearchStrategy[Any] = st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=5), max_leaves=12
    )
    caller = program(make.user(RoleName.OFFICER))

    def post(tree: object) -> None:
        body = {"form": "indicator", **tree} if isinstance(tree, dict) else tree
        RateLimit.objects.all().delete()
        assert caller.send("post", "/check", body).status_code in (200, 400, 413, 422)

    fuzz("API", trees, post, examples=25)
