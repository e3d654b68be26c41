"""The register of partner organisations (หน่วยงานภาคีเครือข่าย), their contacts, and what people decided about duplicates."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from samrit.counting import Sector
from samrit.records.constraints import known_word, once, who_and_when
from samrit.records.models.city.place import Place
from samrit.records.models.evidence.imports import Import
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.names import Named
from samrit.records.sentences import later


class Partner(Named):
    """An organisation that works with the city; one register for all agencies, each row kept by one of them.

    `key` is the name as `samrit.thai.organisations` compares it. A duplicate is never deleted: `merged_into` names the
    organisation that it is counted as, which is not itself a duplicate of that moment; undone, it counts by itself again.
    `place` is the district where it sits. `also_named` are spellings under which lists brought it, one a line, so that nobody is
    asked about them again. `version` counts the savings.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="partners")
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    short_name = models.TextField(blank=True)
    key = models.TextField(db_index=True, editable=False)
    sector = models.CharField(max_length=16, choices=[(x.value, x.value) for x in Sector], default=Sector.UNKNOWN.value)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    also_named = models.TextField(blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")
    upload = models.ForeignKey(
        Import, on_delete=models.PROTECT, null=True, blank=True, related_name="partners", editable=False
    )
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    registered_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["agency", "name_th", "id"], name="partner_in_order"),)
        constraints = (
            known_word("sector", Sector),
            CheckConstraint(
                name="partner_named",
                condition=~Q(name_th=""),
                violation_error_message=later("A partner has a name."),
            ),
            CheckConstraint(
                name="partner_not_its_own_duplicate",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                violation_error_message=later("A partner is not merged into itself."),
            ),
        )

    def __str__(self) -> str:
        return self.name_th


class Contact(models.Model):
    """A person at a partner (ผู้ประสานงาน): personal data, seen only by who keeps partners of its agency; never published.

    `purpose` is what the person was told the data is for, `notified_on` when. Erased, the row stays without the person:
    name, position, address and number are empty, and who erased it, when and why stand in their place. No event of the
    audit trail ever carries these values.
    """

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="contacts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="contacts")
    name = models.TextField(blank=True)
    position = models.TextField(blank=True)
    email = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    purpose = models.TextField()
    notified_on = models.DateField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    erased_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            who_and_when("erased"),
            CheckConstraint(
                name="contact_erased_whole",
                condition=Q(erased_at__isnull=True, erased_reason="")
                | (Q(erased_at__isnull=False, name="", position="", email="", phone="") & ~Q(erased_reason="")),
                violation_error_message=later("Of an erased contact nothing personal is left, and there is a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.pk}"


class PartnerMerge(models.Model):
    """Somebody found that two rows are one organisation; `merged` counts as `survivor` until that is undone."""

    survivor = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="merged_by")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            who_and_when("undone"),
            UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at__isnull=True),
                name="partnermerge_once",
                violation_error_message=later("This partner is merged into another already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.survivor_id}"


class NotDuplicate(models.Model):
    """Somebody found that two rows that look alike are two organisations; they are not suggested again. `one` < `other`."""

    one = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            once(
                "notduplicate_once", "one other", broken=later("These two are known to be two organisations already.")
            ),
            CheckConstraint(
                name="notduplicate_in_order",
                condition=Q(one__lt=F("other")),
                violation_error_message=later("A pair stands in its order."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
