"""Indicators (ตัวชี้วัด) of an annual plan."""

from django.db import models
from django.db.models import Q, UniqueConstraint

from samrit.records.constraints import known_word, number_between, once
from samrit.records.models.people.people import User
from samrit.records.models.plans.plan import AnnualPlan, PlanNode
from samrit.records.models.reports.printed import WithTarget
from samrit.records.names import Named
from samrit.records.sentences import later
from samrit.report import Kind, Level
from samrit.scoring import Accumulation
from samrit.vocabulary.choices import ResultSource


class Indicator(WithTarget, Named):
    """One indicator in one year: identity is the annual plan with `number` ("3.2") or `code` ("5018-0817"), strings.

    `as_printed` holds what an imported paper says differently from what the records would print (its own plan
    title, spellings, signature); `samrit.queries.reports.imported_wording` tells which fields. The findings are those of the last
    check of the whole year's report, counted when something was saved, so that a list never checks anew; `doubts` is what
    that check found against the result of each quarter ({"3": "contradicted"}).

    `version` counts the savings of the definition. `signoff` is the signature that holds now: while there is one, the
    year's content is frozen.
    """

    annual_plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="indicators")
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=64, blank=True)
    name_th = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    level = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Level], default=Level.UNKNOWN.value)
    kind = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Kind], default=Kind.UNKNOWN.value)
    definition = models.TextField(blank=True)
    method = models.TextField(blank=True)
    baseline_value = models.DecimalField(max_digits=40, decimal_places=8, null=True, blank=True)
    weight = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    accumulation = models.CharField(
        max_length=16, choices=[(x.value, x.value) for x in Accumulation], default=Accumulation.LAST.value
    )
    result_source = models.CharField(
        max_length=16, choices=[(x.value, x.value) for x in ResultSource], default=ResultSource.TYPED.value
    )
    nodes = models.ManyToManyField(PlanNode, through="IndicatorNode", related_name="indicators")
    responsible = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators_responsible"
    )
    deputy = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators_deputy")
    last_year = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next_years")
    as_printed = models.JSONField(default=dict, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    signoff = models.ForeignKey(
        "SignOff", on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    findings_errors = models.PositiveIntegerField(default=0, editable=False)
    findings_warnings = models.PositiveIntegerField(default=0, editable=False)
    findings_notes = models.PositiveIntegerField(default=0, editable=False)
    doubts = models.JSONField(null=True, blank=True, editable=False)
    rules_version = models.CharField(max_length=64, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        indexes = (models.Index(fields=["annual_plan", "position", "id"], name="indicator_in_order"),)
        constraints = (
            *WithTarget.Meta.constraints,
            known_word("level", Level),
            known_word("kind", Kind),
            known_word("accumulation", Accumulation),
            known_word("result_source", ResultSource),
            number_between("weight", 0, 99999, broken=later("A weight is not negative.")),
            UniqueConstraint(
                fields=["annual_plan", "number"],
                condition=~Q(number=""),
                name="indicator_number_once",
                violation_error_message=later("This annual plan already has an indicator with this number."),
            ),
            UniqueConstraint(
                fields=["annual_plan", "code"],
                condition=~Q(code=""),
                name="indicator_code_once",
                violation_error_message=later("This annual plan already has an indicator with this code."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.name()}".strip()


class IndicatorNode(models.Model):
    """An indicator supports a place in a long-term plan; in the order in which the form prints them."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="indicator_nodes")
    node = models.ForeignKey(PlanNode, on_delete=models.PROTECT, related_name="indicator_nodes")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            once(
                "indicatornode_once",
                "indicator node",
                broken=later("The indicator already supports this place in the plan."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.node_id}"
