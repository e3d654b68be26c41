"""Who may do what in a campaign: officers of its agency, and partners for themselves by their signed links.

Whoever speaks is a user with a role, or a partner's link (`Speaker`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from samrit.actions.acting import PermissionOn, Reasoned
from samrit.actions.permissions import PERMISSIONS, Permission, acting_as
from samrit.counting import RecordStatus
from samrit.records.models import Campaign, Partner, PartnerLink, Practice, User
from samrit.thai.translation import Message
from samrit.vocabulary.codes import How
from samrit.vocabulary.counted import RECORD_STATUS_WORDS
from samrit.vocabulary.practice_workflow import (
    PRACTICE_ACTION_WORDS,
    PracticeAction,
    PracticeTransition,
    practice_transition,
)

Speaker = User | PartnerLink
"""Who tells something: an officer, or a partner by its link."""

_SUBMISSION_CHECK = frozenset({PracticeAction.VERIFY, PracticeAction.REFUSE})

OWN_PRACTICE = Message("Who typed or changed this report does not verify it; another officer has to.")
LINK_OVER = Message("This link can't be used any more. Please ask the agency that gave it to you.")
NOT_YOURS = Message("This link is for another partner or campaign.")


def _why_not_speak(about: tuple[Campaign, Partner], by: Speaker, at: datetime) -> Message | None:
    """An officer of the campaign's agency tells for every partner; a link, while it holds, for its partner alone."""
    campaign, partner = about
    if isinstance(by, User):
        return Permission.CAMPAIGN.why_not(campaign.agency, by, at)
    if not is_live(by, at=at):
        return LINK_OVER
    return None if (by.campaign_id, by.partner_id) == (campaign.pk, partner.pk) else NOT_YOURS


@dataclass(frozen=True, slots=True)
class OnPractice(PermissionOn[Practice, Speaker]):
    """What is done to a practice: the table of moves says from where an action leads on; submission check is the officers' that had
    no hand in the report.
    """

    action: PracticeAction

    def why_not(self, subject: Practice, by: Speaker, at: datetime) -> Message | None:
        """The first of the conditions that doesn't hold."""
        step = practice_transition(RecordStatus(subject.status), self.action)
        if step is None:
            words, status = PRACTICE_ACTION_WORDS[self.action], RECORD_STATUS_WORDS[RecordStatus(subject.status)]
            return Message(
                "“{words}” is not possible: the report is “{status_words}”.", words=words, status_words=status
            )
        if self.action not in _SUBMISSION_CHECK:
            return _why_not_speak((subject.campaign, subject.partner), by, at)
        if not isinstance(by, User):
            return NOT_YOURS
        return Permission.VERIFY_PRACTICE.why_not(subject.campaign.agency, by, at) or _why_not_own(
            step, subject, by, at
        )

    def behalf(self, subject: Practice, by: Speaker, at: datetime) -> User | None:
        """As whoever judges, or runs the campaign."""
        permission = Permission.VERIFY_PRACTICE if self.action in _SUBMISSION_CHECK else Permission.CAMPAIGN
        return permission.behalf(subject.campaign.agency, by, at) if isinstance(by, User) else None


def _why_not_change(practice: Practice, by: Speaker, at: datetime) -> Message | None:
    """What a practice says is changed by who may tell it, until it is withdrawn."""
    if practice.status == RecordStatus.WITHDRAWN:
        return Message("This report was withdrawn; report it again to change it.")
    return _why_not_speak((practice.campaign, practice.partner), by, at)


def _why_not_own(step: PracticeTransition, practice: Practice, by: User, at: datetime) -> Message | None:
    if not step.bars_own:
        return None
    active = acting_as(PERMISSIONS[Permission.VERIFY_PRACTICE], practice.campaign.agency, by, at)
    hands = {practice.reported_by_id, practice.edited_by_id} - {None}
    people = {by.pk, active.on_behalf_of_id if active is not None else None}
    return OWN_PRACTICE if hands & people else None


def is_live(link: PartnerLink, *, at: datetime) -> bool:
    """Whether a link still holds."""
    return link.revoked_at is None and timezone.localdate(at) <= link.expires_on


def person(by: Speaker) -> User | None:
    """Whom an event names; nobody where a link speaks."""
    return by if isinstance(by, User) else None


def how(by: Speaker) -> How:
    """By which way it was told."""
    return How.TYPED if isinstance(by, User) else How.LINK


def reported(by: Speaker, at: datetime) -> dict[str, Any]:
    """What a record keeps of who said it, by which way and when."""
    link = by if isinstance(by, PartnerLink) else None
    return {"how": how(by).value, "reported_by": person(by), "link": link, "reported_at": at}


def reporting_channel(by: Speaker) -> dict[str, object]:
    """What an event keeps of the way by which it was told: never the link's token."""
    return {"how": how(by).value} | ({"link": by.pk} if isinstance(by, PartnerLink) else {})


SPEAK = Reasoned(
    _why_not_speak,
    lambda about, by, at: Permission.CAMPAIGN.behalf(about[0].agency, by, at) if isinstance(by, User) else None,
)
CHANGE_PRACTICE = Reasoned(
    _why_not_change,
    lambda practice, by, at: (
        Permission.CAMPAIGN.behalf(practice.campaign.agency, by, at) if isinstance(by, User) else None
    ),
)
