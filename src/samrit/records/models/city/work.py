"""Beside each task of the queue: who has it until when, how often it was tried, why it failed."""

from django.db import models
from django_tasks_db.models import DBTaskResult


class TaskLease(models.Model):
    """A worker's claim of a task. `fence` counts the claims: who has an older number has lost the task.

    `until` is None while nobody has it; `attempt` counts the tries since it was queued, or since somebody asked to try again.
    """

    task = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, related_name="lease")
    until = models.DateTimeField(null=True, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.task_id} {self.attempt}"
