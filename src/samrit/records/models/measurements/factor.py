"""A city's own emission factors (ค่าการปล่อยก๊าซ) and electricity prices (ค่าไฟ), beside those that are shipped."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.measure import emissions
from samrit.records.constraints import number_between, who_and_when
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.sentences import later


class EmissionFactor(models.Model):
    """What a unit of electricity emits: t CO2/MWh of a year (C.E.), used by the agency and all below it.

    `kind` is one of `samrit.measure.emissions.KINDS`; `source` names the document. A factor is never edited: a wrong one
    is retired with a reason, and stays with the measurements that used it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="emission_factors")
    year_ce = models.PositiveSmallIntegerField()
    t_per_mwh = models.DecimalField(max_digits=8, decimal_places=6)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in emissions.KINDS])
    boundary = models.TextField(blank=True)
    vintage = models.TextField(blank=True)
    source = models.TextField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            who_and_when("added"),
            who_and_when("retired"),
            number_between("year_ce", 1957, 2157, broken=later("The year lies between 1957 and 2157.")),
            CheckConstraint(
                name="emissionfactor_within",
                condition=Q(t_per_mwh__gt=0, t_per_mwh__lte=3),
                violation_error_message=later("A factor is more than 0 and at most 3 t/MWh (the same as kg/kWh)."),
            ),
            CheckConstraint(
                name="emissionfactor_sourced",
                condition=~Q(source=""),
                violation_error_message=later("A factor names the document that it comes from."),
            ),
            CheckConstraint(
                name="emissionfactor_kind_known",
                condition=Q(kind__in=emissions.KINDS),
                violation_error_message=later("Choose the kind of the factor."),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.t_per_mwh} t/MWh {self.year_ce}"


class Tariff(models.Model):
    """A price of electricity in baht/kWh, in force from a day to a day; used by the agency and all below it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="tariffs")
    from_on = models.DateField()
    until_on = models.DateField()
    baht_per_kwh = models.DecimalField(max_digits=8, decimal_places=4)
    kind = models.TextField(blank=True)
    source = models.TextField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            who_and_when("added"),
            who_and_when("retired"),
            CheckConstraint(
                name="tariff_ends_after_it_starts",
                condition=Q(until_on__gte=F("from_on")),
                violation_error_message=later("A price ends no earlier than it starts."),
            ),
            CheckConstraint(
                name="tariff_within",
                condition=Q(baht_per_kwh__gt=0, baht_per_kwh__lte=100),
                violation_error_message=later("A price is more than 0 and at most 100 baht/kWh."),
            ),
            CheckConstraint(
                name="tariff_sourced",
                condition=~Q(source=""),
                violation_error_message=later("A price names the document that it comes from."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.baht_per_kwh} baht/kWh"
