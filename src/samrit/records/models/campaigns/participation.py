"""What partners do in a campaign: they come, they declare, they carry it into practice."""

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from samrit.counting import RecordStatus
from samrit.records.constraints import known_word, number_between, who_and_when
from samrit.records.models.campaigns.campaign import Activity, Campaign, PartnerLink, Theme
from samrit.records.models.city.place import Place
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.evidence.imports import Import
from samrit.records.models.partners.partner import Partner
from samrit.records.models.people.people import User
from samrit.records.sentences import later
from samrit.vocabulary.codes import How

_PRACTICE = (RecordStatus.REPORTED, RecordStatus.VERIFIED, RecordStatus.REFUSED, RecordStatus.WITHDRAWN)


class ReportedRecord(models.Model):
    """A record that somebody told: an officer (`reported_by`), a partner by their link (`link`), or whoever checked in."""

    how = models.CharField(max_length=8, choices=[(x.value, x.value) for x in How])
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField()
    link = models.ForeignKey(PartnerLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = (known_word("how", How),)


class Attendance(ReportedRecord):
    """A partner came to an activity (การเข้าร่วม), with so many people; their names are not kept."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attendances")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="attendances")
    people = models.PositiveIntegerField(default=1)
    upload = models.ForeignKey(Import, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            *ReportedRecord.Meta.constraints,
            UniqueConstraint(
                fields=["activity", "partner"],
                condition=Q(withdrawn_at__isnull=True),
                name="attendance_once",
                violation_error_message=later("This partner's attendance is recorded already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity_id} {self.partner_id}"


class CheckIn(models.Model):
    """Somebody checked in for an organisation that the register lacks; nothing counts until an officer has decided.

    `organisation` is the name as it was typed. Accepted, `partner` is the organisation that it was found or made to be.
    """

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="check_ins")
    organisation = models.TextField()
    people = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            who_and_when("decided"),
            UniqueConstraint(
                fields=["activity", "organisation"],
                condition=Q(decided_at__isnull=True),
                name="checkin_waits_once",
                violation_error_message=later(
                    "Somebody has checked in for this organisation already; an officer will look at it."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity_id} {self.organisation}"


class Commitment(ReportedRecord):
    """A partner declares intent in a theme (การประกาศเจตนารมณ์) on a day."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="commitments")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="commitments")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="commitments")
    declared_on = models.DateField()

    class Meta:
        constraints = (
            *ReportedRecord.Meta.constraints,
            UniqueConstraint(
                fields=["campaign", "partner", "theme"],
                condition=Q(withdrawn_at__isnull=True),
                name="commitment_once",
                violation_error_message=later("This partner has declared itself in this theme already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.theme_id}"


class Practice(ReportedRecord):
    """A partner carries it into practice (การขยายผลสู่การปฏิบัติ): what, where, since when; only a verified one counts.

    `place` is the district. Coordinates are degrees (WGS 84), both or none. `version` counts the savings; the moves
    between the statuses are those of `samrit.vocabulary.practice_workflow`. `edited_by` is the officer who last changed what
    it says: they verify it as little as the one who typed it.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="practices")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="practices")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="practices")
    what = models.TextField()
    where = models.TextField(blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=12, choices=[(x.value, x.value) for x in _PRACTICE], default=RecordStatus.REPORTED.value
    )
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_reason = models.TextField(blank=True)
    edited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["campaign", "status", "id"], name="practice_waiting"),)
        constraints = (
            *ReportedRecord.Meta.constraints,
            known_word("status", _PRACTICE),
            who_and_when("decided"),
            who_and_when("edited"),
            number_between("latitude", -90, 90, broken=later("A latitude is -90 to 90.")),
            number_between("longitude", -180, 180, broken=later("A longitude is -180 to 180.")),
            CheckConstraint(
                name="practice_has_a_whole_point",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=later("A point has a latitude and a longitude."),
            ),
            CheckConstraint(
                name="practice_decided_by_somebody",
                condition=~Q(status__in=[RecordStatus.VERIFIED.value, RecordStatus.REFUSED.value])
                | Q(decided_at__isnull=False),
                violation_error_message=later("Who verified or refused a practice is named."),
            ),
            CheckConstraint(
                name="practice_refused_with_reason",
                condition=~Q(status=RecordStatus.REFUSED.value) | ~Q(decided_reason=""),
                violation_error_message=later("A practice is refused with a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.what[:40]}"


class PracticeFile(models.Model):
    """A photo or document that shows a practice; as evidence is kept, a removed one stays with its reason."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="files")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="practice_files")
    original = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.TextField()
    original_sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            who_and_when("removed"),
            UniqueConstraint(
                fields=["practice", "original_sha256"],
                condition=Q(removed_at__isnull=True),
                name="practicefile_once",
                violation_error_message=later("This file is there already."),
            ),
        )

    def __str__(self) -> str:
        return self.name
