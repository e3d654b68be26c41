"""How often may somebody try? Counted in the database, so that several processes count together.

What is counted is counted before it is done, in a transaction of its own that holds the row: many tries at once are no
way around. Times are given; nothing here looks at a clock.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from samrit.records.models import RateLimit
from samrit.vocabulary.refusal import RateLimited

# One statement for each request that is counted. A count of one more than the most says that it is refused.
_COUNT = """
INSERT INTO records_ratelimit AS r ("key", count, since, last_at, until, within)
VALUES (%(key)s, 1, %(at)s, %(at)s, %(until)s, '')
ON CONFLICT ("key") DO UPDATE SET
    count = CASE WHEN r.until <= %(at)s OR r.since > %(at)s THEN 1 WHEN r.count > %(most)s THEN r.count ELSE r.count + 1 END,
    since = CASE WHEN r.until <= %(at)s OR r.since > %(at)s THEN %(at)s ELSE r.since END,
    until = CASE WHEN r.until <= %(at)s OR r.since > %(at)s THEN %(until)s ELSE r.until END,
    last_at = CASE WHEN r.count > %(most)s AND r.until > %(at)s THEN r.last_at ELSE %(at)s END
RETURNING count, until
"""


@dataclass(frozen=True, slots=True)
class Pauses:
    """The first `free` failures in a row cost nothing; each further one doubles the pause: 1, 2, 4 … `longest` seconds.

    A row of failures is forgotten after `forgotten_after` seconds without one.
    """

    free: int = 4
    longest: int = 60
    forgotten_after: int = 24 * 60 * 60

    def after(self, failures: int) -> int:
        """The pause after so many failures in a row, in seconds."""
        over = failures - self.free
        return 0 if over < 0 else int(min(2 ** min(over, 30), self.longest))


def key_of(what: str, *who: object) -> str:
    """The name under which tries are counted: a keyed hash, from which nobody reads who it was."""
    return str(salted_hmac("samrit.rate_limit", "\x1f".join([what, *map(str, who)]), algorithm="sha256").hexdigest())


def count_in_window(key: str, *, most: int, seconds: int, at: datetime) -> None:
    """Count one more; RateLimited, until the window ends, where it is more than `most` within so many seconds."""
    now, ends = (connection.ops.adapt_datetimefield_value(one) for one in (at, at + timedelta(seconds=seconds)))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "at": now, "until": ends, "most": most})
        count, until = cursor.fetchone()
    if count > most:
        ends_at = until if until.tzinfo is not None else until.replace(tzinfo=UTC)  # as SQLite gives it
        raise RateLimited(max(ceil((ends_at - at).total_seconds()), 1))


def claim_try(key: str, pauses: Pauses, *, at: datetime, within: str = "") -> int:
    """Count a try as one that failed; RateLimited while the pause after the last one runs. Gives the failures in a row.

    Who tries and succeeds calls `forget`.
    """
    with transaction.atomic():
        row = _locked(key, at)
        if row.until <= at:
            row.count, row.since = 0, at
        wait = _left(row.last_at, pauses.after(row.count), at) if row.count else 0
        if wait:
            raise RateLimited(wait)
        row.count, row.last_at, row.within = row.count + 1, at, within
        row.until = at + timedelta(seconds=pauses.forgotten_after)
        row.save()
        return row.count


def require_pause_over(within: str, pauses: Pauses, *, at: datetime, seconds: int) -> None:
    """RateLimited where so many *different* keys within one thing failed of late that a pause runs for all of them."""
    rows = RateLimit.objects.filter(within=within, last_at__gt=at - timedelta(seconds=seconds))
    latest = rows.order_by("-last_at").first()
    if latest is not None and (wait := _left(latest.last_at, pauses.after(rows.count()), at)):
        raise RateLimited(wait)


def forget(*keys: str) -> None:
    """It went well: what failed before counts no more."""
    RateLimit.objects.filter(key__in=keys).delete()


def remove_expired(at: datetime) -> int:
    """Remove what counts no more; gives how many rows."""
    return RateLimit.objects.filter(until__lte=at).delete()[0]


def _locked(key: str, at: datetime) -> RateLimit:
    RateLimit.objects.bulk_create(
        [RateLimit(key=key, since=at, last_at=at, until=at)], ignore_conflicts=True
    )  # of two at once, one makes it
    return RateLimit.objects.select_for_update().get(key=key)


def _left(since: datetime, pause: int, at: datetime) -> int:
    passed = (at - since).total_seconds()
    return max(ceil(pause - passed), 0) if passed >= 0 else pause  # a clock that was set back opens nothing
