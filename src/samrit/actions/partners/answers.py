"""What a person said of names that look alike: two organisations, or one under another spelling. Nobody is asked it again."""

from collections.abc import Iterable
from datetime import datetime

from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.records.models import NotDuplicate, Partner, User
from samrit.thai.organisations import key

_BATCH = 2000
_LONGEST = 2000  # letters of all spellings of one partner


def store_apart(pairs: Iterable[tuple[int, int]], *, by: User, at: datetime) -> int:
    """That these two, by their keys, are two, as a part of an action; tells how many pairs there were."""
    sorted_pairs = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    rows = [NotDuplicate(one_id=one, other_id=other, by=by, at=at) for one, other in sorted(sorted_pairs)]
    NotDuplicate.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
    return len(rows)


def store_spellings(said: Iterable[tuple[Partner, str]], *, by: User, at: datetime) -> None:
    """That these partners go by these names, too, as a part of an action, where the person looks after the entry."""
    for partner, name in said:
        names = (partner.name_th, partner.name_en, partner.short_name, *partner.also_named.splitlines())
        if key(name) in map(key, names) or not Permission.MANAGE_PARTNERS.allows(partner.agency, by, at):
            continue
        also_named = "\n".join(filter(None, (partner.also_named, name)))
        if len(also_named) <= _LONGEST:
            partner.also_named = also_named
            partner.version += 1
            save_checked(partner)
