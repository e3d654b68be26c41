"""What comes of an officer's filing: revisions, drafts not saved yet, figures and what they stand on, the time it took."""

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import known_word, once
from samrit.records.models.evidence.evidence import Evidence
from samrit.records.models.people.people import User
from samrit.records.models.reports.quarter import QuarterReport
from samrit.records.sentences import later
from samrit.vocabulary.codes import BoundTo, FigureMeaning, FigureSource


class Revision(models.Model):
    """The content of a quarter's report as it was saved once; `number` is the report's `version` of then.

    Rows are only ever added. `content` holds the fields by name, as `samrit.ledger.content` writes and reads them.
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (once("revision_once", "report number", broken=later("There already is this revision.")),)

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class CheckRuleSet(models.Model):
    """The table of rules as it stood once: by code, severity, the day from which it binds, whether it is switched off."""

    version = models.CharField(max_length=64, unique=True)
    table = models.JSONField()

    def __str__(self) -> str:
        return self.version


class SubmissionCheck(models.Model):
    """What the rules found in a report when it was submitted, and which rules those were. Rows are only ever added."""

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="submission_checks")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    rules = models.ForeignKey(CheckRuleSet, on_delete=models.PROTECT, related_name="submission_checks")
    findings = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"{self.report_id} v{self.version}"


class Draft(models.Model):
    """What somebody has typed and not saved: the fields of the form, on top of a version of the report."""

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    version = models.PositiveIntegerField()
    fields = models.JSONField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = (once("draft_once", "report user", broken=later("There already is this draft.")),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.user_id}"


class EditSession(models.Model):
    """One edit session at a report's form: how long it took, and how much of it was filled in beforehand.

    `active_seconds` is the time in which something was typed or pointed at; without JavaScript it is the time from
    opening the form to saving it. `prefilled` and `changed` count fields of `fields`.
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="edit_sessions")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    active_seconds = models.PositiveIntegerField()
    fields = models.PositiveSmallIntegerField()
    prefilled = models.PositiveSmallIntegerField()
    changed = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.active_seconds} s"


class Figure(models.Model):
    """A number in a report's text with what it stands on (ตัวเลข).

    `field`, `start` and `words` tell where it stands in the content now; it moves along when the text around it
    changes. `bound_to` names the structured value that it follows until the report is frozen. A counted figure may have
    a `samrit.counting.CountingRule` of its own, with the time as of which it was counted; a measured one its `measurement`.
    `meaning` is what the officer says that it is, where they were asked.
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="figures")
    field = models.CharField(max_length=32)
    start = models.PositiveIntegerField()
    words = models.TextField()
    value = models.DecimalField(max_digits=40, decimal_places=8)
    unit = models.TextField(blank=True)
    source = models.CharField(max_length=8, choices=[(x.value, x.value) for x in FigureSource])
    note = models.TextField(blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="figures")
    rule = models.JSONField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    measurement = models.ForeignKey(
        "Measurement", on_delete=models.PROTECT, null=True, blank=True, related_name="figures"
    )
    bound_to = models.CharField(max_length=16, choices=[(x.value, x.value) for x in BoundTo], blank=True)
    meaning = models.CharField(max_length=16, choices=[(x.value, x.value) for x in FigureMeaning], blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = (
            known_word("source", FigureSource),
            known_word("bound_to", BoundTo, or_blank=True),
            known_word("meaning", FigureMeaning, or_blank=True),
            CheckConstraint(
                name="figure_other_in_words",
                condition=~Q(meaning=FigureMeaning.OTHER.value) | ~Q(note=""),
                violation_error_message=later("What is something else is said in words."),
            ),
            once("figure_once", "report field start", broken=later("The source of this figure is told already.")),
            CheckConstraint(
                name="figure_read_in_evidence",
                condition=~Q(source=FigureSource.READ.value) | Q(evidence__isnull=False),
                violation_error_message=later("A figure read in evidence names the evidence."),
            ),
        )

    def __str__(self) -> str:
        return self.words
