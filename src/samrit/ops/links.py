"""Links given as evidence are looked at again each month, those that don't open or have no copy each week."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from samrit.actions.evidence.capture_link import capture_link
from samrit.records.models import Capture, Evidence
from samrit.vocabulary.codes import EvidenceKind, LinkState

DAYS = 30
DAYS_OF_THE_UNSETTLED = 7
HOURS_OF_WAITING = 6  # a link that was just given has its own task; after so long that one is lost
AT_ONCE = 1000
LATER = -10  # than a link that was just given


def recheck_links(at: datetime) -> int:
    """Enqueue a look at each link whose time has come; gives how many. For the worker's daily round; reads and enqueues only.

    The oldest come first, a thousand a day at most, and all of them after the links that were just given. Rows that
    nobody brought (the sample city's) are never asked for.
    """
    if not settings.CAPTURE_LINKS:
        return 0
    is_captured = Exists(Capture.objects.filter(evidence=OuterRef("pk"), blob__isnull=False))
    unsettled = ~Q(is_captured=True) | Q(link_state=LinkState.DEAD.value)
    never = Q(link_checked_at=None, added_at__lt=at - timedelta(hours=HOURS_OF_WAITING))
    wanted = (
        Evidence.objects.filter(kind=EvidenceKind.LINK.value, removed_at=None)
        .annotate(is_captured=is_captured)
        .filter(
            never
            | Q(link_checked_at__lt=at - timedelta(days=DAYS))
            | (unsettled & Q(link_checked_at__lt=at - timedelta(days=DAYS_OF_THE_UNSETTLED)))
        )
        .order_by("link_checked_at", "pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    )
    for pk in wanted:
        capture_link.using(priority=LATER).enqueue(pk, not_since=at.isoformat())
    return len(wanted)
