"""The audit trail (บันทึกการเปลี่ยนแปลง): append-only, each row a leaf of a hash tree."""

from django.db import models

from samrit.records.models.people.people import User


class Event(models.Model):
    """Who did what, when, to what; before and after.

    `text` is what is hashed, as its exact bytes; the columns say the same for queries. `leaf` is the hash of the public
    entry over `position`, `at` and SHA-256(`nonce` + `text`). `leaves` are this one and those of papers signed with it, at
    the positions that follow. `log` is the log of this installation in which it stands; 0 of what came with a package,
    whose events keep the places that they had at home. `samrit.ledger.trail` writes and verifies rows; nothing else does,
    and triggers in the database refuse to change or delete one. `by` is empty for what the system does itself;
    `on_behalf_of` names who delegated the role used.
    """

    log = models.PositiveIntegerField(default=0)
    position = models.PositiveBigIntegerField()
    leaves = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    on_behalf_of = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(max_length=32)
    subject_type = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    text = models.TextField()
    nonce = models.CharField(max_length=32)
    leaf = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = (models.Index(fields=["subject_type", "subject_id", "id"], name="event_of_subject"),)
        constraints = (
            models.UniqueConstraint(name="event_place", fields=["log", "position"], condition=models.Q(log__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.action} {self.subject_type} {self.subject_id}"


class LogHead(models.Model):
    """Where the trail ends: which log, how many leaves, and the roots of its whole subtrees. One row; whoever writes holds it.

    `seal` is an HMAC with the installation's key over all of it, so that nobody who has only the database can write the
    trail anew, add to it, or cut off its end, without its showing. A new log begins where an old copy of the database went
    on after a later state of it had been signed.
    """

    log = models.PositiveIntegerField(default=1)
    size = models.PositiveBigIntegerField(default=0)
    frontier = models.TextField(blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(name="loghead_one", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"{self.log} {self.size}"


class RowSeal(models.Model):
    """The newest seal of a row: the hash of the row as its last event left it, and which event that was.

    The event tells the same hash; `nonce` it doesn't tell, so that nobody guesses from it what a row said before it was
    erased. `samrit.ledger.row_seals` writes and verifies these rows.
    """

    table = models.CharField(max_length=32)
    key = models.BigIntegerField()
    nonce = models.CharField(max_length=32)
    hash = models.CharField(max_length=64)
    event = models.ForeignKey(Event, on_delete=models.DO_NOTHING, related_name="+", db_index=False, db_constraint=False)

    class Meta:
        constraints = (models.UniqueConstraint(name="rowseal_row", fields=["table", "key"]),)

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
