"""The city's annual report as a file: made behind the pages, since thousands of indicators take longer than a page may."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from samrit.records.constraints import known_word
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.people.people import User
from samrit.records.sentences import later
from samrit.vocabulary.codes import MakingState, ReportForm


class CityReport(models.Model):
    """The report of a year in one form and language, as it was made last; asked for again, it is made anew.

    `done` of `total` are the steps of the making, `moved_at` when that last changed, `failure` why it failed, in both languages.
    """

    fiscal_year_be = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=8, choices=[(x.value, x.value) for x in ReportForm])
    language = models.CharField(max_length=2)
    state = models.CharField(max_length=8, choices=[(x.value, x.value) for x in MakingState])
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    moved_at = models.DateTimeField()
    failure = models.JSONField(default=dict, blank=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = (
            known_word("state", MakingState),
            known_word("form", ReportForm),
            UniqueConstraint(fields=["fiscal_year_be", "form", "language"], name="cityreport_once"),
            CheckConstraint(
                name="cityreport_made_has_file",
                condition=Q(blob__isnull=True, made_at__isnull=True) | Q(blob__isnull=False, made_at__isnull=False),
                violation_error_message=later("A report that was made has its file."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year_be} {self.form} {self.language}"

    @property
    def is_at_work(self) -> bool:
        """Whether it waits for a worker, or one has it."""
        return self.state in (MakingState.WAITING, MakingState.MAKING)
