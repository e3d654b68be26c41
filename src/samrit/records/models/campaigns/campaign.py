"""Campaigns (กิจกรรมรณรงค์) with their themes and activities, and the links by which partners take part."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.records.constraints import known_word, number_between, once, who_and_when
from samrit.records.models.partners.partner import Partner
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency, OfYear
from samrit.records.names import Named
from samrit.records.sentences import later
from samrit.vocabulary.codes import ActivityKind, Channel


class Campaign(OfYear, Named):
    """A campaign of an agency in a fiscal year, such as Earth Hour 2021; `follows` is the one of the year before.

    `code` names it in addresses. From `opened_at` on anybody may see its page; before that, who may read the agency's
    records. `version` counts the savings.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaigns")
    fiscal_year_be = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=48, unique=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    about_th = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["agency", "fiscal_year_be", "id"], name="campaign_in_order"),)
        constraints = (
            who_and_when("opened"),
            number_between("fiscal_year_be", 2500, 2700, broken=later("A fiscal year is a Buddhist year between 2500 and 2700.")),
            CheckConstraint(
                name="campaign_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=later("A campaign ends no earlier than it starts."),
            ),
            CheckConstraint(
                name="campaign_named",
                condition=~Q(name_th=""),
                violation_error_message=later("A campaign has a name."),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name_th


class Theme(Named):
    """What a campaign's partners commit themselves to: transport, energy, green space, waste; each campaign its own."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="themes")
    position = models.PositiveSmallIntegerField(default=0)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)

    class Meta:
        constraints = (once("theme_once", "campaign name_th", broken=later("The campaign already has this theme.")),)

    def __str__(self) -> str:
        return self.name_th


class Activity(Named):
    """A meeting or event of a campaign. `presiding` is who presides, in office. A cancelled one stays, with the reason.

    `checkin_key` goes into the code on the wall by which people check in; a new key makes the old code worthless.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=8, choices=[(x.value, x.value) for x in ActivityKind])
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    channel = models.CharField(max_length=8, choices=[(x.value, x.value) for x in Channel])
    venue = models.TextField(blank=True)
    presiding = models.TextField(blank=True)
    note = models.TextField(blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="activities")
    checkin_key = models.CharField(max_length=32, blank=True, editable=False)
    cancelled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            known_word("kind", ActivityKind),
            known_word("channel", Channel),
            who_and_when("cancelled"),
            CheckConstraint(
                name="activity_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=later("An activity ends after it starts."),
            ),
            CheckConstraint(
                name="activity_cancelled_with_reason",
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_reason="")),
                violation_error_message=later("An activity is cancelled with a reason."),
            ),
        )

    def __str__(self) -> str:
        return self.name_th


class PartnerLink(models.Model):
    """The right to speak for a partner in a campaign by a link, without an account, until a day or a revocation.

    `token_hash` is the SHA-256 of the random word in its address, `sealed_token` the word itself, sealed with the installation's key.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="links")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sealed_token = models.TextField(editable=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (who_and_when("revoked"),)

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.partner_id}"
