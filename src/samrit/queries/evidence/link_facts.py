"""What the records know of an indicator's links, as the checks ask for it."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, QuerySet

from samrit import report as typed
from samrit.checks import LinkFacts
from samrit.records.models import Capture, Evidence, Indicator
from samrit.report.signing import split_refs
from samrit.vocabulary.codes import EvidenceKind, LinkState


def with_captured() -> QuerySet[Evidence]:
    """Evidence, each with whether a copy of its link is kept (`is_captured`), in the same query."""
    return Evidence.objects.annotate(
        is_captured=Exists(Capture.objects.filter(evidence=OuterRef("pk"), blob__isnull=False))
    )


def link_facts(indicator: Indicator) -> Mapping[str, LinkFacts]:
    """Of an indicator that was loaded `with_reports`: its links that were asked for, by the words of the typed report."""
    facts: dict[str, LinkFacts] = {}
    for item in indicator.evidence.all():
        if item.kind != EvidenceKind.LINK or item.removed_at is not None or item.link_state == LinkState.UNCHECKED:
            continue
        known = LinkFacts(
            is_dead=item.link_state == LinkState.DEAD, is_captured=bool(getattr(item, "is_captured", False))
        )
        # One row of a paper may hold several links; the typed report has each for itself.
        facts |= {one.ref: known for one in split_refs(typed.Evidence(ref=item.ref))}
    return facts
