"""How a measurement comes about: the protocol that is fixed, the runs by it, and the papers that a run leaves."""

import json

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from samrit.records.constraints import known_word
from samrit.records.models.campaigns.campaign import Campaign
from samrit.records.models.evidence.evidence import Blob
from samrit.records.models.measurements.measurement import LoadSeries, Measurement
from samrit.records.models.people.people import User
from samrit.records.models.plans.agency import Agency
from samrit.records.sentences import later
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import PaperKind, RunState


class MeasurementProtocol(models.Model):
    """A protocol (แผนการวัด) as it was fixed: event, method and everything else that could be chosen to please a result.

    `canonical` is the one spelling that is hashed (`samrit.measure.protocol`). The row is neither changed nor deleted, so
    that `fixed_at` tells whether it stood before the event; `event_starts_at` is when that begins.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="measurement_protocols")
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="measurement_protocols"
    )
    name = models.TextField()
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    event_starts_at = models.DateTimeField()
    fixed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    fixed_at = models.DateTimeField()

    class Meta:
        constraints = (
            CheckConstraint(
                name="measurementprotocol_named",
                condition=~Q(name=""),
                violation_error_message=later("A measurement has a name."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_before_event(self) -> bool:
        """Whether it was fixed before the event began."""
        return self.fixed_at < self.event_starts_at


class MeasurementRun(models.Model):
    """One try at measuring by a protocol from a series. It leads to a measurement, or to one sentence why there is none."""

    protocol = models.ForeignKey(MeasurementProtocol, on_delete=models.PROTECT, related_name="runs")
    load_series = models.ForeignKey(LoadSeries, on_delete=models.PROTECT, related_name="runs")
    supersedes = models.ForeignKey(Measurement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(
        max_length=8, choices=[(x.value, x.value) for x in RunState], default=RunState.WAITING.value
    )
    why = models.TextField(blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    measurement = models.OneToOneField(Measurement, on_delete=models.PROTECT, null=True, blank=True, related_name="run")

    class Meta:
        constraints = (
            known_word("state", RunState),
            CheckConstraint(
                name="measurementrun_done_has_measurement",
                condition=Q(state=RunState.DONE.value, measurement__isnull=False)
                | (~Q(state=RunState.DONE.value) & Q(measurement__isnull=True)),
                violation_error_message=later("A run that is done has its measurement."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.protocol_id} {self.state}"

    @property
    def refusal(self) -> Message | None:
        """Why nothing could be measured."""
        return Worded(**json.loads(self.why)) if self.why else None

    @refusal.setter
    def refusal(self, message: Message | None) -> None:
        stated = message.both() if message is not None else None
        self.why = json.dumps(stated, ensure_ascii=False) if stated else ""


class MeasurementPaper(models.Model):
    """What a run left to look at, as it was drawn then: the paper and the two charts, in each language."""

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=8, choices=[(x.value, x.value) for x in PaperKind])
    language = models.CharField(max_length=2)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="measurement_papers")

    class Meta:
        constraints = (
            known_word("kind", PaperKind),
            UniqueConstraint(fields=["measurement", "kind", "language"], name="measurementpaper_once"),
        )

    def __str__(self) -> str:
        return f"{self.measurement_id} {self.kind} {self.language}"
