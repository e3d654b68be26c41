"""Addresses of other systems that are told when something is published or withdrawn."""

from django.db import models

from samrit.records.constraints import who_and_when
from samrit.records.models.people.people import User


class Webhook(models.Model):
    """An address that is told, and how the last delivery to it went.

    `secret_sealed` is what deliveries are signed with, sealed by the installation's key; it is shown once. For a day after
    it was exchanged (`exchanged_at`) they are signed with `old_secret_sealed` too. `last_status` is the HTTP status of the
    last answer, None where nobody answered, and `last_error` why then; `failing_since` the first of the deliveries that
    failed with none between that didn't. Nothing is sent from `off_at` on.
    """

    url = models.URLField(max_length=500)
    secret_sealed = models.TextField(editable=False)
    old_secret_sealed = models.TextField(blank=True, editable=False)
    exchanged_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    last_tried_at = models.DateTimeField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (who_and_when("removed"),)

    def __str__(self) -> str:
        return self.url
