"""The audit trail (บันทึกการเปลี่ยนแปลง): append-only, each row carrying the hash of the row before it."""

from django.db import models

from samrit.records.models.people.people import User


class Event(models.Model):
    """Who did what, when, to what; before and after.

    `hash` is the SHA-256 over this row's content and `previous_hash`; both are unique, so the chain never forks.
    `samrit.ledger.trail` writes and verifies rows; nothing else does, and triggers in the database refuse to change or
    delete one. `by` is empty for what the system does itself; `on_behalf_of` names who delegated the role used.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    on_behalf_of = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=32)
    subject_type = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    previous_hash = models.CharField(max_length=64, unique=True, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = (models.Index(fields=["subject_type", "subject_id", "id"], name="event_of_subject"),)

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.action} {self.subject_type} {self.subject_id}"


class ChainHead(models.Model):
    """Where the trail ends: how many events there are, and the hash of the last. One row; whoever writes holds it.

    `seal` is an HMAC with the installation's key over both, so that nobody who has only the database can write the
    chain anew, or cut off its end, without its showing.
    """

    count = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(name="chainhead_one", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"{self.count} {self.last_hash}"
