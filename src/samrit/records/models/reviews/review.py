"""Judging and signing: each approval of a report, and each signature with exactly what was signed."""

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import known_word, once
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.people.people import User
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.reports.quarter import QuarterReport
from samrit.records.sentences import later
from samrit.report import Score
from samrit.vocabulary.codes import RoleName
from samrit.vocabulary.workflow import Action

APPROVALS = (Action.ENDORSE, Action.EVALUATE)


class Review(models.Model):
    """One approval in one round of a report (ผลการตรวจประเมิน): an endorsement, or an evaluation with its marks.

    A report moves on when all approvals that its fiscal year asks for are there. Rows are only ever added; a return
    begins a new round. `version` is the revision that was judged; `role` is that in which the person acted; `repaired` are the reasons of
    the last return, by field, that they ticked off as mended.
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="reviews")
    round = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    action = models.CharField(max_length=16, choices=[(x.value, x.value) for x in APPROVALS])
    role = models.CharField(max_length=16, choices=[(x.value, x.value) for x in RoleName])
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews")
    on_behalf_of = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    opinion = models.TextField(blank=True)
    repaired = models.JSONField(default=list, blank=True)
    score_value = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    score_quality = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    score_timeliness = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)

    class Meta:
        constraints = (
            known_word("action", APPROVALS),
            known_word("role", RoleName),
            once("review_once", "report round action by", broken=later("You have already decided on this report.")),
            CheckConstraint(
                name="review_marks_of_evaluators",
                condition=Q(action=Action.EVALUATE.value, score_value__isnull=False)
                | Q(
                    action=Action.ENDORSE.value,
                    score_value__isnull=True,
                    score_quality__isnull=True,
                    score_timeliness__isnull=True,
                ),
                violation_error_message=later("An evaluation has a score; an endorsement has none."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.action} {self.by_id}"

    @property
    def score(self) -> Score:
        """The marks as the typed report has them."""
        return Score(value=self.score_value, quality=self.score_quality, timeliness=self.score_timeliness)


class SignOff(models.Model):
    """A signature (การลงนาม): who signed exactly what. The database refuses to change or delete a row.

    `content` is the canonical JSON of the whole year's report as it was signed, `sha256` that of its UTF-8 bytes,
    `paper` the PDF as signed. `name` and `position` are as they stood on the paper. `paper_signers` are the roles that sign the
    paper with certificates, in their order, as the city's year asked for them then.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="signoffs")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="signoffs")
    at = models.DateTimeField()
    name = models.TextField()
    position = models.TextField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    paper = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="signoffs")
    rules_version = models.CharField(max_length=64, blank=True)
    paper_signers = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = (
            CheckConstraint(
                name="signoff_with_position",
                condition=~Q(name="") & ~Q(position=""),
                violation_error_message=later("A signature has a name and a position."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.name}"


class PaperSignature(models.Model):
    """A signature by certificate on a signed paper (ลายมือชื่อดิจิทัล), the `place`th in the order of its sign-off. Rows are only ever added.

    `paper` is the PDF with this signature and those before it; `signer` is the name in the certificate, `by` whose account brought it.
    `stamped_at` is a time stamp authority's word, None where nobody was asked.
    """

    signoff = models.ForeignKey(SignOff, on_delete=models.PROTECT, related_name="paper_signatures")
    place = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=16, choices=[(x.value, x.value) for x in RoleName])
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="paper_signatures")
    on_behalf_of = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    signer = models.TextField()
    stamped_at = models.DateTimeField(null=True, blank=True)
    paper = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="paper_signatures")

    class Meta:
        constraints = (
            known_word("role", RoleName),
            once(
                "papersignature_in_order",
                "signoff place",
                broken=later("Somebody has signed this paper in the meantime."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.signoff_id} {self.place} {self.signer}"


class Reopening(models.Model):
    """A signed report was opened again, and why; the signature stays, superseded. Rows can't be changed either."""

    signoff = models.OneToOneField(SignOff, on_delete=models.PROTECT, related_name="reopening")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = (
            CheckConstraint(
                name="reopening_with_reason",
                condition=~Q(reason=""),
                violation_error_message=later("A signed report is reopened with a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.signoff_id} {self.reason}"
