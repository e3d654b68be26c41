"""Projects (โครงการ/กิจกรรม), part 1 of the annual report: their milestones, what was done, and what was spent."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from samrit.records.constraints import number_between
from samrit.records.models.people.people import User
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.plans.plan import AnnualPlan
from samrit.records.names import Named
from samrit.records.sentences import later


class Project(Named):
    """A project of an annual plan; money is in baht. `version` counts the savings of what was planned."""

    annual_plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="projects")
    position = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=64, blank=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    rationale = models.TextField(blank=True)
    objectives = models.TextField(blank=True)
    targets = models.TextField(blank=True)
    responsible = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="projects_responsible"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget_allotted_baht = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="projects")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["annual_plan", "position", "id"], name="project_in_order"),)
        constraints = (
            CheckConstraint(
                name="project_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=later("A project ends no earlier than it starts."),
            ),
            CheckConstraint(
                name="project_budget_not_negative",
                condition=Q(budget_allotted_baht__isnull=True) | Q(budget_allotted_baht__gte=0),
                violation_error_message=later("A budget is not negative."),
            ),
            UniqueConstraint(
                fields=["annual_plan", "code"],
                condition=~Q(code=""),
                name="project_code_once",
                violation_error_message=later("This annual plan already has a project with this code."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}".strip()


class Milestone(models.Model):
    """A step of a project (ขั้นตอน) with its share of the whole in percent, and when it was planned and done."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    name = models.TextField()
    weight = models.DecimalField(max_digits=9, decimal_places=4)
    planned_from = models.DateField()
    planned_until = models.DateField()

    class Meta:
        constraints = (
            number_between("weight", 0, 100, broken=later("A weight is 0 to 100 percent.")),
            CheckConstraint(
                name="milestone_ends_after_it_starts",
                condition=Q(planned_until__gte=F("planned_from")),
                violation_error_message=later("A step ends no earlier than it starts."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Progress(models.Model):
    """How far a step was on a day, in percent of itself, as somebody told it; the last told of a day counts. Only added."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    percent = models.DecimalField(max_digits=9, decimal_places=4)
    note = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = (number_between("percent", 0, 100, broken=later("Progress is 0 to 100 percent.")),)

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.on} {self.percent} %"


class Spending(models.Model):
    """What a project had spent in all by a day (เบิกจ่ายสะสม), in baht; the last told of a day counts. Only added."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="spending")
    on = models.DateField()
    total_baht = models.DecimalField(max_digits=18, decimal_places=2)
    note = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = (
            CheckConstraint(
                name="spending_not_negative",
                condition=Q(total_baht__gte=0),
                violation_error_message=later("What is spent is not negative."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.project_id} {self.on} {self.total_baht}"
