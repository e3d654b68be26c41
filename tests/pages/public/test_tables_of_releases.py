"""A table that names a release is the same whenever it is opened, and says what came after."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.test import Client

import factories
from published_things import CODE, indicator, published
from samrit.actions.public.releases import release_now
from samrit.actions.public.withdraw_publication import withdraw_publication
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_table_that_names_a_release_stays_as_it_was_and_tells_what_is_newer() -> None:
    of = indicator()
    published(of, 1, 12)
    evaluator = factories.user(RoleName.EVALUATOR)
    release_now(fiscal_year_be=2564, by=evaluator, at=factories.AT)
    asked = f"i={CODE}&p=Q1&p=Q2&y=2564"
    published(of, 1, 9, at=factories.AT + 2 * DAY)
    published(of, 2, 8, at=factories.AT + 2 * DAY)

    newest, pinned = (Client().get(f"/en/table/?{asked}{r}").content.decode() for r in ("", "&r=2564.1"))
    lines = list(
        csv.DictReader(
            io.StringIO(Client().get(f"/table/?{asked}&r=2564.1&as=csv").getvalue().decode("utf-8-sig"), newline="")
        )
    )

    assert f"?i={CODE}&amp;p=Q1&amp;p=Q2&amp;y=2564&amp;r=2564.1" in newest
    assert ("12 organisations" in newest, "9 organisations" in newest) == (False, True)
    assert ("12 organisations" in pinned, "9 organisations" in pinned) == (True, False)
    assert "As it was in release 2564.1. 2 cells are newer by now." in " ".join(pinned.split())
    assert [(one["period"], one["value"]) for one in lines] == [("Q1", "12"), ("Q2", "")]
    gone = of.quarters.get(quarter=1)
    withdraw_publication(report=gone, serials=[1], reason="ข้อมูลผิด", by=evaluator, at=factories.AT + 3 * DAY)
    assert "There is no “2564.1” here" in Client().get(f"/en/table/?{asked}&r=2564.1").content.decode()


def test_what_chooses_a_table_is_folded_where_the_address_has_chosen_one() -> None:
    published(indicator(), 1, 12)

    first, sent = (Client().get(f"/table/{query}").content.decode() for query in ("", f"?i={CODE}"))

    folded = re.compile(r'<details class="table-choice"\s*>')
    assert [folded.search(page) is not None for page in (first, sent)] == [False, True]
    assert 'name="i"' in sent, "it can be opened without a script"
