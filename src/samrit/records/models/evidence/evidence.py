"""Evidence (หลักฐานอ้างอิง) of an indicator: links, files, named documents, and what was captured of links."""

import json

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.constraints import known_word, number_between, once, who_and_when
from samrit.records.models.people.people import User
from samrit.records.models.plans.indicator import Indicator
from samrit.records.sentences import later
from samrit.thai.translation import Message, Worded
from samrit.vocabulary.codes import EvidenceKind, LinkState


class Blob(models.Model):
    """A file that is kept, once, under the SHA-256 of its content; `name` is where the storage has it.

    What a name leads to never changes: another content is another blob.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=127)
    name = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Evidence(models.Model):
    """A reference to evidence: a link, a file, or the name of a document.

    `ref` is what the form prints: the link, the file's name, the document's. `quarter` is the quarter that it belongs
    to (5 the year end), empty where the paper doesn't tell; `shows` says what it proves. `blob` is the file as it is
    shown (an image is drawn anew), `original` the file as it came, sealed: it is opened with a reason only. Of files that
    came before originals were stored only `original_sha256` is there. Evidence that was removed stays, with the reason,
    and shows no more.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="evidence")
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(
        max_length=8, choices=[(x.value, x.value) for x in EvidenceKind], default=EvidenceKind.NAMED.value
    )
    ref = models.TextField(blank=True)
    shows = models.TextField(blank=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    original = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    original_sha256 = models.CharField(max_length=64, blank=True)
    link_state = models.CharField(
        max_length=12, choices=[(x.value, x.value) for x in LinkState], default=LinkState.UNCHECKED.value
    )
    link_checked_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            number_between("quarter", 1, 5, broken=later("A quarter is 1 to 4; 5 is the year end.")),
            once("evidence_place_once", "indicator position", broken=later("There already is evidence at this place.")),
            known_word("kind", EvidenceKind),
            known_word("link_state", LinkState),
            CheckConstraint(
                name="evidence_file_has_blob",
                condition=Q(kind=EvidenceKind.FILE.value, blob__isnull=False)
                | (~Q(kind=EvidenceKind.FILE.value) & Q(blob__isnull=True)),
                violation_error_message=later("Evidence that is a file has a file, and only that."),
            ),
            who_and_when("added"),
            who_and_when("removed"),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.ref


class Capture(models.Model):
    """One look at a link: what was there, and the copy that was kept of it. Rows are only ever added.

    `method` is how the copy was made (pdf, html; file where the link led to one), "" where none was; `original` is such a file
    as it came, sealed; `why` says why
    there is none, or what is odd about it, in both languages.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="captures")
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=[(x.value, x.value) for x in LinkState])
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    final_url = models.TextField(blank=True)
    title = models.TextField(blank=True)
    method = models.CharField(max_length=8, blank=True)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="captures")
    original = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["evidence", "-at"], name="capture_latest"),)
        constraints = (known_word("state", LinkState),)

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.state}"

    @property
    def reason(self) -> Message | None:
        """What `why` says."""
        return Worded(**json.loads(self.why)) if self.why else None

    @reason.setter
    def reason(self, message: Message | None) -> None:
        stated = message.both() if message is not None else None
        self.why = json.dumps(stated, ensure_ascii=False) if stated else ""
