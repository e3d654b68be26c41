"""What is counted: facts with the time in which they were known, the rules of indicators, and what they came to."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from samrit.counting import RecordKind, RecordStatus, Sector
from samrit.records.constraints import known_word, once
from samrit.records.models.campaigns.campaign import Activity, Campaign, Theme
from samrit.records.models.city.place import Place
from samrit.records.models.partners.partner import Partner
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.models.plans.indicator import Indicator
from samrit.records.models.reports.quarter import QuarterReport
from samrit.records.sentences import later


class Fact(models.Model):
    """What the city knew of one countable record, from `known_from` until just before `known_until` (empty: still).

    The only table that is counted: `samrit.ledger.facts` writes it in the transaction of the action that makes the fact.
    `partner` is the organisation that the record counts for, after merging. `on` is the day that a rule's dates are
    about, `until_on` the day on which a practice ended. A row is closed, never changed otherwise.
    """

    kind = models.CharField(max_length=12, choices=[(x.value, x.value) for x in RecordKind])
    record_id = models.BigIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    sector = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Sector], blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=12, choices=[(x.value, x.value) for x in RecordStatus])
    on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["campaign", "kind", "status", "partner"], name="fact_of_campaign"),
            models.Index(fields=["partner", "kind", "known_until"], name="fact_of_partner"),
            models.Index(fields=["agency", "kind", "status"], name="fact_of_agency"),
            models.Index(fields=["activity", "known_until"], name="fact_of_activity"),
        )
        constraints = (
            known_word("kind", RecordKind),
            known_word("status", RecordStatus),
            known_word("sector", Sector, or_blank=True),
            UniqueConstraint(
                fields=["kind", "record_id"],
                condition=Q(known_until__isnull=True),
                name="fact_now_once",
                violation_error_message=later("There is a present fact of this record already."),
            ),
            CheckConstraint(
                name="fact_known_in_order",
                condition=Q(known_until__isnull=True) | Q(known_until__gte=F("known_from")),
                violation_error_message=later("A fact ends no earlier than it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} {self.status}"


class CountingRuleVersion(models.Model):
    """How an indicator's result is worked out, in plain words and as a rule; the last by `number` is the one that holds.

    Rows are only ever added. `rule` is a `samrit.counting.CountingRule` as JSON; none (null) means that the result is typed
    again from then on.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="rules")
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    rule = models.JSONField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            once(
                "countingruleversion_once",
                "indicator number",
                broken=later("There already is this version of the rule."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} v{self.number}"


class RuleProposal(models.Model):
    """Another way to count or judge a result, asked for by whoever owns it, until a second person agrees or refuses.

    Of a rule, `number` is the version that it would come after; `before` and `after` are what the reports say and what it
    would come to, by quarter. Of what the plan asks, `yardsticks` are two `samrit.definitions.Yardstick`, that which stood
    and that which would stand, and `before` and `after` the fields that differ and what the year comes to. All as it was asked.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="rule_proposals")
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    rule = models.JSONField(null=True, blank=True)
    yardsticks = models.JSONField(null=True, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_agreed = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            UniqueConstraint(
                fields=["indicator"],
                condition=Q(decided_at=None),
                name="ruleproposal_open_once",
                violation_error_message=later(
                    "Another change of how this result is counted or judged waits for an answer already."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} v{self.number + 1}"


class Tally(models.Model):
    """What a rule came to for a report, with what was known `as_of` then; rows are only ever added.

    `value` is empty where there is none, and `why_none` says why in both languages. `members` is how many records were
    counted, `sha256` the hash over their keys (`samrit.queries.counting.counting` gives the list itself at any time).
    """

    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, related_name="tallies")
    rule = models.ForeignKey(CountingRuleVersion, on_delete=models.RESTRICT, related_name="tallies")
    as_of = models.DateTimeField()
    value = models.DecimalField(max_digits=40, decimal_places=8, null=True, blank=True)
    numerator = models.DecimalField(max_digits=40, decimal_places=8, null=True, blank=True)
    denominator = models.DecimalField(max_digits=40, decimal_places=8, null=True, blank=True)
    why_none = models.JSONField(default=dict, blank=True)
    members = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = (models.Index(fields=["report", "-id"], name="tally_of_report"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.value}"
