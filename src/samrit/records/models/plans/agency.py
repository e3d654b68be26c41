"""Agencies (หน่วยงาน): departments and districts, with the divisions below them."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, Value
from django.db.models.functions import Concat

from samrit.records.sentences import later


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Questions about the tree."""

    def within(self, agency: "Agency") -> Self:
        """The agency itself and all below it, by one index."""
        return self.filter(path__startswith=agency.path)


class Agency(models.Model):
    """A place in the city's tree of agencies.

    `code` is the city's own, as a string ("2200", "5018", "0411"). `path` holds the codes from the root down
    ("/bma/2200/"), so that a subtree is a prefix; make a new agency with `Agency.under`, which writes it.
    """

    code = models.CharField(max_length=16, unique=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints = (
            CheckConstraint(
                name="agency_code_plain",
                condition=~Q(code="") & ~Q(code__contains="/"),
                violation_error_message=later("An agency's code is not empty and holds no slash."),
            ),
            CheckConstraint(
                name="agency_path_ends_with_code",
                condition=Q(path__endswith=Concat(Value("/"), F("code"), Value("/"))),
                violation_error_message=later("An agency's path ends with its own code."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"

    @classmethod
    def under(cls, parent: "Agency | None", *, code: str, name_th: str, name_en: str = "") -> "Agency":
        """A new agency (not yet saved) below another, or a root."""
        above = parent.path if parent is not None else "/"
        return cls(parent=parent, code=code, name_th=name_th, name_en=name_en, path=f"{above}{code}/")

    def is_within(self, other: "Agency") -> bool:
        """Whether this is the other agency, or lies below it."""
        return self.path.startswith(other.path)
