"""Files that come in to be taken into the records: reports, plans, lists, sheets, load data; one table for all kinds."""

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import known_word, who_and_when
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.plans.plan import AnnualPlan
from samrit.records.sentences import later
from samrit.vocabulary.codes import ImportState

_OVER = [ImportState.SAVED.value, ImportState.DISCARDED.value]


class Import(models.Model):
    """A file on its way into the records: how far it is, what was read in it, what was decided, what came of it.

    `kind` is a key of `samrit.actions.importer.KINDS`; what stands in `stated` (by the person who brought it), `content`
    (what was read) and `decisions` (by the number of a row) is the kind's own. `problems` concern the file as a whole.
    `indicator` or `annual_plan` is what it was saved into; rows that were made of it name it (`upload`). `blob` is the file by its hash; one that may hold more about people than is to be stored
    lies in `data` until it is read, and nowhere after. `done` of `total` is what a progress bar shows, `moved_at` when
    that last changed, `failure` why reading or saving failed, in both languages.
    """

    kind = models.CharField(max_length=16)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    state = models.CharField(max_length=12, choices=[(x.value, x.value) for x in ImportState])
    file_name = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    data = models.BinaryField(editable=False, null=True)
    stated = models.JSONField(default=dict, blank=True)
    content = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    decisions = models.JSONField(default=dict, blank=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    annual_plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="imports")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField()
    failure = models.JSONField(default=dict, blank=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="imports")
    uploaded_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["kind", "state"], name="import_by_kind"),)
        constraints = (
            known_word("state", ImportState),
            who_and_when("decided"),
            CheckConstraint(
                name="import_over_and_decided",
                condition=Q(state__in=_OVER, decided_at__isnull=False, data__isnull=True)
                | (~Q(state__in=_OVER) & Q(decided_at__isnull=True)),
                violation_error_message=later(
                    "Of a file that is saved or discarded it is known who decided, and nothing of it lies unread."
                ),
            ),
        )

    def __str__(self) -> str:
        name = self.file_name or self.sha256[:12]
        return f"{name}#{self.stated['report']}" if self.stated.get("reports", 1) > 1 else name

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person: read, and neither saved nor discarded."""
        return self.state == ImportState.READY

    @property
    def is_over(self) -> bool:
        """Whether it is saved or discarded."""
        return self.state in _OVER
