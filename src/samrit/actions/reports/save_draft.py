"""Keep what an officer has typed and not saved yet. A draft is nobody's report: it leaves no event."""

from collections.abc import Mapping
from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.report_permissions import STORE_DRAFT
from samrit.records.models import Draft, QuarterReport, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

MAX_DRAFT_CHARACTERS = 400_000  # the longest real narrative has some 20,000


def save_draft(*, report: QuarterReport, fields: Mapping[str, str], version: int, by: User, at: datetime) -> Draft:
    """Keep the fields of the form as they are typed now, on top of a version of the report; one for each person.

    Also where the report has gone on: nothing of the report changes, and the words are there when it comes back.
    """
    with acting(STORE_DRAFT, report, by, at):
        if sum(len(words) for words in fields.values()) > MAX_DRAFT_CHARACTERS:
            raise Invalid(Message("The text is too long to be kept as a draft."))
        draft, _ = Draft.objects.update_or_create(
            report=report, user=by, defaults={"version": version, "fields": dict(fields), "stored_at": at}
        )
        return draft


def drop_draft(*, report: QuarterReport, by: User, at: datetime) -> None:
    """Let one's own draft go; what is saved stays as it is. Whoever may not write any more may still drop what is there."""
    own = Draft.objects.filter(report=report, user=by)
    if not own.exists():
        STORE_DRAFT.check(report, by, at)
    own.delete()
