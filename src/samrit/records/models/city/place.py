"""The districts of the city (เขต), apart from its agencies: where partners sit and practices are."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q

from samrit.records.names import Named
from samrit.records.sentences import later


class PlaceQuerySet(models.QuerySet["Place"]):
    """Questions about the list."""

    def in_use(self) -> Self:
        """Those that the list has now, by code."""
        return self.filter(is_listed=True).order_by("code")


class Place(Named):
    """A district of the city. The list begins as the fifty districts of Bangkok; another city brings its own as a file.

    `code` is the ministry's ("1030"). `also_named` are other names that people write, one a line. `column` and `row` place it on
    the schematic map, both or none. One that a later list no longer has stays for the records that name it (`is_listed` false).
    """

    code = models.CharField(max_length=16, unique=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    also_named = models.TextField(blank=True)
    column = models.PositiveSmallIntegerField(null=True, blank=True)
    row = models.PositiveSmallIntegerField(null=True, blank=True)
    is_listed = models.BooleanField(default=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = (
            CheckConstraint(
                name="place_named",
                condition=~Q(code="") & ~Q(name_th=""),
                violation_error_message=later("A district has a code and a name."),
            ),
            CheckConstraint(
                name="place_on_the_map",
                condition=Q(column__isnull=True, row__isnull=True) | Q(column__isnull=False, row__isnull=False),
                violation_error_message=later("On the map a district has a column and a row."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"
