"""How often something was tried: kept in the database, so that all processes count together."""

from django.db import models


class RateLimit(models.Model):
    """How often somebody did one thing since a time, and when last; gone once `until` has passed.

    `key` is a keyed hash of what is limited and of who does it: no name, no address is stored. `within` is one of whatever
    the row is one of many of: the network from which different accounts were tried.
    """

    key = models.CharField(max_length=64, primary_key=True)
    within = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    last_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["within", "last_at"], name="ratelimit_within"),
            models.Index(fields=["until"], name="ratelimit_over"),
        )

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"
