"""Whatever a report says, the records give it back; and a second paper about the same indicator erases nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

import factories
from factories import AT, YEAR_BE
from properties.strategies import indicators
from samrit.ledger.difference import differences
from samrit.queries.reports.to_report import indicator_report, with_reports
from samrit.records.models import Event, Indicator
from samrit.report import IndicatorReport
from samrit.report.model import texts
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.refusal import Invalid

pytestmark = pytest.mark.django_db
# Each example undoes what it wrote, so one database serves them all.
in_one_database = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def keepable(report: IndicatorReport) -> IndicatorReport:
    """The report with what the records promise to keep: progress in a sensible range, names that fit.

    Where a paper broke off is the paper's: the record is filled in, not cut.
    """
    quarters = tuple(
        q.replace(
            progress_percent=None if q.progress_percent is None else Decimal(min(abs(int(q.progress_percent)), 1000))
        )
        for q in report.quarters
    )
    return report.replace(
        fiscal_year_be=YEAR_BE,
        name=report.name or "ตัวชี้วัด",
        code=report.code[:30].strip(),
        number_text=report.number_text[:30].strip(),
        agency=report.agency or "สำนักตัวอย่าง",
        broken_off="",
        quarters=quarters,
    )


def stored(indicator: Indicator) -> IndicatorReport:
    return indicator_report(with_reports(Indicator.objects.all()).get(pk=indicator.pk))


@in_one_database
@given(indicators.map(keepable))
def test_what_is_saved_comes_back(report: IndicatorReport) -> None:
    with undone():
        by, plan = factories.user(RoleName.OFFICER), factories.annual_plan()

        saved = factories.saved_report(factories.upload(report, by=by), plan=plan, by=by, at=AT)

        assert stored(saved) == report


@in_one_database
@given(indicators.map(keepable), indicators.map(keepable))
def test_a_second_paper_is_followed_where_it_speaks_and_erases_nothing_where_it_is_silent(
    first: IndicatorReport, second: IndicatorReport
) -> None:
    with undone():
        by, plan = factories.user(RoleName.OFFICER), factories.annual_plan()
        indicator = factories.saved_report(factories.upload(first, by=by), plan=plan, by=by, at=AT)

        factories.saved_report(factories.upload(second, by=by), plan=plan, by=by, at=AT, indicator=indicator)

        after = stored(indicator)
        spoken, silent = dict(texts(second)), dict(texts(first))
        if second.unplaced:  # what stood in no field of the paper before it is with that paper
            silent = {path: text for path, text in silent.items() if not path.startswith("unplaced.")}
        there, said = differences(after, second)
        assert [path for path in there.keys() & said if not path.startswith("evidence.")] == []
        assert {path: text for path, text in texts(after) if path in silent and path not in spoken} == {
            path: text for path, text in silent.items() if path not in spoken
        }
        assert set(first.evidence) | set(second.evidence) == set(after.evidence)


@in_one_database
@given(indicators)
def test_any_report_at_all_is_saved_whole_or_refused_in_words(report: IndicatorReport) -> None:
    with undone():
        by, plan = factories.user(RoleName.OFFICER), factories.annual_plan()
        upload = factories.upload(report, by=by)

        refused: Invalid | None = None
        try:
            saved = factories.saved_report(upload, plan=plan, by=by, at=AT)
        except Invalid as refusal:
            refused = refusal

        if refused is None:
            known = {"fiscal_year_be": plan.fiscal_year_be, "agency": report.agency or "สำนักตัวอย่าง"}
            assert stored(saved) == report.replace(**known, broken_off="")
        else:
            assert refused.message.th
            assert refused.message.en
            assert not Indicator.objects.exists()
            assert not Event.objects.exists()
