"""The answer to a form says where its page can be opened again: Back and reloading lead there, and to no address that knows no GET."""

import re

import pytest
from visitors import AsSomebody

import factories
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def addresses(page: bytes) -> tuple[str, str]:
    """What the answer takes as its address, and where a change of language leads."""
    words = page.decode()
    own = re.search(r'data-opened-at="([^"]*)"', words)
    language = re.search(r'name="next" value="([^"]*)"', words)
    return own[1] if own else "", language[1] if language else ""


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/office/desk/1/?risk=high", "/office/desk/1/?risk=high"),
        ("http://elsewhere.example/office/desk/1/", ""),
        ("", ""),
    ],
)
def test_what_is_refused_leads_back_to_the_page_with_its_form(referer: str, back: str, as_somebody: AsSomebody) -> None:
    row = factories.quarter(factories.indicator(), 2, status=Status.ENDORSED)
    at = f"/office/indicators/{row.indicator_id}/quarters/2/evaluate/"

    answer = as_somebody(RoleName.EVALUATOR).post(at, {"quality": "150"}, headers={"Referer": referer})

    assert answer.status_code == 422
    assert addresses(answer.content) == (back or at, back or at)


def test_a_page_that_is_only_opened_has_its_own_address(as_somebody: AsSomebody) -> None:
    page = as_somebody(RoleName.EVALUATOR).get("/office/desk/?risk=high", headers={"Referer": "http://testserver/"})

    assert addresses(page.content) == ("", "/office/desk/?risk=high")
