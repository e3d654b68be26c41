"""Two people at the very same moment, each with a connection of his own: nothing is lost, and the trail stays one chain."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

import factories
from factories import AT
from samrit.actions.edit_quarter import Conflict, edit_quarter
from samrit.actions.refusal import Denied, Refused
from samrit.actions.review import submit
from samrit.records.content import QuarterContent
from samrit.records.enums import RoleName
from samrit.records.models import Event, QuarterReport
from samrit.records.verification import verify_trail
from samrit.report import Result

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[type[Refused] | None]:
    """Run the deeds at the same moment; gives for each why it was refused, None where it was done."""
    ready = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> type[Refused] | None:
        try:
            ready.wait()
            deed()
        except Refused as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(run, deeds))


def test_of_two_who_save_the_same_report_one_is_told() -> None:
    report = factories.quarter()
    contents = [QuarterContent(result=Result.of(n), narrative=f"ฉบับที่ {n}") for n in (1, 2)]
    people = [factories.user(RoleName.OFFICER) for _ in contents]

    refusals = at_once(
        *(
            lambda content=content, by=by: edit_quarter(report=report, content=content, version=1, by=by, at=AT)
            for content, by in zip(contents, people, strict=True)
        )
    )

    assert set(refusals) == {None, Conflict}
    assert QuarterContent.of(QuarterReport.objects.get(pk=report.pk)) == contents[refusals.index(None)]
    assert Event.objects.count() == 1


def test_a_report_submitted_twice_is_submitted_once() -> None:
    report, by = factories.quarter(), factories.user(RoleName.OFFICER)

    refusals = at_once(*[lambda: submit(report=report, by=by, at=AT)] * 2)

    assert {None, Denied} == set(refusals)
    assert Event.objects.count() == 1


def test_many_deeds_at_once_make_one_chain() -> None:
    reports = [factories.quarter() for _ in range(8)]
    by = factories.user(RoleName.OFFICER)

    refusals = at_once(*(lambda report=report: submit(report=report, by=by, at=AT) for report in reports))

    assert refusals == [None] * 8
    assert Event.objects.count() == 8
    assert verify_trail().is_whole
