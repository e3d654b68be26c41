"""Loading the sample city: all of it, once."""

from datetime import UTC, datetime

import pytest

from samrit.ops.sample_city.loading import load_sample_city
from samrit.records import trail
from samrit.records.models import Indicator

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_the_city_is_there_after_loading() -> None:
    city = load_sample_city(at=AT, password="try it out")

    assert city.is_new
    assert city.logins == ("officer", "coordinator", "head", "evaluator", "executive", "admin")
    assert city.agencies >= 1
    assert city.quarters == city.indicators * 5 == Indicator.objects.count() * 5
    assert trail.broken_events() == ()
