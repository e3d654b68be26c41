"""The city's year: due dates, holidays, who has to approve, from when rules bind; whether it is closed."""

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import number_between, who_and_when
from samrit.records.models.people.people import User
from samrit.records.names import Named
from samrit.records.sentences import later

CORRECTION_DAYS = 7  # working days, where the city has settled nothing else: as Thai offices give for an answer


class FiscalYear(models.Model):
    """What the city has settled for a fiscal year; a year without a row goes by the rules of the house.

    `due_dates` are the days on which reports are due, by quarter ("1" to "5"), where the city has set one.
    `endorsers` are the roles that each have to endorse; empty: the coordinator or the head, one of them.
    `correction_days` are the working days for a correction, counted from the day of the return, and for each approval.
    With `can_be_stopped` signing and publishing take effect when the day ends, and can be stopped until then; with
    `signs_with_second_factor` whoever signs has just shown one. `evaluators_needed` is how many evaluators have to judge a report. A closed year is not written in any more.
    `paper_signers` are the roles that sign a year's paper with certificates, one after another; empty: nobody has to.
    """

    fiscal_year_be = models.PositiveSmallIntegerField(unique=True)
    due_dates = models.JSONField(default=dict, blank=True)
    endorsers = models.JSONField(default=list, blank=True)
    correction_days = models.PositiveSmallIntegerField(default=CORRECTION_DAYS)
    evaluators_needed = models.PositiveSmallIntegerField(default=1)
    method = models.CharField(max_length=32, blank=True)
    can_be_stopped = models.BooleanField(default=False)
    signs_with_second_factor = models.BooleanField(default=False)
    paper_signers = models.JSONField(default=list, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            number_between("fiscal_year_be", 2500, 2700, broken=later("A fiscal year is a Buddhist year between 2500 and 2700.")),
            number_between("correction_days", 1, 60, broken=later("A correction has one to sixty working days.")),
            number_between("evaluators_needed", 1, 5, broken=later("One to five evaluators judge a report.")),
            who_and_when("closed"),
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.fiscal_year_be)


class CityHoliday(Named):
    """A day on which the city does not work, besides the country's public holidays; or a public one on which it does."""

    on = models.DateField(unique=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    is_working_day = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.on} {self.name_th}"


class RuleSetting(models.Model):
    """What the city has settled about a rule: the day from which it binds (before it, it only notes), or that it is off."""

    code = models.CharField(max_length=8, unique=True)
    binds_from = models.DateField(null=True, blank=True)
    is_off = models.BooleanField(default=False)
    reason = models.TextField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = (
            CheckConstraint(
                name="rulesetting_with_reason",
                condition=~Q(reason=""),
                violation_error_message=later("A rule is set or switched off with a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.code
