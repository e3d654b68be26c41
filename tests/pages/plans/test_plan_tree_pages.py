"""The pages of long-term plans and of the places in their trees."""

import pytest
from django.test import Client
from django.urls import reverse
from visitors import AsSomebody

import factories
from catalogue import said
from samrit.records.models import IndicatorNode, Plan, PlanNode
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db
PLANS = "/office/long-term-plans/"
ENTERED = {
    "title_th": "แผนพัฒนากรุงเทพมหานคร ระยะ 20 ปี", "title_en": "The city's plan", "first_year_be": "๒๕๖๑", "last_year_be": "2022",
    "follows": "", "label0": "ประเด็นยุทธศาสตร์", "rank0": "ด้านที่", "en0": "Strategy", "label1": "", "label2": "เป้าประสงค์ที่",
}  # fmt: skip


@pytest.fixture
def client(as_somebody: AsSomebody) -> Client:
    """An administrator of the city."""
    return as_somebody(RoleName.ADMINISTRATOR)


@pytest.fixture
def node() -> PlanNode:
    """A place of a plan."""
    return factories.plan_node("2")


def builders(node: PlanNode) -> list[str]:
    return [
        reverse("new_long_term_plan"),
        *(reverse(name, args=[node.plan_id]) for name in ("edit_long_term_plan", "remove_long_term_plan", "add_node", "plan_followers")),
        *(reverse(name, args=[node.pk]) for name in ("edit_node", "close_node", "remove_node")),
    ]  # fmt: skip


def test_everybody_reads_plans_and_those_who_settle_the_city_build_them(
    node: PlanNode, as_somebody: AsSomebody
) -> None:
    read = [PLANS, *(reverse(name, args=[node.plan_id]) for name in ("long_term_plan", "long_term_plan_history"))]
    read.append(reverse("plan_node", args=[node.pk]))
    for role in RoleName:
        client = as_somebody(role)
        assert {client.get(path).status_code for path in read} == {200}, role
        allowed = role in (RoleName.ADMINISTRATOR, RoleName.EVALUATOR)
        for path in builders(node):
            assert client.get(path).status_code == (200 if allowed else 403), (role, path)
            assert allowed or client.post(path, {"reason": "x"}).status_code == 403, (role, path)
    assert as_somebody(RoleName.ADMINISTRATOR, over=factories.agency()).get(builders(node)[0]).status_code == 403
    assert as_somebody().get(PLANS).status_code == 403


def test_an_empty_city_says_what_to_do_and_who_can(client: Client, as_somebody: AsSomebody) -> None:
    page = client.get(PLANS).content.decode()
    assert reverse("new_long_term_plan") in page
    officer = as_somebody(RoleName.OFFICER, language="th").get(PLANS).content.decode()
    assert said("There is no long-term plan yet") in officer
    assert reverse("new_long_term_plan") not in officer


def test_the_first_plan_is_made_with_its_levels_and_its_first_places(client: Client) -> None:
    answer = client.post(reverse("new_long_term_plan"), ENTERED, follow=True)
    plan = Plan.objects.get()

    assert answer.redirect_chain == [(reverse("long_term_plan", args=[plan.pk]), 303)]
    assert [level["label"] for level in plan.levels] == ["ประเด็นยุทธศาสตร์", "เป้าประสงค์ที่"]
    assert (plan.first_year_be, plan.last_year_be) == (2561, 2565)
    add = reverse("add_node", args=[plan.pk])
    client.post(add, {"parent": "", "level": "", "code": "๒", "name_th": "มหานครสีเขียว", "name_en": "Green city"})
    answer = client.post(add, {"parent": "2", "code": "2.4.", "name_th": "พลังงาน", "another": "1"})

    assert answer["Location"] == f"{add}?below=2"
    assert [(str(one), one.level_label, one.rank) for one in plan.nodes.order_by("code")] == [
        ("2 มหานครสีเขียว", "ประเด็นยุทธศาสตร์", "ด้านที่"),
        ("2.4 พลังงาน", "เป้าประสงค์ที่", ""),
    ]
    page = " ".join(client.get(reverse("long_term_plan", args=[plan.pk])).content.decode().split())
    assert "Strategy" in page
    assert '<span class="num">2</span> Green city' in page


def test_a_code_that_is_there_and_a_year_that_is_none_are_said_at_the_form(client: Client, node: PlanNode) -> None:
    taken = client.post(reverse("add_node", args=[node.plan_id]), {"code": "2", "name_th": "อื่น"})
    wrong = client.post(reverse("new_long_term_plan"), ENTERED | {"last_year_be": "99999"})

    assert (taken.status_code, wrong.status_code) == (422, 422)
    assert "The plan already has this code." in taken.content.decode()


def test_a_place_is_renamed_with_its_reason_and_a_stale_form_shows_both(client: Client, node: PlanNode) -> None:
    path = reverse("edit_node", args=[node.pk])
    sent = {"version": "1", "code": "2", "name_th": "เมืองน่าอยู่", "level": "own", "reason": "มติ"}

    assert client.post(path, sent | {"reason": ""}).status_code == 422
    assert client.post(path, sent).status_code == 303
    assert client.post(path, sent | {"name_th": "อีกชื่อ"}).status_code == 409
    node.refresh_from_db()
    assert (node.name_th, node.level_label, node.version) == ("เมืองน่าอยู่", "เป้าประสงค์ที่", 2)


def test_a_place_shows_its_indicators_and_stays_while_they_lean_on_it(
    client: Client, node: PlanNode, as_somebody: AsSomebody
) -> None:
    indicator = factories.indicator()
    IndicatorNode.objects.create(indicator=indicator, node=node)

    page = client.get(reverse("plan_node", args=[node.pk])).content.decode()
    elsewhere = as_somebody(RoleName.OFFICER, over=factories.agency()).get(reverse("plan_node", args=[node.pk]))

    assert reverse("indicator", args=[indicator.pk]) in page
    assert reverse("indicator", args=[indicator.pk]) not in elsewhere.content.decode()
    assert client.post(reverse("remove_node", args=[node.pk]), {"reason": "x"}).status_code == 403
    assert "1 indicator supports this place" in client.get(reverse("remove_node", args=[node.pk])).content.decode()
    tree = client.get(f"{reverse('long_term_plan', args=[node.plan_id])}?year=2564").content.decode()
    assert "1 indicator<" in tree


def test_a_place_is_closed_and_opened_again_and_the_history_tells_it(client: Client, node: PlanNode) -> None:
    path = reverse("close_node", args=[node.pk])

    assert client.post(path, {"on": "1 ต.ค. 2564", "reason": "สิ้นสุดแผน"}).status_code == 303
    assert "Closed from" in client.get(reverse("plan_node", args=[node.pk])).content.decode()
    assert client.post(path, {"reason": "ขยาย"}).status_code == 303
    history = client.get(reverse("long_term_plan_history", args=[node.plan_id])).content.decode()
    assert "The place in the long-term plan was closed" in history
    assert "The place in the long-term plan was opened again" in history


def test_an_empty_plan_is_taken_out_and_one_with_places_is_not(client: Client, node: PlanNode) -> None:
    empty = Plan.objects.create(title_th="ว่าง")

    assert client.post(reverse("remove_long_term_plan", args=[empty.pk])).status_code == 303
    assert client.post(reverse("remove_long_term_plan", args=[node.plan_id])).status_code == 403
    assert list(Plan.objects.all()) == [node.plan]


def test_the_places_of_the_plan_before_get_their_followers_at_once(client: Client, node: PlanNode) -> None:
    plan = Plan.objects.create(title_th="แผนใหม่", follows=node.plan)
    own = factories.plan_node("5", plan=plan, name_th=node.name_th)
    path = reverse("plan_followers", args=[plan.pk])

    page = client.get(path).content.decode()
    assert "suggested" in page
    assert client.post(path, {f"n{node.pk}": "9"}).status_code == 422
    assert client.post(path, {f"n{node.pk}": "5"}).status_code == 303
    assert list(node.followers.all()) == [own]
    assert "It is taken further by" in client.get(reverse("plan_node", args=[node.pk])).content.decode()


@pytest.mark.parametrize("language", ["th", "en"])
def test_plans_side_by_side_in_both_languages(as_somebody: AsSomebody, node: PlanNode, language: str) -> None:
    Plan.objects.create(
        title_th="แผนใหม่", title_en="New plan", follows=node.plan, first_year_be=2566, last_year_be=2570
    )
    page = as_somebody(RoleName.EXECUTIVE, language=language).get(PLANS).content.decode()

    assert ("New plan" in page) == (language == "en")
    assert ("2566" in page) == (language == "th")
