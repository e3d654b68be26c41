"""A small city in which something was signed, sealed as it stands, for what is done to its rows past the system."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allauth.socialaccount.models import SocialAccount
from django.utils import timezone
from pytest_django import DjangoDbBlocker

import factories
import world
from samrit.actions.plans.plan import recheck
from samrit.actions.reviews import review
from samrit.ledger.blobs import store_blob
from samrit.ledger.trail import record_rest
from samrit.measure import emissions
from samrit.records.models import (
    AgencyChange,
    CityHoliday,
    Contact,
    EmissionFactor,
    Evidence,
    Figure,
    FiscalYear,
    Indicator,
    IndicatorNode,
    PublishedNode,
    PublishedPlan,
    Review,
    RuleSetting,
)
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Status
from shared_rows import shared_rows

AT = factories.AT


@contextmanager
def sealed_city(blocker: DjangoDbBlocker, folder: Path) -> Iterator[None]:
    """Made once for the tests of a module; the harm that each does is undone."""
    with shared_rows(blocker, folder):
        _fill(world.build())
        recheck(Indicator.objects.all(), at=timezone.now())
        record_rest()
        yield


def _fill(made: world.World) -> None:
    own, officer, by = made.places["own"], made.places["own"].officer, made.people[RoleName.ADMINISTRATOR]
    year_end = factories.quarter(own.indicator, 5, status=Status.SUBMITTED)
    review.sign(report=year_end, by=officer, at=AT, name="นายตัวอย่าง ทดสอบ", position="นักวิชาการ")
    first = factories.quarter(own.indicator, 1, status=Status.SUBMITTED)
    Review.objects.create(report=first, round=1, version=1, action="endorse", role="head", by=by, at=AT, opinion="ดี")
    Evidence.objects.create(
        indicator=own.indicator, quarter=1, kind="file", shows="รายชื่อ", added_by=officer, added_at=AT,
        blob=store_blob(b"a", media_type="text/plain", at=AT), original_sha256="0" * 64,
    )  # fmt: skip
    Figure.objects.create(
        report=first,
        field="narrative",
        start=0,
        words="5",
        value=5,
        source="typed",
        reported_by=officer,
        reported_at=AT,
    )
    Contact.objects.create(
        partner=own.attendance.partner, agency=own.agency, name="นางสาวสมมติ ใจดี", phone="0812345678", purpose="นัดหมาย",
        notified_on=AT.date(), added_by=officer, added_at=AT,
    )  # fmt: skip
    FiscalYear.objects.update_or_create(fiscal_year_be=2564, defaults={"due_dates": {"1": "2021-01-15"}})
    CityHoliday.objects.create(on=AT.date(), name_th="วันหยุด")
    RuleSetting.objects.create(code="R001", reason="ลองก่อน", set_by=by, set_at=AT)
    EmissionFactor.objects.create(agency=own.agency, year_ce=2021, t_per_mwh="0.4", kind=emissions.KINDS[0], source="ก")
    IndicatorNode.objects.create(indicator=own.indicator, node=factories.plan_node(), position=1)
    AgencyChange.objects.create(agency=own.agency, kind="renamed", from_on=AT.date(), name_th="ชื่อเดิม", reason="คำสั่ง")
    own.project.indicators.add(own.indicator)
    PublishedPlan.objects.create(fiscal_year_be=2564, agency_code="1", name_th="แผน", indicators=9)
    PublishedNode.objects.create(plan_th="แผน", code="1", name_th="ด้านที่หนึ่ง")
    SocialAccount.objects.create(user=by, provider="city", uid="somebody")
    factories.measurement(own.agency)
