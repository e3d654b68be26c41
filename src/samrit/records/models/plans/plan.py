"""Long-term plans with their trees, and the agencies' annual plans."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.records.constraints import number_between, once
from samrit.records.models.plans.agency import Agency, OfYear
from samrit.records.names import Named
from samrit.records.sentences import later
from samrit.thai.calendar import fiscal_year_dates
from samrit.thai.translation import either


class Plan(models.Model):
    """A long-term plan (แผนพัฒนา); it names its own levels, since plans differ.

    `levels` are these names from the top down: what stands before a node of that depth on the form (`label`, and `rank`
    before its code), and its name in English (`en`). It holds in the fiscal years from `first_year_be` to `last_year_be`,
    None where that is open. A plan that comes after another `follows` it. `version` counts the savings of all this.
    """

    title_th = models.TextField(unique=True)
    title_en = models.TextField(blank=True)
    levels = models.JSONField(default=list, blank=True)
    first_year_be = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year_be = models.PositiveSmallIntegerField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            CheckConstraint(
                name="plan_ends_after_it_begins",
                condition=Q(first_year_be=None) | Q(last_year_be=None) | Q(last_year_be__gte=F("first_year_be")),
                violation_error_message=later("A plan ends no earlier than it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.title_th

    def name(self) -> str:
        """Its title in the reader's language."""
        return either(self.title_th, self.title_en)

    def is_valid_in(self, fiscal_year_be: int) -> bool:
        """Whether annual plans of a fiscal year may lean on it."""
        first, last = self.first_year_be or fiscal_year_be, self.last_year_be or fiscal_year_be
        return first <= fiscal_year_be <= last


class PlanNode(Named):
    """A place in a plan's tree: ด้าน, ประเด็นยุทธศาสตร์, เป้าประสงค์, กลยุทธ์.

    `level_label` and `rank` are the words that the form prints before the code ("ประเด็นยุทธศาสตร์", "ด้านที่");
    `code` is kept in Arabic digits ("2.4.1"); a page or a form shows it in either. `followers` are the places of a later
    plan that take it further. One that is closed supports no indicator of a fiscal year that begins after `closed_on`.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    level_label = models.TextField(blank=True)
    rank = models.TextField(blank=True)
    code = models.CharField(max_length=32)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.TextField(blank=True)
    followers = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="continues")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (once("plannode_code_once", "plan code", broken=later("The plan already has this code.")),)

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"

    def is_valid_in(self, fiscal_year_be: int) -> bool:
        """Whether indicators of a fiscal year may lean on it; its plan is loaded."""
        first, _ = fiscal_year_dates(fiscal_year_be)
        return self.plan.is_valid_in(fiscal_year_be) and (self.closed_on is None or self.closed_on > first)


class AnnualPlan(OfYear):
    """One agency's plan for one fiscal year (1 October to 30 September, Buddhist year of its end).

    `closed_at` is that of its `FiscalYear`: it stands here too, so that whoever has a plan knows without asking.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="annual_plans")
    fiscal_year_be = models.PositiveSmallIntegerField()
    title = models.TextField(default="แผนปฏิบัติราชการประจำปี")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            once(
                "annualplan_once",
                "agency fiscal_year_be",
                broken=later("The agency already has a plan for this fiscal year."),
            ),
            number_between(
                "fiscal_year_be", 2500, 2700, broken=later("A fiscal year is a Buddhist year between 2500 and 2700.")
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.fiscal_year_be}"

    @property
    def is_closed(self) -> bool:
        """Whether its fiscal year is closed."""
        return self.closed_at is not None
