"""Look at a link that was given as evidence, and keep a copy: work for a worker, since a site may take its time."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from samrit.actions.acting import unasked
from samrit.actions.people.notify import notify_of_dead_link
from samrit.actions.plans.plan import recheck_one
from samrit.evidence.addresses import Gate
from samrit.ledger.blobs import store_blob
from samrit.ledger.queue import ending_task
from samrit.records.models import Capture, Evidence
from samrit.report.mentions import find_links
from samrit.vocabulary.codes import EvidenceKind, LinkState

if TYPE_CHECKING:
    from samrit.evidence.capture import Captured


def capture_soon(evidence: Iterable[Evidence]) -> None:
    """Let a worker look at those of them that are links, as soon as the transaction is over."""
    if settings.CAPTURE_LINKS:
        for item in evidence:
            if item.kind == EvidenceKind.LINK:
                capture_link.enqueue(item.pk)


@task()
def capture_link(evidence_id: int, not_since: str | None = None) -> str:
    """Look at the link with this key now; gives its state, "" where there is nothing to look at (any more).

    `not_since` is a time in ISO 8601: a link that was looked at since then is let be, so that asking twice does no harm.
    """
    wanted = Evidence.objects.filter(pk=evidence_id, kind=EvidenceKind.LINK.value, removed_at=None)
    if not_since is not None:
        wanted = wanted.exclude(link_checked_at__gte=datetime.fromisoformat(not_since))
    evidence = wanted.first()
    return check_link(evidence=evidence, at=timezone.now()).state if evidence is not None else ""


def check_link(*, evidence: Evidence, at: datetime, gate: Gate | None = None) -> Capture:
    """Look at a link, and keep what is there; those responsible are told where it no longer opens.

    `gate` says where may be gone to; by default to the public only. Nobody's permission is asked: the system looks.
    """
    links = find_links(evidence.ref)
    url = links[0].url if links else evidence.ref
    # What it showed when it was given is what counts; later looks only ask whether it still opens.
    wants_copy = not evidence.captures.filter(blob__isnull=False).exists()
    from samrit.evidence.capture import capture  # with httpx, which only who fetches needs

    captured = capture(url, gate=gate, browser=settings.CHROMIUM, virus_daemon=settings.CLAMD, wants_copy=wants_copy)
    return _store(evidence, captured, at)


def _store(evidence: Evidence, captured: "Captured", at: datetime) -> Capture:
    with ending_task(at), unasked(None, at) as act:
        row = Evidence.objects.select_for_update(of=("self",)).select_related("indicator").get(pk=evidence.pk)
        state = LinkState(captured.reachability.value)
        blob = store_blob(captured.data, media_type=captured.media_type, at=at) if captured.data else None
        original = None
        if captured.original:
            original = store_blob(captured.original, media_type=captured.original_media_type, at=at)
        made = Capture(
            evidence=row,
            at=at,
            state=state.value,
            http_status=captured.status,
            final_url=captured.final_url,
            title=captured.title,
            method=captured.method,
            blob=blob,
            original=original,
        )
        made.reason = captured.why
        made.save()
        before = row.link_state
        row.link_state, row.link_checked_at = state.value, at
        row.save(update_fields=["link_state", "link_checked_at"])
        recheck_one(row.indicator_id, at=at)
        if state is LinkState.DEAD and before != state and row.removed_at is None:
            notify_of_dead_link(row, at=at)
        after = {"link_state": state.value, "http_status": captured.status, "sha256": blob.sha256 if blob else None}
        payload = {name: value for name, value in after.items() if value is not None}
        act.log("capture_link", row, before={"link_state": before}, after=payload)
        return made
