"""Agencies (หน่วยงาน): departments and districts, with the divisions below them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, Value
from django.db.models.functions import Concat

from samrit.records.names import Named
from samrit.records.sentences import later
from samrit.thai.translation import Worded


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Questions about the tree."""

    def within(self, agency: "Agency") -> Self:
        """The agency itself and all below it, by one index."""
        return self.filter(path__startswith=agency.path)

    def not_closed(self, day: date) -> Self:
        """Those that exist on a day or are to come."""
        return self.exclude(until_on__lt=day)

    def on(self, day: date) -> Self:
        """Those that exist on a day."""
        begun, open_still = (
            Q(from_on__isnull=True) | Q(from_on__lte=day),
            Q(until_on__isnull=True) | Q(until_on__gte=day),
        )
        return self.filter(begun, open_still)


class Agency(Named):
    """A place in the city's tree of agencies, as it stands today; what it was before, and is to be, its `changes` say.

    `code` is the city's own, as a string ("2200", "5018", "0411"). `path` holds the codes from the root down
    ("/bma/2200/"), so that a subtree is a prefix; make a new agency with `Agency.under`, which writes it. It exists from
    a day until a day, both included; None is for as long as anybody knows. One that was merged stands below the agency
    that took it over, so that whoever may do something there may do it to what it left.
    """

    code = models.CharField(max_length=16, unique=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

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
            CheckConstraint(
                name="agency_ends_after_it_began",
                condition=Q(from_on__isnull=True) | Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                violation_error_message=later("An agency's last day is not before its first."),
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

    def is_there_on(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or day <= self.until_on)


class OfYear(models.Model):
    """What an agency does in a fiscal year, with the name and the place that the agency had then.

    `agency_name_th` is blank where that is the name of today, and `agency_path` where that is the path of today: so a
    row says something of its own only once its agency is called otherwise. The actions on agencies write them.
    """

    agency_name_th = models.TextField(blank=True, default="")
    agency_name_en = models.TextField(blank=True, default="")
    agency_path = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        abstract = True

    agency: "models.ForeignKey[Agency, Agency]"

    @property
    def agency_then(self) -> Worded:
        """The agency's name in the year, in the reader's language where there is one."""
        th, en = self.agency_names
        return Worded(th=th, en=en or th)

    @property
    def agency_names(self) -> tuple[str, str]:
        """The agency's Thai and English name in the year."""
        if self.agency_name_th:
            return self.agency_name_th, self.agency_name_en
        return self.agency.name_th, self.agency.name_en
