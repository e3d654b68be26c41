"""Evidence (หลักฐานอ้างอิง) of an indicator."""

from django.db import models
from django.db.models import UniqueConstraint

from samrit.records.constraints import number_between
from samrit.records.models.indicator import Indicator
from samrit.records.sentences import sentence


class Evidence(models.Model):
    """A reference to evidence: a link, a file's name, or the name of a document.

    `quarter` is the quarter that it belongs to (5 the year end), empty where the paper doesn't tell; `shows` says
    what it proves.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="evidence")
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ref = models.TextField(blank=True)
    shows = models.TextField(blank=True)

    class Meta:
        constraints = (
            number_between(
                "quarter", 1, 5,
                th="ไตรมาสคือ 1 ถึง 4 และ 5 คือปลายปีงบประมาณ", en="A quarter is 1 to 4; 5 is the year end.",
            ),
            UniqueConstraint(
                fields=["indicator", "position"],
                name="evidence_place_once",
                violation_error_message=sentence(
                    th="มีหลักฐานในลำดับนี้แล้ว", en="There already is evidence at this place."
                ),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.ref
