"""Targets and results in columns: the printed words, and what they say.

One truth: the words. A target or a result is put in and taken out whole, as the typed report's own; the other columns
are what the words say, written by the same stroke, for questions to the database (numbers to the eighth decimal there).
"""

from decimal import Context, Decimal

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.records.constraints import known_word
from samrit.records.sentences import later
from samrit.report import Absence, Comparison, Result, Target

_DIGITS, _PLACES = 40, 8


class WithTarget(models.Model):
    """A record that has a target."""

    target_value_text = models.TextField(blank=True)
    target_unit_text = models.TextField(blank=True)
    target_comparison = models.CharField(
        max_length=16,
        choices=[(c.value, c.value) for c in Comparison],
        default=Comparison.UNSTATED.value,
        editable=False,
    )
    target_value = models.DecimalField(
        max_digits=_DIGITS, decimal_places=_PLACES, null=True, blank=True, editable=False
    )
    target_upper = models.DecimalField(
        max_digits=_DIGITS, decimal_places=_PLACES, null=True, blank=True, editable=False
    )
    target_due_on = models.DateField(null=True, blank=True, editable=False)
    target_unit = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = (
            known_word("target_comparison", Comparison),
            CheckConstraint(
                name="%(class)s_target_range_in_order",
                condition=Q(target_upper__isnull=True)
                | Q(target_comparison=Comparison.BETWEEN.value, target_value__lte=F("target_upper")),
                violation_error_message=later("Only a range has an upper bound, and it is not below the lower one."),
            ),
            CheckConstraint(
                name="%(class)s_target_date_of_milestone",
                condition=Q(target_due_on__isnull=True) | Q(target_comparison=Comparison.MILESTONE.value),
                violation_error_message=later("Only a milestone has a date in its target."),
            ),
        )

    @property
    def target(self) -> Target:
        """The target as the typed report has it."""
        return Target(value_text=self.target_value_text, unit_text=self.target_unit_text)

    @target.setter
    def target(self, target: Target) -> None:
        self.target_value_text, self.target_unit_text = target.value_text, target.unit_text
        self.target_comparison = (target.comparison or Comparison.UNSTATED).value
        self.target_value, self.target_upper = _column(target.value), _column(target.upper)
        self.target_due_on, self.target_unit = target.due_on, target.unit


class WithResult(models.Model):
    """A record that has a result: a value, or one of the five kinds of none, never both and never neither."""

    result_value_text = models.TextField(blank=True)
    result_unit_text = models.TextField(blank=True)
    result_value = models.DecimalField(
        max_digits=_DIGITS, decimal_places=_PLACES, null=True, blank=True, editable=False
    )
    result_absence = models.CharField(
        max_length=20,
        choices=[(a.value, a.value) for a in Absence],
        default=Absence.NOT_STATED.value,
        blank=True,
        editable=False,
    )
    result_reason = models.TextField(blank=True, editable=False)
    result_numerator = models.DecimalField(
        max_digits=_DIGITS, decimal_places=_PLACES, null=True, blank=True, editable=False
    )
    result_denominator = models.DecimalField(
        max_digits=_DIGITS, decimal_places=_PLACES, null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True
        constraints = (
            known_word("result_absence", Absence, or_blank=True),
            CheckConstraint(
                name="%(class)s_result_value_or_absence",
                condition=Q(result_value__isnull=False, result_absence="")
                | (Q(result_value__isnull=True) & ~Q(result_absence="")),
                violation_error_message=later("A result has a value, or a reason why there is none: one of the two."),
            ),
            CheckConstraint(
                name="%(class)s_result_ratio_whole",
                condition=Q(result_numerator__isnull=True, result_denominator__isnull=True)
                | Q(result_numerator__isnull=False, result_denominator__isnull=False, result_value__isnull=False),
                violation_error_message=later("A ratio has both its numerator and its denominator."),
            ),
        )

    @property
    def result(self) -> Result:
        """The result as the typed report has it."""
        return Result(value_text=self.result_value_text, unit_text=self.result_unit_text)

    @result.setter
    def result(self, result: Result) -> None:
        self.result_value_text, self.result_unit_text = result.value_text, result.unit_text
        self.result_value = _column(result.value)
        self.result_absence = result.absence.value if result.absence is not None else ""
        self.result_reason = result.reason
        self.result_numerator, self.result_denominator = _column(result.numerator), _column(result.denominator)


def _column(value: Decimal | None) -> Decimal | None:
    """The number as its column keeps it; 40 digits hold every number that a report may hold."""
    exponent = None if value is None else value.as_tuple().exponent
    if value is None or not isinstance(exponent, int) or exponent >= -_PLACES:
        return value
    return value.quantize(Decimal(1).scaleb(-_PLACES), context=Context(prec=_DIGITS))
