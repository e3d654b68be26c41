"""A name for what somebody has the city's page narrowed to."""

from django.db import models

from samrit.records.constraints import once
from samrit.records.models.people.people import User
from samrit.records.sentences import later


class SavedView(models.Model):
    """One's own name for a choice; `query` is the choice as it stands in the address, "" where nothing is chosen."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=100)
    query = models.CharField(max_length=300, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (
            once("savedview_named_once", "user name", broken=later("You have a view of this name already.")),
        )

    def __str__(self) -> str:
        return self.name
