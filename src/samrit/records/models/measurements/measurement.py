"""Load data as it was kept, and the measurements made with it (ผลการวัด)."""

from django.db import models
from django.db.models import CheckConstraint, F, Q

from samrit.records.constraints import who_and_when
from samrit.records.models.campaigns.campaign import Campaign
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.evidence.imports import Import
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.sentences import later


class LoadSeries(models.Model):
    """Load or meter data (ข้อมูลการใช้ไฟฟ้า) as one file that is kept by its hash.

    `stated` is what was stated of it when it came (unit, layout, labels, time zone), as `samrit.measure` reads it;
    `findings` what was found about its quality. `blob` holds the readings as they came; `starts_at`, `ends_at`,
    `interval_minutes`, `series`, `readings` (how many can be used) and `understood` (names, lowest, mean and highest load
    in kW) are what was read in it. `upload` is the file as somebody brought it, looked at it and saved it. `is_synthetic` where
    the data are made up, not metered: whatever is made of them says so.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="load_series")
    name = models.TextField()
    area = models.TextField(blank=True)
    source = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="load_series")
    file_name = models.TextField()
    stated = models.JSONField(default=dict, blank=True)
    findings = models.JSONField(default=list, blank=True)
    tz = models.CharField(max_length=64)
    interval_minutes = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    series = models.PositiveIntegerField(default=1)
    readings = models.PositiveBigIntegerField(default=0)
    understood = models.JSONField(default=dict, blank=True)
    upload = models.OneToOneField(
        Import, on_delete=models.PROTECT, null=True, blank=True, related_name="load_series", editable=False
    )
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    retired_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            who_and_when("retired"),
            CheckConstraint(
                name="loadseries_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=later("Load data ends after it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Measurement(models.Model):
    """One run over a series; never edited, only superseded by a later one. Energies are MWh, powers MW, savings positive.

    `answer` is the whole record of the run (`samrit.measure.record`): method, parameters, hashes, versions, intervals.
    The columns are what pages and rules ask of it; `protocol_fixed_at` is when the protocol was fixed, where that was
    before the event.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="measurements")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="measurements")
    load_series = models.ForeignKey(LoadSeries, on_delete=models.PROTECT, related_name="measurements")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    name = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    method = models.CharField(max_length=32)
    saved_mwh = models.DecimalField(max_digits=20, decimal_places=6)
    low_mwh = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    high_mwh = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    mean_mw = models.DecimalField(max_digits=20, decimal_places=6)
    largest_mw = models.DecimalField(max_digits=20, decimal_places=6)
    saved_percent = models.DecimalField(max_digits=20, decimal_places=6)
    t_co2 = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    baht = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    is_distinguishable = models.BooleanField(null=True, blank=True)
    protocol_sha256 = models.CharField(max_length=64)
    protocol_fixed_at = models.DateTimeField(null=True, blank=True)
    answer = models.JSONField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
