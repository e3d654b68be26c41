"""Tokens by which programs ask in somebody's name, and what they have sent under a key of their own."""

from datetime import date

from django.db import models
from django.db.models import Q, UniqueConstraint

from samrit.records.constraints import who_and_when
from samrit.records.models.people.people import User
from samrit.records.sentences import later


class AccessToken(models.Model):
    """The right of a program to do, in somebody's name, some of what that person may: never more, and not for longer.

    `token_hash` is the SHA-256 of the token, which is shown once; `beginning` is what its list shows of it. `scopes` are
    values of `TokenScope`; with an `agency` it reaches that agency and those below it alone. `last_used_on` is a day, so
    that nobody reads from it when a person works.

    Of a program with an account of its own (OAuth 2 client credentials) `client_id` is its name at the token endpoint and
    `token_hash` is that of its secret, which opens nothing itself: it is changed there for tokens of an hour.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(max_length=100)
    beginning = models.CharField(max_length=12, editable=False)
    client_id = models.CharField(max_length=24, blank=True, default="", editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    agency = models.ForeignKey("Agency", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            who_and_when("revoked"),
            UniqueConstraint(fields=["client_id"], condition=~Q(client_id=""), name="accesstoken_client_once"),
            models.CheckConstraint(
                name="accesstoken_named",
                condition=~Q(name=""),
                violation_error_message=later("A token has a name."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.name}"

    def is_valid_on(self, day: date) -> bool:
        """Whether it still opens anything: its last day counts."""
        return self.revoked_at is None and day <= self.expires_on


class SentOnce(models.Model):
    """What a program sent under a key of its own (`Idempotency-Key`), and how that was answered; gone after a week.

    `digest` is that of the address and of what was sent. While the answer is being made, `status` is None.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)  # a keyed hash
    digest = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["began_at"], name="sentonce_began"),)
        constraints = (UniqueConstraint(fields=["user", "key"], name="sentonce_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.key[:8]}"
