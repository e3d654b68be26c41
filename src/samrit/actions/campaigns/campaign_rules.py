"""Who may do what in a campaign: officers of its agency, and partners for themselves by their signed links.

Whoever speaks is a user with a role, or a partner's link (`Speaker`). As in `samrit.actions.permissions`, `why_not_x`
gives the sentence or None, and the action raises the same sentence.
"""

from datetime import datetime

from django.utils import timezone

from samrit.actions.permissions import ACTS, Act, acting_as, acting_for, why_not
from samrit.counting import Standing
from samrit.records.models import Agency, Campaign, Partner, PartnerLink, Practice, User
from samrit.records.practice_moves import PRACTICE_DEED_WORDS, PracticeDeed, PracticeMove, practice_move
from samrit.thai.translation import Message
from samrit.vocabulary.codes import How
from samrit.vocabulary.counted import STANDING_WORDS
from samrit.vocabulary.refusal import Invalid

Speaker = User | PartnerLink
"""Who tells something: an officer, or a partner by its link."""

_JUDGING = frozenset({PracticeDeed.VERIFY, PracticeDeed.REFUSE})

OWN_PRACTICE = Message("Who typed or changed this report does not verify it; another officer has to.")
LINK_OVER = Message("This link can't be used any more. Please ask the agency that gave it to you.")
NOT_YOURS = Message("This link is for another partner or campaign.")


class ChangedMeanwhile(Invalid):
    """Somebody else has saved since the page was opened; nothing is written, and nothing that was typed is lost."""

    def __init__(self) -> None:
        super().__init__(
            Message(
                "Somebody has saved this since you opened the page. What you typed is still in the "
                "fields; look at what has changed. Saving once more puts yours in its place."
            )
        )


def why_not_speak(campaign: Campaign, partner: Partner, by: Speaker, *, at: datetime) -> Message | None:
    """An officer of the campaign's agency tells for every partner; a link, while it holds, for its partner alone."""
    if isinstance(by, User):
        return why_not(Act.CAMPAIGN, campaign.agency, by)
    if not is_live(by, at=at):
        return LINK_OVER
    return None if (by.campaign_id, by.partner_id) == (campaign.pk, partner.pk) else NOT_YOURS


def why_not_move_practice(deed: PracticeDeed, practice: Practice, by: Speaker, *, at: datetime) -> Message | None:
    """The table of moves says from where a deed leads on; judging is the officers' that had no hand in the report."""
    step = practice_move(Standing(practice.standing), deed)
    if step is None:
        words, stands = PRACTICE_DEED_WORDS[deed], STANDING_WORDS[Standing(practice.standing)]
        return Message("“{words}” is not possible: the report is “{stands}”.", words=words, stands=stands)
    if deed not in _JUDGING:
        return why_not_speak(practice.campaign, practice.partner, by, at=at)
    if not isinstance(by, User):
        return NOT_YOURS
    return why_not(Act.JUDGE_PRACTICE, practice.campaign.agency, by) or _why_not_own(step, practice, by)


def why_not_change_practice(practice: Practice, by: Speaker, *, at: datetime) -> Message | None:
    """What a practice says is changed by who may tell it, until it is withdrawn."""
    if practice.standing == Standing.WITHDRAWN:
        return Message("This report was withdrawn; report it again to change it.")
    return why_not_speak(practice.campaign, practice.partner, by, at=at)


def _why_not_own(step: PracticeMove, practice: Practice, by: User) -> Message | None:
    if not step.bars_own:
        return None
    held = acting_as(ACTS[Act.JUDGE_PRACTICE], practice.campaign.agency, by)
    hands = {practice.told_by_id, practice.edited_by_id} - {None}
    people = {by.pk, held.on_behalf_of_id if held is not None else None}
    return OWN_PRACTICE if hands & people else None


def is_live(link: PartnerLink, *, at: datetime) -> bool:
    """Whether a link still holds."""
    return link.revoked_at is None and timezone.localdate(at) <= link.expires_on


def person(by: Speaker) -> User | None:
    """Whom an event names; nobody where a link speaks."""
    return by if isinstance(by, User) else None


def link(by: Speaker) -> PartnerLink | None:
    """The link that speaks, None where an officer does."""
    return by if isinstance(by, PartnerLink) else None


def how(by: Speaker) -> How:
    """By which way it was told."""
    return How.TYPED if isinstance(by, User) else How.LINK


def for_whom(by: Speaker, agency: Agency, act: Act = Act.CAMPAIGN) -> User | None:
    """On whose behalf somebody acts over the campaign's agency."""
    return acting_for(act, agency, by) if isinstance(by, User) else None


def told(by: Speaker) -> dict[str, object]:
    """What an event keeps of the way by which it was told: never the link's token."""
    return {"how": how(by).value} | ({"link": by.pk} if isinstance(by, PartnerLink) else {})


def used(by: Speaker, *, at: datetime) -> None:
    """A link was used for something; opening its page is not."""
    if isinstance(by, PartnerLink):
        PartnerLink.objects.filter(pk=by.pk).update(last_used_at=at)
