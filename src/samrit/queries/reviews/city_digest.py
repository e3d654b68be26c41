"""What the weekly mail tells an executive of the city, where that is something else than the mail before told."""

from datetime import date

from samrit.queries.people.roles import active_roles
from samrit.queries.reviews.overview import Choice, overview
from samrit.queries.reviews.overview_words import digest_sentences
from samrit.records.models import Digest, User
from samrit.vocabulary.codes import RoleName


def city_digest(user: User, *, today: date) -> tuple[str, ...]:
    """The sentences, in the reader's language; none for who is no executive, and where nothing changed."""
    branches = [active.agency.path for active in active_roles(user, today) if active.role == RoleName.EXECUTIVE]
    page = overview(Choice(), branches, today=today) if branches else None
    said = digest_sentences(page) if page is not None else ()
    last = Digest.objects.filter(user=user).exclude(city="").order_by("-day").first() if said else None
    return () if last is not None and last.city == "\n".join(said) else said
