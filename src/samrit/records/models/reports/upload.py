"""Uploaded files: what came in, what was read in it, what was not, and what became of it."""

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import known_word, who_and_when
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.plans.plan import AnnualPlan
from samrit.records.sentences import later
from samrit.report import Report, canonical_json, from_json
from samrit.vocabulary.codes import UploadState


class Upload(models.Model):
    """A file as it came, with the report that was read from it; it stays, whatever becomes of the report.

    `source` is the text that was read, `report_json` the report in canonical JSON, `issues` and `places` what the
    reader told (`samrit.ledger.reading` gives them back typed).
    """

    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField()
    file_name = models.TextField(blank=True)
    original = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(max_length=32)
    source = models.TextField(blank=True)
    report_json = models.TextField()
    issues = models.JSONField(default=list, blank=True)
    places = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        max_length=16, choices=[(x.value, x.value) for x in UploadState], default=UploadState.PREVIEWED.value
    )
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads")

    class Meta:
        constraints = (
            known_word("state", UploadState),
            who_and_when("decided"),
            CheckConstraint(
                name="upload_saved_into_indicator",
                condition=Q(state=UploadState.SAVED.value, indicator__isnull=False)
                | (~Q(state=UploadState.SAVED.value) & Q(indicator__isnull=True)),
                violation_error_message=later(
                    "A saved upload names the indicator that it was saved into, and only a saved one does."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.file_name or self.sha256[:12]

    @property
    def report(self) -> Report:
        """The report that was read."""
        return from_json(self.report_json)

    @report.setter
    def report(self, report: Report) -> None:
        self.report_json = canonical_json(report).decode()


class PlanUpload(models.Model):
    """An annual plan that came as an Excel file: each row as it was read, and what was not understood, with its cell."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_uploads")
    fiscal_year_be = models.PositiveSmallIntegerField()
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="plan_uploads")
    uploaded_at = models.DateTimeField()
    file_name = models.TextField(blank=True)
    original = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    rows = models.JSONField(default=list, blank=True)
    issues = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=16, choices=[(x.value, x.value) for x in UploadState], default=UploadState.PREVIEWED.value
    )
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    annual_plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads")

    class Meta:
        constraints = (known_word("state", UploadState), who_and_when("decided"))

    def __str__(self) -> str:
        return self.file_name or self.sha256[:12]
