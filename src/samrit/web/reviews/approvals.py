"""Approvals of a report as lines of a page: who has given their, who is waited for."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from samrit.queries.reviews.approvals import Approvals, role_words
from samrit.queries.reviews.marks import full_marks
from samrit.records.models import QuarterReport


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One approval: who, as what, for whom, when, and what was said."""

    by: str
    role: str
    on_behalf_of: str
    at: datetime
    opinion: str
    marks: tuple[Decimal | None, Decimal | None, Decimal | None] | None


@dataclass(frozen=True, slots=True)
class ApprovalLines:
    """All of a report: those of this round, who is missing, and how many evaluations its marks are the mean of.

    `full` is the best score that there is, None where none was given.
    """

    full: Decimal | None
    given: tuple[ApprovalLine, ...]
    missing: tuple[str, ...]
    mean_of: int


def approval_lines(approvals: Approvals, row: QuarterReport) -> ApprovalLines:
    """The lines for a report in the reader's language; one query where a year end has its score."""
    has_score = any(review.score.value is not None for review in approvals.given)
    return ApprovalLines(
        full=full_marks(row.quarter, row.indicator.annual_plan.fiscal_year_be) if has_score else None,
        given=tuple(
            ApprovalLine(
                by=review.by.name(),
                role=str(role_words(review)),
                on_behalf_of=review.on_behalf_of.name() if review.on_behalf_of else "",
                at=review.at,
                opinion=review.opinion,
                marks=_marks(review.score.value, review.score.quality, review.score.timeliness),
            )
            for review in approvals.given
        ),
        missing=tuple(str(one) for one in approvals.missing),
        mean_of=len(approvals.evaluations) if len(approvals.evaluations) > 1 else 0,
    )


def _marks(
    value: Decimal | None, quality: Decimal | None, timeliness: Decimal | None
) -> tuple[Decimal | None, Decimal | None, Decimal | None] | None:
    return None if value is None else (value, quality, timeliness)
