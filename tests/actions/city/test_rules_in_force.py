"""The city's settings of rules: whatever judges a report goes by them, and its version tells which they were."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from factories import AT
from samrit.actions.plans.plan import check_rule_set, recheck, rules_version
from samrit.checks import RULES, Severity, Waiver
from samrit.checks.example import form
from samrit.queries.city.rules import city_rules
from samrit.records.models import CheckRuleSet, Indicator, RuleSetting
from samrit.report import Level

pytestmark = pytest.mark.django_db


def resolve(code: str, *, binds_from: date | None = None, is_off: bool = False) -> RuleSetting:
    by = factories.user()
    return RuleSetting.objects.create(
        code=code, binds_from=binds_from, is_off=is_off, reason="ตามมติที่ประชุม", set_by=by, set_at=AT
    )


def test_without_settings_the_table_of_rules_is_in_force() -> None:
    rules = city_rules()

    assert (rules.binds_from, rules.waivers) == ({}, ())
    assert [row["code"] for row in rules.table] == [rule.code for rule in RULES]
    assert {row["off"] for row in rules.table} == {""}


def test_a_rule_notes_before_its_day_and_one_that_is_off_is_waived_with_the_reason() -> None:
    resolve("E501", binds_from=date(2021, 10, 1))
    resolve("C101", is_off=True)
    report = form(evidence=(), level=Level.BOTH)

    found = {f.code: (f.severity, f.waived) for f in city_rules().check(report, on=date(2021, 9, 30))}

    assert found["E501"] == (Severity.NOTE, "")
    assert found["C101"][1] == "ตามมติที่ประชุม"


def test_rules_that_are_no_more_are_passed_over() -> None:
    resolve("Z999", is_off=True)

    assert city_rules().waivers == ()


def test_the_counts_of_an_indicator_go_by_the_settings() -> None:
    indicator = factories.indicator()
    recheck(Indicator.objects.all(), at=AT)
    before = Indicator.objects.get(pk=indicator.pk)
    for rule in RULES:
        resolve(rule.code, is_off=True)

    recheck(Indicator.objects.all(), at=AT)

    after = Indicator.objects.get(pk=indicator.pk)
    assert before.findings_errors + before.findings_warnings + before.findings_notes > 0
    assert (after.findings_errors, after.findings_warnings, after.findings_notes) == (0, 0, 0)
    assert after.rules_version == rules_version() != before.rules_version


def test_what_judged_is_kept_once_for_each_version(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    plain = check_rule_set(city_rules())
    resolve("E501", is_off=True)
    changed = check_rule_set(city_rules())

    with django_assert_num_queries(1):
        rules = city_rules()

    assert rules.waivers == (Waiver("E501", "ตามมติที่ประชุม"),)
    assert check_rule_set(rules) == changed != plain
    assert CheckRuleSet.objects.count() == 2
    assert next(row for row in changed.table if row["code"] == "E501")["off"] == "ตามมติที่ประชุม"
