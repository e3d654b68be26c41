"""How each indicator's periods compare, and how many there are of each: derived from the reports in the act that changes them."""

from django.db import models
from django.db.models import Q

from samrit.records.constraints import known_word, number_between, once
from samrit.records.models.plans.indicator import Indicator
from samrit.records.sentences import later
from samrit.report import Verdict
from samrit.scoring.counts import Part, ScopeKind
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.fields import YEAR_END

REPORTED_PARTS = tuple(part for part in Part if part not in (Part.OVERDUE, Part.NOT_DUE))


class PeriodResult(models.Model):
    """What one quarter (5: the year) of an indicator adds to the counts of its scopes, and what lists are ordered by.

    `part` is blank where nothing is reported: the day tells whether it is overdue. `scopes` are those to which it was
    added, as "kind:code". `shortfall` is weight × what is missing to the target, in millionths; `achievement` lies
    between 0 and 100.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="period_results")
    quarter = models.PositiveSmallIntegerField()
    fiscal_year_be = models.PositiveSmallIntegerField()
    agency_path = models.CharField(max_length=200)
    part = models.CharField(max_length=16, choices=[(x.value, x.value) for x in REPORTED_PARTS], blank=True)
    verdict = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Verdict], blank=True)
    doubt = models.CharField(max_length=24, choices=[(x.value, x.value) for x in Doubt], blank=True)
    achievement = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    shortfall = models.BigIntegerField(null=True)
    weight_units = models.BigIntegerField()
    is_unsupported = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    scopes = models.JSONField(default=list)

    class Meta:
        indexes = (
            models.Index(fields=["fiscal_year_be", "quarter", "part", "-shortfall"], name="period_result_by_shortfall"),
        )
        constraints = (
            once("period_result_once", "indicator quarter", broken=later("The indicator's period is counted already.")),
            number_between("quarter", 1, YEAR_END, broken=later("A quarter is 1 to 4; 5 is the year end.")),
            known_word("part", REPORTED_PARTS, or_blank=True),
            known_word("verdict", Verdict, or_blank=True),
            known_word("doubt", Doubt, or_blank=True),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.quarter} {self.part}"


class ScopeCounts(models.Model):
    """A part of the counts of one scope (an agency, a place in a plan, a kind, a level, the city) in one period.

    The counts are the sum of all rows of a scope: who files a report adds rows of one or minus one, and waits for nobody;
    a task puts many rows together. `due_on` stays apart, so that the day on which one looks decides what is overdue.
    """

    scope_kind = models.CharField(max_length=8, choices=[(x.value, x.value) for x in ScopeKind])
    scope_code = models.CharField(max_length=32, blank=True)
    fiscal_year_be = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True)
    exceeds = models.IntegerField(default=0)
    meets = models.IntegerField(default=0)
    nearly = models.IntegerField(default=0)
    misses = models.IntegerField(default=0)
    unjudged = models.IntegerField(default=0)
    doubtful = models.IntegerField(default=0)
    unreported = models.IntegerField(default=0)
    unsupported = models.IntegerField(default=0)
    weight_total = models.BigIntegerField(default=0)
    weight_sound = models.BigIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(
                fields=["scope_kind", "fiscal_year_be", "quarter", "scope_code"], name="scope_counts_of_period"
            ),
        )
        constraints = (
            known_word("scope_kind", ScopeKind),
            models.CheckConstraint(
                name="scope_counts_city_has_no_code",
                condition=~Q(scope_kind=ScopeKind.CITY.value) | Q(scope_code=""),
                violation_error_message=later("The city has no code among the scopes."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope_kind}:{self.scope_code} {self.fiscal_year_be} {self.quarter}"
