"""The versions of a report: all are listed with what became of them, any two are compared word by word."""

import pytest
from visitors import AsSomebody

import factories
from factories import AT
from samrit.actions.reports.edit_quarter import edit_quarter
from samrit.actions.reviews import review
from samrit.records.models import QuarterReport
from samrit.report import Result
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status

pytestmark = pytest.mark.django_db


def saved(*narratives: str) -> QuarterReport:
    """A report saved once with each of these narratives; its result counts up with them."""
    row, by = factories.indicator().quarters.get(quarter=1), factories.user(RoleName.OFFICER)
    for at, words in enumerate(narratives, 1):
        content = factories.content(result=Result.of(at, "แห่ง"), narrative=words)
        row = edit_quarter(report=row, content=content, version=at, by=by, at=AT)
    return row


def test_the_last_two_are_compared_and_any_two_that_one_chooses(as_somebody: AsSomebody) -> None:
    row = saved("จัดประชุมแล้ว", "จัดอบรมแล้ว", "จัดอบรมแล้วเสร็จ")
    client, address = as_somebody(RoleName.EVALUATOR), f"/office/indicators/{row.indicator_id}/quarters/1/versions/"

    last = client.get(address).content.decode()
    first = client.get(f"{address}?old=2&new=3").content.decode()

    assert "From version 3 to version 4" in last
    assert "<ins>3 " in last
    assert "ประชุม<span" in first
    assert "อบรม<span" in first
    assert client.get(f"{address}?old=2&new=99").status_code == 404
    assert client.get(f"{address}?old=x&new=2").status_code == 200


def test_what_became_of_a_version_is_told(as_somebody: AsSomebody) -> None:
    row = saved("จัดประชุมแล้ว")
    review.submit(report=row, by=factories.user(RoleName.OFFICER, username="officer"), at=AT)
    review.return_(report=row, reasons={"": "x"}, by=factories.user(RoleName.HEAD, username="head"), at=AT)

    page = (
        as_somebody(RoleName.OFFICER)
        .get(f"/office/indicators/{row.indicator_id}/quarters/1/versions/")
        .content.decode()
    )

    assert [who in page for who in ("Submit · ", "· officer", "Return · ", "· head")] == [True] * 4


def test_a_report_with_one_version_or_none_has_nothing_to_compare(as_somebody: AsSomebody) -> None:
    row = factories.indicator().quarters.get(quarter=1)

    page = as_somebody(RoleName.OFFICER).get(f"/office/indicators/{row.indicator_id}/quarters/1/versions/")

    assert "Nothing has been saved here yet." in page.content.decode()


def test_the_public_keeps_the_published_version_while_the_next_is_in_work(as_somebody: AsSomebody) -> None:
    row, evaluator = saved("ฉบับแรก"), factories.user(RoleName.EVALUATOR)
    QuarterReport.objects.filter(pk=row.pk).update(status=Status.EVALUATED.value)
    review.publish(report=row, by=evaluator, at=AT)
    review.reopen(report=row, reason="ผิด", by=evaluator, at=AT)
    now = QuarterReport.objects.get(pk=row.pk)
    edit_quarter(
        report=now,
        content=factories.content(result=Result.of(9, "แห่ง"), narrative="ฉบับใหม่"),
        version=2,
        by=factories.user(RoleName.OFFICER),
        at=AT,
    )

    page = as_somebody(RoleName.OFFICER).get(f"/office/indicators/{row.indicator_id}/").content.decode()
    assert "The public sees version 2; version 3 is in work." in page
