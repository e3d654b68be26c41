"""Long-term plans: made, their places added, renamed, moved, closed, taken out, followed by others'."""

from datetime import date

import pytest

import factories
from samrit.actions.plans.plan_tree import (
    PlanEntry,
    add_nodes,
    change_long_term_plan,
    change_node,
    close_node,
    entry_of,
    make_long_term_plan,
    map_followers,
    open_node,
    remove_node,
)
from samrit.definitions.plan_tree import NodeEntry, PlanLevel
from samrit.queries.plans.plan_tree_follow import alike_places, followers_in
from samrit.records.models import Event, IndicatorNode, Plan, PlanNode, User
from samrit.report.plan_code import code_of, code_order, codes_of
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

pytestmark = pytest.mark.django_db
AT = factories.AT
LEVELS = (PlanLevel("ประเด็นยุทธศาสตร์", "ด้านที่", "Strategy"), PlanLevel("เป้าประสงค์ที่", "", "Goal"))


@pytest.fixture
def administrator() -> User:
    """Who may build plans: over the whole city."""
    return factories.user(RoleName.ADMINISTRATOR)


def made(by: User, title: str = "แผนพัฒนา 20 ปี", *, follows: Plan | None = None) -> Plan:
    entry = PlanEntry(title, "A plan", LEVELS, 2561, 2565, follows.pk if follows else None)
    return make_long_term_plan(entry=entry, by=by, at=AT)


def grown(plan: Plan, by: User, *codes: str) -> list[PlanNode]:
    entries = [NodeEntry(code, f"ข้อ {code}", parent=code.rpartition(".")[0]) for code in codes]
    return add_nodes(plan=plan, entries=entries, by=by, at=AT)


@pytest.mark.parametrize("role", set(RoleName) - {RoleName.ADMINISTRATOR, RoleName.EVALUATOR})
def test_plans_are_built_by_those_who_settle_the_city(role: RoleName) -> None:
    with pytest.raises(Denied):
        made(factories.user(role))
    with pytest.raises(Denied):
        made(factories.user(RoleName.ADMINISTRATOR, over=factories.agency()))


def test_a_plan_grows_any_depth_in_any_order_and_each_place_has_its_event(administrator: User) -> None:
    plan = made(administrator)

    grown(plan, administrator, "2.4.1.1", "2", "2.4.1", "2.4")

    paths = {node.code: node.parent.code if node.parent else "" for node in plan.nodes.all()}
    assert paths == {"2": "", "2.4": "2", "2.4.1": "2.4", "2.4.1.1": "2.4.1"}
    assert Event.objects.filter(action="add_node").count() == 4


def test_what_stands_below_nothing_or_twice_is_refused_whole(administrator: User) -> None:
    plan = made(administrator)

    for codes in (("1", "2.1"), ("1", "1")):
        with pytest.raises(Invalid):
            grown(plan, administrator, *codes)
    assert not plan.nodes.exists()


def test_a_place_is_renamed_and_moved_with_a_reason_and_never_below_itself(administrator: User) -> None:
    plan = made(administrator)
    first, second, below = grown(plan, administrator, "1", "2", "1.1")
    renamed = NodeEntry("1", "มหานครปลอดภัย", "Safe city")

    with pytest.raises(Invalid):
        change_node(node=first, entry=renamed, version=1, reason=" ", by=administrator, at=AT)
    change_node(node=first, entry=renamed, version=1, reason="มติสภา", by=administrator, at=AT)
    with pytest.raises(StaleVersion):
        change_node(node=first, entry=NodeEntry("1", "อื่น"), version=1, reason="x", by=administrator, at=AT)
    moved = NodeEntry("2.1", "ข้อ 1.1", parent="2")
    change_node(node=below, entry=moved, version=1, reason="จัดใหม่", by=administrator, at=AT)
    with pytest.raises(Invalid):
        change_node(
            node=second, entry=NodeEntry("2", "ข้อ 2", parent="2.1"), version=1, reason="x", by=administrator, at=AT
        )

    below.refresh_from_db()
    assert (below.code, below.parent_id) == ("2.1", second.pk)
    events = Event.objects.filter(action__in=("change_node", "move_node")).order_by("pk")
    assert [(event.action, event.after["reason"]) for event in events] == [
        ("change_node", "มติสภา"),
        ("move_node", "จัดใหม่"),
    ]
    assert events[0].before == {"name_th": "ข้อ 1", "name_en": ""}


def test_a_place_that_an_indicator_leans_on_cannot_vanish_and_is_closed_instead(administrator: User) -> None:
    plan = made(administrator)
    top, lowest = grown(plan, administrator, "1", "1.1")
    IndicatorNode.objects.create(indicator=factories.indicator(), node=lowest)

    for node in (top, lowest):
        with pytest.raises(Denied):
            remove_node(node=node, reason="x", by=administrator, at=AT)
    close_node(node=top, on=date(2021, 10, 1), reason="สิ้นสุดแผน", by=administrator, at=AT)

    lowest.refresh_from_db()
    assert (lowest.is_valid_in(2564), lowest.is_valid_in(2565)) == (True, False)
    assert Event.objects.get(action="close_node").after["codes"] == ["1", "1.1"]
    open_node(node=lowest, reason="ขยายเวลา", by=administrator, at=AT)
    assert [PlanNode.objects.get(pk=one.pk).closed_on for one in (top, lowest)] == [None, None]


def test_a_place_that_nothing_leans_on_goes_and_leaves_its_event(administrator: User) -> None:
    (node,) = grown(made(administrator), administrator, "1")

    remove_node(node=node, reason="พิมพ์ผิด", by=administrator, at=AT)

    assert not PlanNode.objects.exists()
    event = Event.objects.get(action="remove_node")
    assert (event.before["name_th"], event.after) == ("ข้อ 1", {"reason": "พิมพ์ผิด"})


def test_a_level_that_is_renamed_is_renamed_at_its_places(administrator: User) -> None:
    plan = made(administrator)
    entry = NodeEntry("1", "ก", level_label="ประเด็นยุทธศาสตร์", rank="ด้านที่")
    (node,) = add_nodes(plan=plan, entries=[entry], by=administrator, at=AT)
    renamed = PlanEntry(plan.title_th, "A plan", (PlanLevel("มิติ", "มิติที่", "Dimension"),), 2561, 2565)

    change_long_term_plan(plan=plan, entry=renamed, version=1, by=administrator, at=AT)

    node.refresh_from_db()
    assert (node.level_label, node.rank) == ("มิติ", "มิติที่")


def test_places_follow_places_of_the_plan_before_through_plans_between(administrator: User) -> None:
    old = made(administrator, "แผน 1")
    between = made(administrator, "แผน 2", follows=old)
    new = make_long_term_plan(
        entry=PlanEntry("แผน 3", levels=LEVELS, first_year_be=2566, follows=between.pk), by=administrator, at=AT
    )
    (first,) = grown(old, administrator, "1")
    add_nodes(plan=between, entries=[NodeEntry("A1", "ก", continues=("1",))], by=administrator, at=AT)
    last = grown(new, administrator, "1", "2")
    middle = between.nodes.get()

    changed = map_followers(plan=new, followers={middle.pk: ("1", "2")}, by=administrator, at=AT)
    again = map_followers(plan=new, followers={middle.pk: ("2", "1")}, by=administrator, at=AT)

    assert (changed, again) == (1, 0)
    assert followers_in(first, 2567) == tuple(last)
    assert followers_in(first, 2565) == (middle,)
    assert entry_of(middle).continues == ("1",)
    with pytest.raises(Invalid):
        map_followers(plan=new, followers={middle.pk: ("9",)}, by=administrator, at=AT)
    with pytest.raises(Invalid):
        change_long_term_plan(plan=old, entry=PlanEntry("แผน 1", follows=new.pk), version=1, by=administrator, at=AT)


def test_names_that_are_alike_are_suggested_and_what_is_settled_is_not(administrator: User) -> None:
    old, new = made(administrator, "ก"), made(administrator, "ข")
    former = add_nodes(
        plan=old, by=administrator, at=AT,
        entries=[NodeEntry("1", "มหานครปลอดภัย"), NodeEntry("2", "มหานครสีเขียว สะดวกสบาย"), NodeEntry("3", "ขยะลดลง")],
    )  # fmt: skip
    own = add_nodes(
        plan=new, by=administrator, at=AT,
        entries=[NodeEntry("4", "มหานครปลอดภัย"), NodeEntry("5", "มหานครสีเขียวสะดวกสบาย"), NodeEntry("6", "เศรษฐกิจดี")],
    )  # fmt: skip

    assert alike_places(former, own, {}) == {former[0].pk: ("4",), former[1].pk: ("5",)}
    assert alike_places(former, own, {former[0].pk: ()}) == {former[1].pk: ("5",)}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("๒.๔.๑", "2.4.1"), ("2.4.1.", "2.4.1"), (" 2 . 4 ", "2.4"), ("ด้านที่ ๒", "2"), ("เป้าประสงค์ที่ 2.4.1", "2.4.1"),
        ("S1-2", "S1-2"), ("ก1", "ก1"), ("", ""),
    ],
)  # fmt: skip
def test_codes_are_read_as_people_write_them(words: str, code: str) -> None:
    assert code_of(words) == code


def test_codes_stand_in_the_order_of_their_numbers() -> None:
    assert sorted(["2.10", "2.9", "10", "2", "S2", "S10"], key=code_order) == ["2", "2.9", "2.10", "10", "S2", "S10"]
    assert codes_of("2.4.1; ๒.๔.๒, 3 และ 3") == ("2.4.1", "2.4.2", "3")
