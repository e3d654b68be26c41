"""How scores are spread, and whose business that is."""

from decimal import Decimal

import pytest
from visitors import AsSomebody

import factories
from factories import AT
from samrit.queries.reviews.scores import scores
from samrit.records.models import QuarterReport, Review, User
from samrit.scoring.spread import Spread
from samrit.thai.translation import in_language
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def evaluated(value: str, by: User, number: int = 1) -> QuarterReport:
    row = factories.quarter(number=number, status=Status.EVALUATED)
    row.score_value = Decimal(value)
    row.save()
    Review.objects.create(
        report=row, round=1, version=1, action="evaluate", role="evaluator", by=by, at=AT, score_value=value
    )
    return row


def test_scores_are_counted_by_evaluator_and_agency_and_not_reviewed_is_not_nought() -> None:
    by = factories.user(RoleName.EVALUATOR, username="strict")
    plan = evaluated("0", by).indicator.annual_plan
    factories.quarter(factories.indicator(plan), 1, status=Status.SUBMITTED)
    evaluated("2.5", by, number=5)  # of 5, by the year's method

    with in_language("en"):
        found = scores((factories.city().path,), None)

    assert [(line.name, line.spread) for line in found.evaluators] == [("strict", Spread((1, 1, 0, 0, 0, 0), 0))]
    assert [line.spread for line in found.agencies] == [Spread((1, 1, 0, 0, 0, 0), 1)]  # agencies of one name here


def test_a_page_says_when_scores_are_all_alike(as_somebody: AsSomebody) -> None:
    by = factories.user(RoleName.EVALUATOR)
    for _ in range(5):
        evaluated("100", by)

    page = as_somebody(RoleName.EXECUTIVE).get("/office/desk/scores/").content.decode()

    assert "nearly all alike" in page
    assert "5 scores" in page


def test_it_is_the_business_of_evaluators_executives_and_administrators(as_somebody: AsSomebody) -> None:
    answers = {role: as_somebody(role).get("/office/desk/scores/").status_code for role in RoleName}

    found = {RoleName.EVALUATOR, RoleName.EXECUTIVE, RoleName.ADMINISTRATOR}
    assert answers == {role: 200 if role in found else 403 for role in RoleName}


def test_scores_of_another_branch_are_not_shown() -> None:
    evaluated("80", factories.user(RoleName.EVALUATOR))

    with in_language("en"):
        found = scores((factories.agency().path,), None)

    assert (found.years, found.evaluators, found.agencies) == ((), (), ())
