"""Whatever is recorded of agencies, in whatever order: what is accepted leaves a tree on every day, and what can't be is refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from samrit.queries.plans.agency_tree import AgencyTree
from samrit.records.models import Agency, AgencyChange, User
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DAYS = [date(2026, month, 1) for month in (2, 4, 6, 8)]
CODES = ["10", "11", "12", "20", "21"]
STEPS = st.tuples(
    st.sampled_from(["move", "move", "merge", "split", "stay", "close", "add", "withdraw"]),
    st.sampled_from(CODES),
    st.sampled_from(["city", *CODES]),
    st.sampled_from(CODES),
    st.sampled_from(DAYS),
)


def agencies() -> None:
    for code, above in (("10", None), ("11", "10"), ("12", "11"), ("20", None), ("21", "20")):
        factories.agency(code, parent=Agency.objects.get(code=above) if above else None)


def do(what: str, code: str, other: str, third: str, day: date, *, by: User, number: int) -> bool:
    """Whether it was accepted."""
    at = AT + timedelta(seconds=number)
    row, one, two = (Agency.objects.get(code=each) for each in (code, other, third))
    given: dict[str, Any] = {"from_on": day, "reason": "คำสั่ง", "by": by, "at": at}
    try:
        if what == "move":
            move_agency(agency=row, parent=one, **given)
        elif what == "merge":
            merge_agency(agency=row, into=one, **given)
        elif what == "split":
            split_agency(agency=row, into=[one, two], **given)
        elif what == "stay":
            split_agency(agency=row, into=[row, one], **given)
        elif what == "close":
            close_agency(agency=row, **given)
        elif what == "add":
            add_agency(parent=one, code=f"9{number}", name_th=f"หน่วย {number}", **given)
        else:
            last = AgencyChange.objects.filter(agency=row).exclude(kind="added").order_by("pk").last()
            if last is not None:
                withdraw_change(change=last, by=by, at=at)
    except Invalid:
        return False
    return True


def check_every_day() -> None:
    tree = AgencyTree.load()
    existence = {pk: tree.existence(pk) for pk in tree.agencies}
    for day in [DAYS[0] - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=400)]:
        roots = [pk for pk in tree.agencies if tree.on(pk, day).parent_id is None]
        assert [tree.agencies[pk].code for pk in roots] == ["city"], day
        for pk in tree.agencies:
            path = tree.path(pk, day)
            assert path.startswith("/city/"), (day, path)
            first, last = existence[pk]
            above = tree.on(pk, day).parent_id
            is_there = (first is None or first <= day) and (last is None or day <= last)
            if is_there and above is not None:
                end = existence[above][1]
                assert end is None or day <= end, (day, path, "lives below what is over")
            heir = tree.heir(pk, day)
            if heir != pk:
                over, ended = existence[heir][1], tree.end(heir)
                assert over is None or day <= over or (ended is not None and ended.kind == "closed"), (day, path)
        apply_changes_due(on=day, at=AT)
        assert dict(Agency.objects.values_list("pk", "path")) == {pk: tree.path(pk, day) for pk in tree.agencies}


@given(steps=st.lists(STEPS, min_size=1, max_size=7))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_accepted_history_there_is_one_tree_on_every_day(
    steps: list[tuple[str, str, str, str, date]],
) -> None:
    with transaction.atomic():
        agencies()
        by = factories.user(RoleName.ADMINISTRATOR)
        for number, (what, code, other, third, day) in enumerate(steps):
            do(what, code, other, third, day, by=by, number=number)
        check_every_day()
        transaction.set_rollback(True)
