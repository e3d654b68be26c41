"""Publish what has been evaluated, many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from samrit.actions.reviews.review import publish
from samrit.actions.reviews.transitions import ExpectedVersion
from samrit.records.models import QuarterReport, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Refused


@dataclass(frozen=True, slots=True)
class Published:
    """How many were published, how many are when the day ends, and why others were not (each reason once)."""

    count: int
    later: int
    refused: int
    reasons: tuple[Message, ...]


def publish_many(*, reports: Iterable[tuple[QuarterReport, ExpectedVersion]], by: User, at: datetime) -> Published:
    """Publish each report as it was seen; one that may not be, or has gone on since, stays and doesn't stop the others.

    Each is an action of its own, with its own event and in its own transaction.
    """
    count = later = refused = 0
    reasons: dict[Message, None] = {}
    for report, expected_version in reports:
        try:
            row = publish(report=report, by=by, at=at, expected_version=expected_version)
        except Refused as refusal:
            refused += 1
            reasons[refusal.message] = None
        else:
            later += bool(row.pending_action)
            count += not row.pending_action
    return Published(count, later, refused, tuple(reasons))
