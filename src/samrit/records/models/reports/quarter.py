"""Quarterly reports (รายงานรายไตรมาส), the year end as the fifth."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.records.constraints import known_word, number_between, once, who_and_when
from samrit.records.models.people.people import User
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.reports.deadline import deadline_of
from samrit.records.models.reports.printed import WithResult, WithTarget
from samrit.records.sentences import later
from samrit.report import Score, Verdict
from samrit.scoring.deadline import Deadline
from samrit.vocabulary.fields import YEAR_END, in_place
from samrit.vocabulary.term import Place
from samrit.vocabulary.workflow import OPEN, PUT_OFF, Status

# The words that only the year end says.
_OF_THE_YEAR = sorted(one.id for one in in_place(Place.YEAR_END) if one.places == (Place.YEAR_END,))


class QuarterReport(WithTarget, WithResult):
    """What is reported for one quarter (1 to 4), or for the whole year (5).

    The year end's result is the year's result; verdict, supporting factors and obstacles stand there only.
    `version` counts the savings of the content, so that of two people at once the second is told; each is kept as a
    `Revision`. `round` counts how often the report has gone back. `return_reasons` are the reasons of the last return,
    by the keys of `samrit.ledger.reasons`, `return_answers` what the officer answers to each. `published_version` is what the public
    sees, also while the next one is worked on.
    `weight` is the quarter's share of the year in percent, where the plan gives one. `override_verdict` is the
    evaluator's, in place of the one that target and result give. `due_on` is the first due day; `correction_due_on` is that of the
    correction, as it was worked out when the report went back. `first_submitted_at` stays whatever is taken or sent back.
    `pending_action` is what takes effect when the day of `pending_at` ends, with what it takes besides in `pending_details`.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="quarters")
    quarter = models.PositiveSmallIntegerField()
    narrative = models.TextField(blank=True)
    progress_percent = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    score_value = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    score_quality = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    score_timeliness = models.DecimalField(max_digits=15, decimal_places=6, null=True, blank=True)
    verdict = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Verdict], blank=True)
    verdict_text = models.TextField(blank=True)
    shortfall = models.TextField(blank=True)
    supporting_factors = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    due_on = models.DateField()
    correction_due_on = models.DateField(null=True, blank=True)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    weight = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    override_verdict = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Verdict], blank=True)
    override_reason = models.TextField(blank=True)
    overridden_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    overridden_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    round = models.PositiveIntegerField(default=1)
    published_version = models.PositiveIntegerField(null=True, blank=True)

    status = models.CharField(
        max_length=16, choices=[(x.value, x.value) for x in Status], default=Status.DRAFT.value, db_index=True
    )
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    endorsed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    endorsed_at = models.DateTimeField(null=True, blank=True)
    evaluated_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evaluated_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reasons = models.JSONField(default=dict, blank=True)
    return_answers = models.JSONField(default=dict, blank=True)
    reopened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)

    pending_action = models.CharField(max_length=16, choices=[(x.value, x.value) for x in PUT_OFF], blank=True)
    pending_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pending_at = models.DateTimeField(null=True, blank=True)
    pending_details = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (
            *WithTarget.Meta.constraints,
            *WithResult.Meta.constraints,
            once("quarterreport_once", "indicator quarter", broken=later("The indicator already has a report for this quarter.")),
            number_between("quarter", 1, YEAR_END, broken=later("A quarter is 1 to 4; 5 is the year end.")),
            number_between("progress_percent", 0, 1000, broken=later("Progress is a percentage from 0 to 1000.")),
            known_word("verdict", Verdict, or_blank=True),
            known_word("status", Status),
            known_word("pending_action", PUT_OFF, or_blank=True),
            CheckConstraint(
                name="quarterreport_verdict_at_year_end",
                condition=Q(quarter=YEAR_END) | Q(**dict.fromkeys(_OF_THE_YEAR, "")),
                violation_error_message=later("Verdict, supporting factors and obstacles stand in the year-end report only."),
            ),
            CheckConstraint(
                name="quarterreport_returned_with_reason",
                condition=~Q(status=Status.RETURNED.value) | ~Q(return_reasons={}),
                violation_error_message=later("A report is returned with a reason."),
            ),
            CheckConstraint(
                name="quarterreport_correction_after_due",
                condition=Q(correction_due_on__isnull=True) | Q(correction_due_on__gte=F("due_on")),
                violation_error_message=later("A correction is due no earlier than the report."),
            ),
            number_between("weight", 0, 100, broken=later("A weight is 0 to 100 percent.")),
            known_word("override_verdict", Verdict, or_blank=True),
            CheckConstraint(
                name="quarterreport_override_with_reason",
                condition=Q(override_verdict="", override_reason="") | (~Q(override_verdict="") & ~Q(override_reason="")),
                violation_error_message=later("A verdict is overridden with a reason."),
            ),
            *(
                who_and_when(action)
                for action in (
                    "submitted", "endorsed", "evaluated", "published", "returned", "reopened", "overridden",
                    "pending",
                )
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.indicator_id} Q{self.quarter}"

    @property
    def score(self) -> Score:
        """The evaluator's marks as the typed report has them; none is not a mark of 0."""
        return Score(value=self.score_value, quality=self.score_quality, timeliness=self.score_timeliness)

    @score.setter
    def score(self, score: Score) -> None:
        self.score_value, self.score_quality, self.score_timeliness = score.value, score.quality, score.timeliness

    @property
    def is_open(self) -> bool:
        """Whether an officer may still write in it."""
        return Status(self.status) in OPEN

    def clear_pending(self) -> None:
        """Nothing waits for the end of the day any more; not yet saved."""
        self.pending_action, self.pending_by, self.pending_at, self.pending_details = "", None, None, {}

    @property
    def deadline(self) -> Deadline:
        """By when it is awaited, and how late it came: the one place that every page, mail, score and file asks."""
        return deadline_of(self.status, self.due_on, self.correction_due_on, self.first_submitted_at)
