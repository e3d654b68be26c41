"""Changes for days to come, recorded in any order: together they leave no agency where it can't be."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest

import factories
from samrit.actions.plans.agencies import add_agency
from samrit.actions.plans.agencies_today import apply_changes_due
from samrit.actions.plans.agency_changes import (
    close_agency,
    merge_agency,
    move_agency,
    split_agency,
    withdraw_change,
)
from samrit.records.models import Agency, AgencyChange, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
Do = Callable[..., Any]


@pytest.fixture
def by() -> User:
    """The city's administrator."""
    return factories.user(RoleName.ADMINISTRATOR)


@pytest.fixture
def pair() -> tuple[Agency, Agency]:
    """Two agencies below the city."""
    return factories.agency("0800"), factories.agency("0900")


def move(one: Agency, other: Agency, **given: Any) -> Any:
    return move_agency(agency=one, parent=other, **given)


def merge(one: Agency, other: Agency, **given: Any) -> Any:
    return merge_agency(agency=one, into=other, **given)


def split(one: Agency, other: Agency, **given: Any) -> Any:
    return split_agency(agency=one, into=[other, factories.agency(f"7{one.code[:3]}")], **given)


@pytest.mark.parametrize(("first", "second"), list(product((move, merge, split), repeat=2)))
@pytest.mark.parametrize("days", [(APRIL, MAY), (MAY, APRIL), (MAY, MAY)])
def test_two_agencies_never_come_to_stand_below_each_other(
    first: Do, second: Do, days: tuple[date, date], pair: tuple[Agency, Agency], by: User
) -> None:
    one, other = pair
    first(one, other, from_on=days[0], reason="คำสั่ง", by=by, at=AT)
    with pytest.raises(Invalid):
        second(other, one, from_on=days[1], reason="คำสั่ง", by=by, at=LATER)

    for day in (APRIL, MAY, JUNE):
        apply_changes_due(on=day, at=AT)
    assert set(Agency.objects.filter(code__in=("0800", "0900")).values_list("path", flat=True)) == {
        "/city/0900/0800/",
        "/city/0900/",
    }


def test_a_circle_of_three_is_refused_where_it_would_close(pair: tuple[Agency, Agency], by: User) -> None:
    one, other = pair
    third = factories.agency("1000")
    move(one, other, from_on=JUNE, reason="คำสั่ง", by=by, at=AT)
    move(other, third, from_on=MAY, reason="คำสั่ง", by=by, at=AT)

    with pytest.raises(Invalid, match="would stand below itself from 1 June 2026 on"):
        move(third, one, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)


def test_agencies_may_change_places_over_time(pair: tuple[Agency, Agency], by: User) -> None:
    """The one is below the other, comes out, and then the other goes below it."""
    one, other = pair
    move(one, other, from_on=date(2026, 3, 1), reason="คำสั่ง", by=by, at=AT)
    move(one, factories.city(), from_on=APRIL, reason="คำสั่ง", by=by, at=AT)
    move(other, one, from_on=MAY, reason="คำสั่ง", by=by, at=AT)
    apply_changes_due(on=MAY, at=AT)

    assert Agency.objects.get(code="0900").path == "/city/0800/0900/"


@pytest.mark.parametrize("end", [lambda one, **given: close_agency(agency=one, **given), None])
def test_what_ends_later_takes_nothing_below_it_beyond_that_day(
    end: Do | None, pair: tuple[Agency, Agency], by: User
) -> None:
    one, other = pair
    given: dict[str, Any] = {"from_on": MAY, "reason": "คำสั่ง", "by": by, "at": AT}
    if end is not None:
        end(one, **given)
    else:
        merge(one, factories.agency("1000"), **given)
    with pytest.raises(Invalid, match="is closed after 30 April 2026"):
        move(other, one, **(given | {"from_on": APRIL}))
    with pytest.raises(Invalid, match="is closed after 30 April 2026"):
        add_agency(parent=one, code="0801", name_th="กองใหม่", **(given | {"from_on": APRIL}))


def test_what_is_to_take_over_another_is_not_closed_before(pair: tuple[Agency, Agency], by: User) -> None:
    one, other = pair
    merge(one, other, from_on=MAY, reason="คำสั่ง", by=by, at=AT)
    with pytest.raises(Invalid, match="to go on with what"):
        close_agency(agency=other, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)


def test_what_is_taken_along_later_is_not_moved_away_before_and_back(pair: tuple[Agency, Agency], by: User) -> None:
    one, other = pair
    division = factories.agency("0801", parent=one)
    merge(one, other, from_on=MAY, reason="คำสั่ง", by=by, at=AT)
    with pytest.raises(Invalid, match="withdraw that first"):
        move(division, factories.agency("1000"), from_on=APRIL, reason="คำสั่ง", by=by, at=LATER)


def test_what_others_rely_on_is_not_withdrawn(pair: tuple[Agency, Agency], by: User) -> None:
    one, other = pair
    division = factories.agency("0801", parent=one)
    move(division, other, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)
    close_agency(agency=one, from_on=MAY, reason="คำสั่ง", by=by, at=LATER)

    with pytest.raises(Invalid, match="is closed after 30 April 2026"):
        withdraw_change(change=AgencyChange.objects.get(kind="moved"), by=by, at=LATER)


def test_a_circle_that_is_in_the_records_is_not_put_into_force_and_can_be_withdrawn(
    pair: tuple[Agency, Agency], by: User
) -> None:
    one, other = pair
    move(one, other, from_on=APRIL, reason="คำสั่ง", by=by, at=AT)
    AgencyChange.objects.create(agency=other, kind="added", name_th="ก", parent=factories.city())
    wrong = AgencyChange.objects.create(agency=other, kind="moved", from_on=MAY, parent=one, reason="คำสั่ง")
    apply_changes_due(on=APRIL, at=AT)
    with pytest.raises(Invalid, match="0800, 0900"):
        apply_changes_due(on=MAY, at=AT)
    stayed = Agency.objects.get(code="0800").path
    withdraw_change(change=wrong, by=by, at=datetime(2026, 5, 2, 3, 0, tzinfo=UTC))
    apply_changes_due(on=MAY, at=AT)

    assert stayed == "/city/0900/0800/"
    assert Agency.objects.get(code="0900").path == "/city/0900/"
