"""How something stands for the public: the same words on pages, in files and in feeds."""

from datetime import date
from enum import StrEnum

from samrit.thai.translation import Message


class PublicState(StrEnum):
    """How an indicator's period came out, the best first; then why nothing can be said of it."""

    EXCEEDS = "exceeds"
    MEETS = "meets"
    NEARLY = "nearly"
    MISSES = "misses"
    DOUBTFUL = "doubtful"  # the value stands, and something is against it
    UNJUDGED = "unjudged"  # the value can't be held against its target
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURABLE_YET = "not_measurable_yet"
    NOT_YET_DUE = "not_yet_due"
    NOT_REPORTED = "not_reported"
    NOT_STATED = "not_stated"
    NOT_PUBLISHED = "not_published"
    WITHDRAWN = "withdrawn"  # it was published once, and the city took it back, with a reason


def unpublished(due_on: date | None, today: date) -> PublicState:
    """How something stands of which nothing is published: nobody is late before its day is over."""
    return PublicState.NOT_YET_DUE if due_on is not None and due_on >= today else PublicState.NOT_PUBLISHED


# In the order of the bar, each on a line of its own.
PUBLIC_STATE_WORDS: dict[PublicState, Message] = {
    PublicState.EXCEEDS: Message("Better than the target", context="what became of it"),
    PublicState.MEETS: Message("Target met", context="what became of it"),
    PublicState.NEARLY: Message("Target nearly met", context="what became of it"),
    PublicState.MISSES: Message("Target missed", context="what became of it"),
    PublicState.DOUBTFUL: Message("Doubtful figure", context="what became of it"),
    PublicState.UNJUDGED: Message("Can't be held against a target", context="what became of it"),
    PublicState.NOT_APPLICABLE: Message("Not applicable to this period", context="what became of it"),
    PublicState.NOT_MEASURABLE_YET: Message("Not measurable yet", context="what became of it"),
    PublicState.NOT_YET_DUE: Message("Not due yet", context="what became of it"),
    PublicState.NOT_REPORTED: Message("Not reported", context="what became of it"),
    PublicState.NOT_STATED: Message("No value was stated", context="what became of it"),
    PublicState.NOT_PUBLISHED: Message("Not published yet", context="what became of it"),
    PublicState.WITHDRAWN: Message("Withdrawn after publication", context="what became of it"),
}

PUBLIC_DOUBT_WORDS: dict[str, Message] = {
    "altered": Message("The figure was changed past the system: it is not what was published, and is not shown."),
    "contradicted": Message("The figure is contradicted by the report itself."),
    "not_distinguishable": Message("What was measured can't be told from an ordinary day."),
    "unverified": Message("The evidence in which the figure was read is not there any more."),
    "returned": Message("The figure is being corrected."),
    "draft": Message("The figure is being worked on."),
}

FORMED_WORDS: dict[str, Message] = {
    "typed": Message("entered by the agency"),
    "counted": Message("counted from a list that was verified"),
    "measured": Message("measured"),
    "read": Message("read in evidence"),
    "computed": Message("worked out from the quarters"),
    "untold": Message("no record says where it is from"),
}

REVISION_WORDS: dict[str, Message] = {
    "": Message("first published"),
    "definition": Message("target or definition changed"),
    "recount": Message("counted anew"),
    "correction": Message("correction of the result"),
    "text": Message("words changed"),
    "again": Message("published again, without a change"),
    "restored": Message("published again, after it was withdrawn"),
}

STATEMENT_WORDS: tuple[Message, ...] = (
    Message("How was it verified?"),
    Message("Where is it from?"),
    Message("How exact is it?"),
    Message("What are its limits?"),
    Message("What was done about them?"),
)
