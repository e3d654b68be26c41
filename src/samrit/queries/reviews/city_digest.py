"""What the weekly mail tells an executive of the city, where that is something else than the mail before told."""

from datetime import date

from samrit.queries.people.roles import active_roles
from samrit.queries.reviews.overview import Choice, Overview, overview
from samrit.records.models import Digest, User
from samrit.thai.translation import Message, _
from samrit.vocabulary.codes import RoleName
from samrit.writers.counts_words import lead

_IN_MAIL = 3  # of what is off track; the rest is on the page


def city_digest(user: User, *, today: date) -> tuple[str, ...]:
    """The sentences, in the reader's language; none for who is no executive, and where nothing changed."""
    branches = [active.agency.path for active in active_roles(user, today) if active.role == RoleName.EXECUTIVE]
    page = overview(Choice(), branches, today=today) if branches else None
    said = _sentences(page) if page is not None else ()
    last = Digest.objects.filter(user=user).exclude(city="").order_by("-day").first() if said else None
    return () if last is not None and last.city == "\n".join(said) else said


def _sentences(page: Overview) -> tuple[str, ...]:
    """How the city stands, what is off track first with its reason, and what is late."""
    if page.counts.not_due == page.counts.indicators:
        return ()
    said = [" ".join(lead(page.counts, page.before))]
    for one in page.off_track[:_IN_MAIL]:
        reason = one.reason or _("No reason given")
        said.append(
            str(
                Message(
                    "{name}: {result}, target {target}. {reason}",
                    name=one.name, result=one.result, target=one.target, reason=reason,
                )
            )
        )  # fmt: skip
    late = sum(one.late for one in page.late)
    if late:
        said.append(str(Message.counted("{count} report is overdue.", "{count} reports are overdue.", count=late)))
    return tuple(said)
