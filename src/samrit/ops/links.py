"""Links given as evidence are looked at again each month, those that don't open or have no copy each week."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from samrit.actions.capture_link import capture_link
from samrit.records.enums import EvidenceKind, LinkState
from samrit.records.models import Capture, Evidence

DAYS = 30
DAYS_OF_THE_UNSETTLED = 7
HOURS_OF_WAITING = 6  # a link that was just given has its own task; after so long that one is lost
AT_ONCE = 500


def recheck_links(at: datetime) -> int:
    """Enqueue a look at each link whose time has come; gives how many. For the worker's daily round; reads and enqueues only.

    Links that a paper brought, which nobody has looked at yet, are among them. The oldest come first, 500 a day at most,
    so that a city's first round spreads over some days.
    """
    is_captured = Exists(Capture.objects.filter(evidence=OuterRef("pk"), blob__isnull=False))
    unsettled = ~Q(is_captured=True) | Q(link_state=LinkState.DEAD.value)
    never = Q(link_checked_at=None) & (Q(added_at=None) | Q(added_at__lt=at - timedelta(hours=HOURS_OF_WAITING)))
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
        capture_link.enqueue(pk)
    return len(wanted)
