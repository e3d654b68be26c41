"""The audit trail (บันทึกการเปลี่ยนแปลง): append-only, each row carrying the hash of the row before it."""

from django.db import models

from samrit.records.models.people import User


class Event(models.Model):
    """Who did what, when, to what; before and after.

    `hash` is the SHA-256 over this row's content and `previous_hash`; both are unique, so the chain never forks.
    `samrit.records.trail` writes and verifies rows; nothing else does. `by` is empty for what the system does itself.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
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
