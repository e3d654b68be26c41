"""Withdraw what was published of a report, with a reason that anybody may read: what it said is gone, that it was there stays."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from samrit.actions.acting import acting
from samrit.actions.permissions import OnRow, Permission
from samrit.actions.public import webhooks
from samrit.actions.public.publish_copy import raise_stamps
from samrit.actions.public.releases import withdraw_from_releases
from samrit.actions.report_permissions import agency_of_plan
from samrit.records.models import YEAR_END, PublishedIndicator, PublishedList, PublishedResult, QuarterReport, User
from samrit.report.published import WITHDRAWN, stored, tombstone
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

LONGEST_REASON = 500
WITHDRAW_PUBLICATION: OnRow[QuarterReport] = OnRow(
    Permission.WITHDRAW, lambda report: agency_of_plan(report.indicator.annual_plan), lambda _report: None
)
"""What is published of a report is withdrawn by its evaluators, whatever became of the report since and of its year."""


def withdraw_publication(
    *, report: QuarterReport, serials: Collection[int], reason: str, by: User, at: datetime
) -> None:
    """Take back publications of a report, by their numbers; Invalid where one is no publication that is there.

    Their content and lists are deleted, and the values that the next publication says it changed. The records stay; what
    is published next is a publication like any other. Releases of open data that have one of them are withdrawn with it.
    """
    with acting(WITHDRAW_PUBLICATION, report, by, at) as act:
        words = reason.strip()
        if not words or len(words) > LONGEST_REASON:
            raise Invalid(Message("Say why, in at most {most} characters.", most=LONGEST_REASON))
        found = list(
            there(report).select_related("indicator").select_for_update(of=("self",)).filter(serial__in=serials)
        )
        if not found or len(found) != len(set(serials)):
            raise Invalid(Message("One of these publications is not there any more."))
        copied = PublishedIndicator.objects.select_related("plan").get(pk=found[0].indicator_id)
        content, _sha256 = stored(tombstone(report.quarter, words))
        for one in found:
            PublishedList.objects.filter(result=one).delete()
            PublishedResult.objects.filter(indicator=copied, quarter=one.quarter, revision=one.revision + 1).update(
                changes=[]
            )
        PublishedResult.objects.filter(pk__in=[one.pk for one in found]).update(
            content=content, changes=[], withdrawn_at=at
        )
        if report.quarter == YEAR_END and any(one.superseded_at is None for one in found):
            PublishedIndicator.objects.filter(pk=copied.pk).update(
                year_state=WITHDRAWN, year_doubt="", year_short_th="", year_short_en=""
            )
        withdraw_from_releases(found, words, at=at)
        raise_stamps(copied)
        if any(one.superseded_at is None for one in found):
            webhooks.announce_result(webhooks.WITHDRAWN, copied, report.quarter, at=at)
        act.log("withdraw_publication", report, after={"publications": sorted(serials), "reason": words})


def there(report: QuarterReport) -> QuerySet[PublishedResult]:
    """The publications of a report that can be withdrawn, the newest first."""
    rows = PublishedResult.objects.filter(indicator__source=report.indicator_id, quarter=report.quarter)
    return rows.filter(withdrawn_at=None).order_by("-serial")
