"""One partner: what it did in which campaigns, whom it was merged with, whom to talk to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum

from samrit.counting import RecordKind, RecordStatus
from samrit.queries.people.access import within
from samrit.records.models import Campaign, Contact, Fact, NotDuplicate, Partner, PartnerMerge

_DONE = {
    (RecordKind.ATTENDANCE, RecordStatus.PRESENT): "attended",
    (RecordKind.COMMITMENT, RecordStatus.DECLARED): "declared",
    (RecordKind.PRACTICE, RecordStatus.VERIFIED): "verified",
    (RecordKind.PRACTICE, RecordStatus.REPORTED): "reported",
    (RecordKind.PRACTICE, RecordStatus.REFUSED): "refused",
}


@dataclass(slots=True)
class TookPart:
    """What a partner did in one campaign, as counted now: how often it came and with how many, declared, carried out."""

    campaign: Campaign
    attended: int = 0
    people: int = 0
    declared: int = 0
    verified: int = 0
    reported: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What a merge would change: the rows that then count as another, the campaigns in which both took part."""

    attendances: int = 0
    commitments: int = 0
    practices: int = 0
    campaigns_of_both: int = 0
    duplicates: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class Ties:
    """Whom a partner was merged with or held apart from."""

    into: PartnerMerge | None
    duplicates: tuple[PartnerMerge, ...] = ()
    apart: tuple[Partner, ...] = field(default=())


def took_part(partner: Partner) -> tuple[TookPart, ...]:
    """By campaign, the latest first; two queries. What a duplicate did counts for the partner that it is merged into."""
    facts = Fact.objects.filter(partner=partner, known_until=None, campaign__isnull=False)
    rows = facts.values("campaign", "kind", "status").annotate(n=Count("pk"), came=Sum("people")).order_by()
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        name = _DONE.get((RecordKind(row["kind"]), RecordStatus(row["status"])))
        if name is not None:
            stated = found.setdefault(row["campaign"], {})
            stated[name] = row["n"]
            if name == "attended":
                stated["people"] = row["came"] or 0
    campaigns = Campaign.objects.select_related("agency").in_bulk(list(found))
    parts = [TookPart(campaigns[pk], **stated) for pk, stated in found.items()]
    return tuple(sorted(parts, key=lambda part: (part.campaign.starts_on, part.campaign.pk), reverse=True))


def ties(partner: Partner) -> Ties:
    """Two queries."""
    merges = PartnerMerge.objects.filter(Q(survivor=partner) | Q(merged=partner), undone_at=None).order_by("-pk")
    rows = list(merges.select_related("survivor__agency", "merged__agency", "by"))
    apart = NotDuplicate.objects.filter(Q(one=partner) | Q(other=partner)).select_related("one", "other").order_by("pk")
    return Ties(
        into=next((row for row in rows if row.merged_id == partner.pk), None),
        duplicates=tuple(row for row in rows if row.survivor_id == partner.pk),
        apart=tuple(pair.other if pair.one_id == partner.pk else pair.one for pair in apart),
    )


def contacts(partner: Partner, paths: tuple[str, ...]) -> QuerySet[Contact]:
    """Whom to talk to at a partner and its duplicates, of the agencies in these branches only; none that were erased."""
    own = Q(partner=partner) | Q(partner__merged_into=partner)
    found = Contact.objects.filter(own, within(paths, "agency__"), erased_at=None)
    return found.select_related("partner", "agency").order_by("pk")


def merge_counts(survivor: Partner, merged: Partner, family: Iterable[int]) -> MergeCounts:
    """What changes where `merged`, with its duplicates (`family`), counts as `survivor`; four queries."""
    keys = list(family)
    facts = Fact.objects.filter(known_until=None)
    kinds = dict(facts.filter(partner=merged).values_list("kind").annotate(n=Count("pk")).order_by())
    mine = set(facts.filter(partner=survivor, campaign__isnull=False).values_list("campaign", flat=True).distinct())
    theirs = set(facts.filter(partner=merged, campaign__isnull=False).values_list("campaign", flat=True).distinct())
    return MergeCounts(
        attendances=kinds.get(RecordKind.ATTENDANCE.value, 0),
        commitments=kinds.get(RecordKind.COMMITMENT.value, 0),
        practices=kinds.get(RecordKind.PRACTICE.value, 0),
        campaigns_of_both=len(mine & theirs),
        duplicates=len(keys) - 1,
        contacts=Contact.objects.filter(partner__in=keys, erased_at=None).count(),
    )
