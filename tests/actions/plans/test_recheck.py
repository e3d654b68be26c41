"""Findings are counted when something is saved, for many indicators in a fixed number of queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

import factories
from samrit.actions.plans.plan import recheck, rules_version
from samrit.checks import Severity, check
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Indicator

pytestmark = pytest.mark.django_db


def test_the_counts_are_those_of_the_check() -> None:
    indicator = factories.indicator()

    recheck(Indicator.objects.all(), at=factories.AT)

    row = with_reports(Indicator.objects.all()).get(pk=indicator.pk)
    found = check(indicator_report(row), on=factories.AT.date())
    stored = (row.findings_errors, row.findings_warnings, row.findings_notes)
    assert stored == tuple(
        sum(f.severity is s for f in found) for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    )
    assert sum(stored) > 0
    assert (row.rules_version, row.checked_at) == (rules_version(), factories.AT)


@pytest.mark.parametrize("rows", [1, 3, 12])
def test_many_cost_no_more_queries_than_one(rows: int, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(rows):
        factories.indicator()

    # Rules, four to read, one to write; then, in a transaction of their own (two), their results, read, compared and added.
    with django_assert_max_num_queries(19):
        recheck(Indicator.objects.all(), at=factories.AT)

    assert not Indicator.objects.filter(checked_at=None).exists()
