"""Releases of open data: the files of a year as they were on one day, for whoever cites them or computes with them."""

from django.db import models

from samrit.records.constraints import once
from samrit.records.models.evidence.evidence import Blob
from samrit.records.sentences import later


class PublishedRelease(models.Model):
    """The release `number` of a year. `added`, `changed` and `withdrawn` count results against the release before.

    `as_of` is when its data were frozen. Where something in it is withdrawn later, `withdrawn_at` and `withdrawn_because`
    say so, its files are gone, and the same data without that follow as its next `correction`.
    """

    fiscal_year_be = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    correction = models.PositiveIntegerField(default=0)
    as_of = models.DateTimeField()
    made_at = models.DateTimeField()
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            once(
                "publishedrelease_once",
                "fiscal_year_be number correction",
                broken=later("This release is made already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As it is cited: 2564.2, and 2564.2.1 where something in that was withdrawn."""
        first = f"{self.fiscal_year_be}.{self.number}"
        return f"{first}.{self.correction}" if self.correction else first

    @property
    def in_three_parts(self) -> str:
        """The same where a version must have three parts: 2564.2.0."""
        return f"{self.fiscal_year_be}.{self.number}.{self.correction}"


class ReleasedFile(models.Model):
    """A file of a release: a set in one form. `blob` has its bytes, which are never sent again once the release is withdrawn."""

    release = models.ForeignKey(PublishedRelease, on_delete=models.PROTECT, related_name="files")
    data_set = models.CharField(max_length=20)
    ending = models.CharField(max_length=8)
    rows = models.PositiveIntegerField()
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            once(
                "releasedfile_once",
                "release data_set ending",
                broken=later("This file of the release is made already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.release_id} {self.data_set}.{self.ending}"
