"""Queries that are ready find what the same query of Django's finds, with any arguments."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

import factories
from samrit.records.models import Agency, Indicator, QuarterReport, Role, User
from samrit.records.ready import ReadyQuery, attach
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicators() -> list[Indicator]:
    return [factories.indicator(), factories.indicator(number="2")]


def test_rows_come_with_their_relations_for_one_key_and_for_another(indicators: list[Indicator]) -> None:
    ready = ReadyQuery(lambda pk: Indicator.objects.filter(pk=pk).select_related("annual_plan__agency"))

    found = [ready(one.pk)[0] for one in indicators]

    assert found == indicators
    with CaptureQueriesContext(connection) as queries:
        assert [one.annual_plan.agency for one in found] == [one.annual_plan.agency for one in indicators]
    assert len(queries) == 0
    assert ready.first(0) is None


def test_lists_of_any_length_days_and_words_are_put_in(indicators: list[Indicator]) -> None:
    keys = [one.pk for one in indicators]
    by_list = ReadyQuery(lambda rows: Indicator.objects.filter(pk__in=rows).order_by("pk"))
    person = factories.user(RoleName.OFFICER)
    on = ReadyQuery(lambda user, day: Role.objects.filter(user=user).on(day))
    named = ReadyQuery(lambda name: User.objects.filter(username=name).values_list("pk", flat=True))

    assert [by_list(keys), by_list(keys[:1]), by_list([])] == [
        sorted(indicators, key=lambda row: row.pk),
        indicators[:1],
        [],
    ]
    assert on(person.pk, date(2021, 3, 1)) == list(Role.objects.filter(user=person).on(date(2021, 3, 1))) != []
    assert named(person.username) == [person.pk]
    assert named("%") == []


def test_what_begins_with_a_word_is_found_with_its_signs_taken_as_they_are() -> None:
    city = Agency.under(None, code="a_b", name_th="หนึ่ง")
    city.save()
    other = Agency.under(None, code="axb", name_th="สอง")
    other.save()
    below = ReadyQuery(lambda paths: Agency.objects.filter(*(Q(path__startswith=path) for path in paths)))

    assert below(["/a_b/"]) == [city]
    assert below(["/a%"]) == []


def test_a_query_that_says_other_things_for_other_arguments_is_refused() -> None:
    by_key = ReadyQuery(lambda pk: Indicator.objects.filter(pk=pk))
    lost = ReadyQuery(lambda word: Agency.objects.filter(path__contains=f"{word}x"))

    with pytest.raises(TypeError):
        by_key(None)
    with pytest.raises(TypeError):
        lost("a")


def test_a_key_that_no_row_can_have_finds_nothing() -> None:
    assert ReadyQuery(lambda pk: Indicator.objects.filter(pk=pk))(10**30) == []


def test_rows_attached_to_a_row_are_asked_for_no_more_and_know_whose_they_are(indicators: list[Indicator]) -> None:
    indicator = Indicator.objects.get(pk=indicators[0].pk)
    attach(indicator, "quarters", QuarterReport.objects.filter(indicator=indicator))

    with CaptureQueriesContext(connection) as queries:
        assert all(row.indicator is indicator for row in indicator.quarters.all())
    assert len(queries) == 0


def test_conditions_joined_by_or_keep_their_places() -> None:
    officer, head = factories.user(RoleName.OFFICER), factories.user(RoleName.HEAD)
    ready = ReadyQuery(
        lambda first, second: Role.objects.filter(
            Q(role=RoleName.OFFICER.value, user=first) | Q(role=RoleName.HEAD.value, user=second)
        ).order_by("pk")
    )

    assert [one.user for one in ready(officer.pk, head.pk)] == [officer, head]
    assert [one.user for one in ready(officer.pk, officer.pk)] == [officer]
    assert ready(head.pk, officer.pk) == []
