"""Links by which partners speak for themselves in a campaign, without an account: made, and revoked."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from samrit.actions.acting import acting
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.facts import counted_as
from samrit.ledger.link_tokens import new_token
from samrit.records.models import Campaign, Partner, PartnerLink, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

LONGEST = timedelta(days=550)
MOST_AT_ONCE = 2000


def make_links(
    *, campaign: Campaign, partners: Sequence[Partner], expires_on: date, by: User, at: datetime
) -> list[PartnerLink]:
    """A link for each of these partners, for so long; whoever has one that holds keeps it. Gives the new ones."""
    with acting(Permission.CAMPAIGN, campaign.agency, by, at) as act:
        today = timezone.localdate(at)
        if not today <= expires_on <= today + LONGEST:
            raise Invalid(Message("A link expires on a day to come, within a year and a half."))
        if len(partners) > MOST_AT_ONCE:
            raise Invalid(Message("{most_at_once:,} links at most are made at once.", most_at_once=MOST_AT_ONCE))
        # Two officers at once make one link for each partner: the second waits here, and sees those of the first.
        Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
        live = PartnerLink.objects.filter(campaign=campaign, revoked_at=None, expires_on__gte=today)
        there = set(live.values_list("partner_id", flat=True))
        wanted = {whole.pk: whole for whole in map(counted_as, partners) if whole.pk not in there}
        made = PartnerLink.objects.bulk_create(
            (
                PartnerLink(
                    campaign=campaign, partner=one, made_by=by, made_at=at, expires_on=expires_on, **new_token()
                )
                for one in wanted.values()
            ),
            batch_size=500,
        )  # fmt: skip
        if made:
            after = {"links": {str(one.pk): one.partner_id for one in made}, "expires_on": expires_on.isoformat()}
            act.log("make_links", campaign, after=after)
        return made


def revoke_link(*, link: PartnerLink, by: User, at: datetime) -> PartnerLink:
    """A link leads nowhere from now on; what was told by it stays."""
    with acting(Permission.CAMPAIGN, link.campaign.agency, by, at) as act:
        rows = PartnerLink.objects.select_for_update(of=("self",)).select_related("campaign__agency")
        row = rows.get(pk=link.pk)
        if row.revoked_at is not None:
            raise Invalid(Message("This link is revoked already."))
        row.revoked_by, row.revoked_at = by, at
        save_checked(row)
        act.log("revoke_link", row, after={"partner": row.partner_id})
        return row
