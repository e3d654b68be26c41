"""A plan is begun and built on the web: its list of definitions, the form of one, what changed since last year."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from visitors import AsSomebody

import factories
from catalogue import said
from factories import AT
from samrit.actions.plans.define_indicator import define_indicator
from samrit.actions.plans.start_plan import copy_plan
from samrit.actions.plans.write_definition import current_definition
from samrit.counting import Constant, Count, CountingRule, Operator, RecordKind
from samrit.definitions import Definition, ResultSource, entry_of, read_entry
from samrit.queries.plans.definition import with_definitions
from samrit.queries.plans.year_changes import FieldChange, Since, year_changes, year_fates
from samrit.records.models import AnnualPlan, Event, Indicator
from samrit.thai.translation import in_language
from samrit.thai.wordwise import Change, Piece
from samrit.vocabulary.codes import RoleName

pytestmark = pytest.mark.django_db


def expected_version(page: str) -> str:
    """The page without the words that only a screen reader says."""
    return re.sub("<span class=.hidden-words.>.*?</span>", "", page)


@pytest.fixture
def plan() -> AnnualPlan:
    """An agency's plan of 2564."""
    return factories.annual_plan(factories.agency("2200"))


@pytest.fixture
def officer(as_somebody: AsSomebody, plan: AnnualPlan) -> Client:
    """The agency's officer at a browser, in English."""
    return as_somebody(RoleName.OFFICER, over=plan.agency)


def entered(indicator: Indicator, **changes: str) -> dict[str, object]:
    """What the form sends for an indicator, with some fields changed."""
    row = with_definitions(Indicator.objects.all()).get(pk=indicator.pk)
    definition = current_definition(row)
    return {**entry_of(definition), "nodes": list(definition.nodes), "version": row.version, **changes}


def test_a_plan_begins_empty_or_as_a_copy_and_a_sheet_is_brought_first(officer: Client, plan: AnnualPlan) -> None:
    factories.indicator(plan, number="1")

    page = officer.get("/office/plans/start/?agency=2200&year=2565")
    copied = officer.post(
        "/office/plans/start/", {"agency": "2200", "fiscal_year_be": "2565", "method": "copy"}, QUERY_STRING="year=2565"
    )
    sheet = officer.post(
        "/office/plans/start/",
        {"agency": "2200", "fiscal_year_be": "2566", "method": "sheet"},
        QUERY_STRING="year=2566",
    )
    again = officer.post(
        "/office/plans/start/",
        {"agency": "2200", "fiscal_year_be": "2565", "method": "empty"},
        QUERY_STRING="year=2565",
    )

    assert page.status_code == 200
    assert copied["Location"] == "/office/plans/2200/2565/indicators/"
    assert sheet["Location"] == "/office/plans/2200/2566/sheet/"
    assert "already has a plan for this fiscal year" in again.content.decode()
    assert Indicator.objects.filter(annual_plan__fiscal_year_be=2565).count() == 1


def test_whoever_may_plan_nowhere_is_told_who_may(as_somebody: AsSomebody) -> None:
    answer = as_somebody(RoleName.EXECUTIVE).get("/office/plans/start/")

    assert answer.status_code == 403
    assert "officers and coordinators" in answer.content.decode()


def test_an_empty_plan_says_what_to_do_next(officer: Client, plan: AnnualPlan, as_somebody: AsSomebody) -> None:
    for address in ("/office/plans/2200/2564/", "/office/plans/2200/2564/indicators/"):
        page = officer.get(address).content.decode()
        assert "three ways to begin" in page
        assert "/office/plans/2200/2564/sheet/" in page
    found = as_somebody(RoleName.EXECUTIVE, over=plan.agency).get("/office/plans/2200/2564/").content.decode()
    assert "officers and coordinators build it" in found
    assert "/office/plans/2200/2564/sheet/" not in found


def test_weights_that_do_not_come_to_100_say_by_how_much(officer: Client, plan: AnnualPlan) -> None:
    for number, weight in (("1", 60), ("2", 30)):
        row = factories.indicator(plan, number=number)
        row.weight = weight
        row.save()

    for address in ("/office/plans/2200/2564/", "/office/plans/2200/2564/indicators/"):
        assert "come to 90, 10 less than 100" in officer.get(address).content.decode()


@pytest.mark.parametrize("indicators", [1, 3])
def test_lists_ask_the_database_as_often_for_many_rows_as_for_one(
    indicators: int, plan: AnnualPlan, officer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(indicators):
        factories.indicator(plan)
    copy_plan(source=plan, fiscal_year_be=2565, by=factories.user(RoleName.OFFICER), at=AT)

    for address, queries in (("/office/plans/2200/2565/indicators/", 12), ("/office/plans/2200/2565/changes/", 15)):
        with django_assert_num_queries(queries):
            assert officer.get(address).status_code == 200


def test_an_indicator_is_defined_and_what_a_reviewer_would_say_stands_beside_the_field(
    officer: Client,
) -> None:
    name = "จำนวนชุมชนที่แยกเศษอาหาร"
    data = {
        "name_th": name, "definition": name, "method": "", "number": "7", "comparison": "at_least", "target": "12",
        "unit": "ชุมชน", "level": "output", "kind": "unknown", "accumulation": "sum", "source": "typed",
    }  # fmt: skip

    answer = officer.post("/office/plans/2200/2564/indicators/new/", data, follow=True)

    made = Indicator.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/office/indicators/{made.pk}/definition/", 303)]
    assert (made.target.printed, made.accumulation) == ("ไม่น้อยกว่า 12 (ชุมชน)", "sum")
    assert "The definition is saved." in page
    assert "C103" in page


def test_what_is_typed_is_looked_over_and_nothing_is_saved(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    data = entered(indicator, definition=indicator.name_th)

    live = officer.post(f"/office/indicators/{indicator.pk}/definition/check/", data)
    plain = officer.post(f"/office/indicators/{indicator.pk}/definition/", {**data, "preview": "1"})

    for answer in (live, plain):
        assert answer.status_code == 200
        assert "C103" in answer.content.decode()
    assert b"<html" not in live.content
    assert b'hx-swap-oob="true"' in live.content
    assert "nothing is saved yet" in plain.content.decode()
    assert (Indicator.objects.get().definition, Event.objects.count()) == ("", 0)


def test_a_target_keeps_its_words_until_one_says_otherwise(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    address = f"/office/indicators/{indicator.pk}/definition/"
    page = officer.get(address).content.decode()

    officer.post(address, entered(indicator, weight="100"))
    stored = Indicator.objects.get().target.printed
    officer.post(address, entered(indicator, reword="on"))

    assert "ไม่น้อยกว่า 5 (หน่วยงาน) instead of 5 (ไม่น้อยกว่า ... หน่วยงาน)" in page
    assert stored == "5 (ไม่น้อยกว่า ... หน่วยงาน)"
    assert Indicator.objects.get().target.printed == "ไม่น้อยกว่า 5 (หน่วยงาน)"
    assert 'name="reword"' not in officer.get(address).content.decode()


def test_a_name_that_is_half_typed_does_not_silence_the_rest(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    data = entered(indicator, target="ห้า", definition=indicator.name_th)

    live = officer.post(f"/office/indicators/{indicator.pk}/definition/check/", data)

    assert "C103" in live.content.decode()


def test_what_cannot_be_taken_is_told_beside_the_field_and_what_was_typed_stays(
    officer: Client, plan: AnnualPlan
) -> None:
    indicator = factories.indicator(plan, number="1")
    data = entered(indicator, target="ห้า", weight="สิบ", method="นับใหม่", q1_weight="60")

    answer = officer.post(f"/office/indicators/{indicator.pk}/definition/", data)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“ห้า” is not a number" in page
    assert "“สิบ” is not a number" in page
    assert "come to 60, 40 less than 100" in page
    assert "นับใหม่" in page
    assert Indicator.objects.get().method == ""


def test_of_two_at_once_the_second_sees_both_and_saves_over_it_on_purpose(officer: Client, plan: AnnualPlan) -> None:
    indicator = factories.indicator(plan, number="1")
    mine = entered(indicator, method="นับทุกไตรมาส")
    theirs = current_definition(with_definitions(Indicator.objects.all()).get()).replace(method="นับทุกเดือน")
    define_indicator(indicator=indicator, definition=theirs, version=1, by=factories.user(RoleName.OFFICER), at=AT)

    first = officer.post(f"/office/indicators/{indicator.pk}/definition/", mine)
    page = first.content.decode()

    assert first.status_code == 409
    assert "nothing that you typed is lost" in page
    assert "<mark>เดือน</mark>" in page
    assert "<mark>ไตรมาส</mark>" in page
    assert 'name="version" value="2"' in page
    second = officer.post(f"/office/indicators/{indicator.pk}/definition/", {**mine, "version": "2"})
    assert second.status_code == 303
    assert Indicator.objects.get().method == "นับทุกไตรมาส"


def test_moving_and_taking_out(officer: Client, plan: AnnualPlan) -> None:
    first, second = (factories.indicator(plan, number=number) for number in ("1", "2"))

    officer.post(f"/office/indicators/{second.pk}/move/", {"up": ""})
    asked = officer.get(f"/office/indicators/{first.pk}/remove/").content.decode()
    gone = officer.post(f"/office/indicators/{first.pk}/remove/")

    assert "Nothing was filed in it yet" in asked
    assert gone["Location"] == "/office/plans/2200/2564/indicators/"
    assert [one.number for one in plan.indicators.order_by("position")] == ["2"]


def test_what_changed_since_last_year_is_told_word_by_word(officer: Client, plan: AnnualPlan) -> None:
    by = factories.user(RoleName.OFFICER)
    _stored, reworded, dropped = (factories.indicator(plan, number=number) for number in ("1", "2", "3"))
    now = copy_plan(source=plan, fiscal_year_be=2565, by=by, at=AT)
    row = with_definitions(now.indicators.all()).get(last_year=reworded)
    new = current_definition(row).replace(name_th="จำนวนโรงเรียนที่ร่วมโครงการ 2")
    define_indicator(indicator=row, definition=new, version=1, by=by, at=AT)
    now.indicators.get(last_year=dropped).delete()
    factories.indicator(now, number="9")

    with in_language("en"):
        changes, fates = year_changes(now), year_fates(now)
    page = officer.get("/office/plans/2200/2565/changes/").content.decode()

    assert [(one.number, one.since) for one in changes.indicators] == [
        ("1", Since.UNCHANGED), ("2", Since.CHANGED), ("9", Since.NEW), ("3", Since.DROPPED),
    ]  # fmt: skip
    assert fates.indicators == tuple(replace(one, fields=()) for one in changes.indicators)
    assert changes.indicators[1].fields == (
        FieldChange(
            "Name in Thai",
            "จำนวนหน่วยงานที่ร่วมโครงการ 2",
            "จำนวนโรงเรียนที่ร่วมโครงการ 2",
            (
                Piece(Change.UNCHANGED, "จำนวน"),
                Piece(Change.OUT, "หน่วยงาน"),
                Piece(Change.IN, "โรงเรียน"),
                Piece(Change.UNCHANGED, "ที่ร่วมโครงการ 2"),
            ),
        ),
    )
    assert "<del>หน่วยงาน</del><ins>โรงเรียน</ins>" in expected_version(page)


@pytest.mark.parametrize("language", ["th", "en"])
def test_help_has_good_and_bad_definitions_each_with_its_reason(as_somebody: AsSomebody, language: str) -> None:
    page = as_somebody(RoleName.OFFICER, language=language).get("/office/help/").content.decode()

    assert page.count('class="example good"') == page.count('class="example bad"') == 3
    assert ("Two people count differently" in page) == (language == "en")
    assert (said("Blank is not zero") in page) == (language == "th")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("definition", "นิยามใหม่"), ("method", "วิธีใหม่"), ("weight", 12), ("level", "outcome"), ("kind", "routine"),
        ("accumulation", "sum"), ("result_source", "ratio"), ("target_unit_text", "แห่ง"), ("target_value_text", "๕"),
    ],
)  # fmt: skip
def test_the_list_and_the_page_of_changes_agree_on_what_has_changed(
    plan: AnnualPlan, field: str, value: object
) -> None:
    factories.indicator(plan)
    now = copy_plan(source=plan, fiscal_year_be=2565, by=factories.user(RoleName.OFFICER), at=AT)
    now.indicators.update(**{field: value})

    with in_language("en"):
        changes, fates = year_changes(now), year_fates(now)

    assert fates.count(Since.CHANGED) == changes.count(Since.CHANGED) == (0 if value == "๕" else 1)


def test_counted_and_measured_follow_from_the_rule_and_the_form_leads_there(officer: Client, plan: AnnualPlan) -> None:
    """Nobody chooses them by hand, not in a sheet's row either, and nobody drops them but by the rule."""
    indicator = factories.indicator(plan)
    address = f"/office/indicators/{indicator.pk}/definition/"
    free = officer.get(address).content.decode()
    by_hand = officer.post(address, entered(indicator, source="counted"))
    factories.counting_rule(indicator)
    Indicator.objects.filter(pk=indicator.pk).update(result_source="counted")
    counted_indicator = officer.get(address).content.decode()
    saved = officer.post(address, entered(indicator, source="typed", name_en="By its rule"))
    row = Indicator.objects.get(pk=indicator.pk)
    typed, counted = Definition(name_th="ก"), Definition(name_th="ก", source=ResultSource.COUNTED)
    problems = [read_entry({"source": other}, one)[1] for one, other in ((typed, "measured"), (counted, "typed"))]

    assert '<option value="counted"' not in free
    assert f'href="/office/indicators/{indicator.pk}/rule/"' in free
    assert by_hand.status_code == 422
    assert '<option value="counted" selected' in counted_indicator
    assert (saved.status_code, row.result_source, row.name_en) == (303, "counted", "By its rule")
    assert [[one.field for one in found] for found in problems] == [["source"], ["source"]]


def test_a_ratio_by_a_rule_is_not_called_typed_by_hand(officer: Client, plan: AnnualPlan) -> None:
    """The rule divides two numbers; the form says that the rule is to be changed, and nothing is saved."""
    indicator = factories.indicator(plan)
    given = Constant(value=Decimal(8), source="บัญชีรายชื่อ")
    factories.counting_rule(indicator, rule=CountingRule(Count(of=RecordKind.PARTNER), Operator.PERCENT, given))
    Indicator.objects.filter(pk=indicator.pk).update(result_source="ratio")

    page = officer.post(f"/office/indicators/{indicator.pk}/definition/", entered(indicator, source="typed"))

    assert page.status_code == 422
    assert "to change it, change the rule" in expected_version(page.content.decode())
    assert Indicator.objects.get(pk=indicator.pk).result_source == "ratio"
