"""What happened to an agency, each from a day on: added, renamed, moved, merged, split, closed."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from samrit.records.constraints import known_word
from samrit.records.models.plans.agency import Agency
from samrit.records.sentences import later
from samrit.vocabulary.agencies import AgencyChangeKind


class AgencyChange(models.Model):
    """What is so of an agency from a day on; None is from as long as anybody knows.

    A change says only what it changes: `name_th` is blank where the name stays, and then `name_en` says nothing either;
    `parent` is None where the place stays. `other` is the agency that took this one over, or that this one came out of.
    A split is a row for each part; the part that goes on is the `parent` in its row, and there is none where the agency stays.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in AgencyChangeKind])
    from_on = models.DateField(null=True, blank=True)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    other = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey("records.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            known_word("kind", AgencyChangeKind),
            UniqueConstraint(
                fields=["agency", "from_on", "kind"],
                condition=Q(other=None),
                name="agency_change_once",
                violation_error_message=later("This is recorded of the agency for this day already."),
            ),
            UniqueConstraint(
                fields=["agency", "from_on", "kind", "other"],
                condition=Q(other__isnull=False),
                name="agency_change_once_with_other",
                violation_error_message=later("This is recorded of the agency for this day already."),
            ),
            CheckConstraint(
                name="agency_change_has_a_day",
                condition=Q(from_on__isnull=False) | Q(kind=AgencyChangeKind.ADDED.value),
                violation_error_message=later("What happens to an agency happens on a day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind} {self.from_on}"
