"""The published layer: what the city stands for, copied here by the act of publishing.

These rows refer to nobody and to none of the records that are worked in: codes and names stand in them as they were. The
pages, files and feeds of the public read nothing else.
"""

from django.db import models

from samrit.records.constraints import once
from samrit.records.models.public.copies import ALTERED, ALTERED_BRIEFLY, SealedCopies, SealedCopy, marked
from samrit.records.names import Named
from samrit.records.sentences import later
from samrit.report.published import PublishedDefinition, PublishedReport, stored
from samrit.vocabulary.doubts import Doubt
from samrit.vocabulary.public_states import PublicState


class PublicStamp(models.Model):
    """How often something published has changed: "" the city, "2564" a year, "2564/2200" an agency in it, "2564/2200-0832" an indicator."""

    scope = models.CharField(max_length=100, unique=True)
    stamp = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope} {self.stamp}"


class PublishedPlan(SealedCopy, Named):
    """An agency in a fiscal year, with its name and place in the tree then ("/city/2200/"), and how many indicators its plan has.

    It is there as soon as something of the year is published, whoever's. `due_on` are the days on which the last of its reports are
    due, by quarter. `waiting` are its indicators of which nothing is published, by what is public anyway: the `series` that
    one continues ("" for a new one), and the keys of the `nodes` that it stands at and below.
    """

    fiscal_year_be = models.PositiveSmallIntegerField()
    agency_code = models.CharField(max_length=16)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    path = models.CharField(max_length=200, blank=True, default="")
    indicators = models.PositiveIntegerField(default=0)
    due_on = models.JSONField(default=dict, blank=True)
    waiting = models.JSONField(default=list, blank=True)

    objects = SealedCopies["PublishedPlan"].as_manager()

    class Meta:
        constraints = (
            once(
                "publishedplan_once",
                "fiscal_year_be agency_code",
                broken=later("The plan of this agency and year is published already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year_be} {self.agency_code}"

    def say_altered(self) -> None:
        """In its names, which stand wherever it does."""
        self.name_th, self.name_en = marked(self.name_th, "th"), marked(self.name_en, "en")
        self.due_on, self.waiting = {}, []


class PublishedNode(SealedCopy, Named):
    """A place in a long-term plan, as it was called when something was last published of it; `parent_code` is "" at the top."""

    plan_th = models.TextField()
    plan_en = models.TextField(blank=True)
    code = models.CharField(max_length=32)
    parent_code = models.CharField(max_length=32, blank=True)
    level_label = models.TextField(blank=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)

    objects = SealedCopies["PublishedNode"].as_manager()

    class Meta:
        constraints = (once("publishednode_once", "plan_th code", broken=later("The plan already has this code.")),)

    def __str__(self) -> str:
        return f"{self.code} {self.name_th}"

    def say_altered(self) -> None:
        """In its names, which stand wherever it does."""
        self.name_th, self.name_en = marked(self.name_th, "th"), marked(self.name_en, "en")


class PublishedIndicator(SealedCopy, Named):
    """An indicator of a year of which something is published. `content` is a `samrit.report.published.PublishedDefinition`.

    `source` is the key of the record that it was copied from, for who writes here alone. `series` is the same in all years that follow
    each other. `year_state` is how its year came out, "" as long as the year end is not published; `year_doubt` what is
    against that. `year_due_on` is the day on which its year end is due.
    """

    plan = models.ForeignKey(PublishedPlan, on_delete=models.PROTECT, related_name="published")
    source = models.BigIntegerField(unique=True)
    fiscal_year_be = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=100)
    number = models.CharField(max_length=64, blank=True)
    position = models.PositiveIntegerField(default=0)
    series = models.CharField(max_length=120, db_index=True)
    name_th = models.TextField()
    name_en = models.TextField(blank=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    year_state = models.CharField(max_length=20, blank=True)
    year_doubt = models.CharField(max_length=20, blank=True)
    year_short_th = models.TextField(blank=True)
    year_short_en = models.TextField(blank=True)
    year_due_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField()
    nodes = models.ManyToManyField(PublishedNode, through="PublishedPlace", related_name="indicators")

    objects = SealedCopies["PublishedIndicator"].as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["fiscal_year_be", "code"], name="published_by_code"),
            models.Index(fields=["fiscal_year_be", "year_state"], name="published_by_state"),
            models.Index(fields=["-published_at"], name="published_lately"),
        )

    def __str__(self) -> str:
        return f"{self.fiscal_year_be} {self.code}"

    def say_altered(self) -> None:
        """In its names, in its figure and in what was promised."""
        self.name_th, self.name_en = marked(self.name_th, "th"), marked(self.name_en, "en")
        self.year_state, self.year_doubt = PublicState.DOUBTFUL.value, Doubt.ALTERED.value
        self.year_short_th, self.year_short_en = ALTERED_BRIEFLY.th, ALTERED_BRIEFLY.en
        self.content, _ = stored(PublishedDefinition(target=ALTERED.th, asked=ALTERED))


class PublishedPlace(SealedCopy):
    """An indicator stands at a place in a plan: the one that it supports itself (`is_own`), and all above that."""

    indicator = models.ForeignKey(PublishedIndicator, on_delete=models.CASCADE, related_name="places")
    node = models.ForeignKey(PublishedNode, on_delete=models.CASCADE, related_name="places")
    is_own = models.BooleanField(default=False)

    objects = SealedCopies["PublishedPlace"].as_manager()

    class Meta:
        constraints = (
            once(
                "publishedplace_once",
                "indicator node",
                broken=later("The indicator already supports this place in the plan."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.node_id}"

    def say_altered(self) -> None:
        """It says nothing by itself: verification names it."""


class PublishedResult(SealedCopy):
    """A report as it was published once. `content` is a `samrit.report.published.PublishedReport`.

    Rows are only ever added; `superseded_at` tells when the next came. `kind` is what changed since the one before ("" for
    the first), `changes` each value before and after, `is_major` whether that is a verdict or over a tenth of the value.
    `revision` counts the publications of this quarter, `serial` those of the indicator; `version` is that of the report in the
    records, so that nothing is copied twice. Of one that was withdrawn `content` says only that and why
    (`samrit.report.published.tombstone`); `sha256` stays that of what it said. `reopened_at` tells since when the next version is
    in work, of the newest alone.
    """

    indicator = models.ForeignKey(PublishedIndicator, on_delete=models.CASCADE, related_name="results")
    quarter = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField()
    serial = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, blank=True)
    changes = models.JSONField(default=list, blank=True)
    is_major = models.BooleanField(default=False)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)

    objects = SealedCopies["PublishedResult"].as_manager()

    class Meta:
        indexes = (models.Index(fields=["-published_at", "-id"], name="result_published_lately"),)
        constraints = (
            once(
                "publishedresult_once",
                "indicator quarter revision",
                broken=later("This revision is published already."),
            ),
            once(
                "publishedresult_serial_once", "indicator serial", broken=later("This revision is published already.")
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.quarter} r{self.revision}"

    def say_altered(self) -> None:
        """In the place of the report, whatever was made of that."""
        self.content, _ = stored(
            PublishedReport(
                quarter=self.quarter, state=PublicState.DOUBTFUL.value, doubt=Doubt.ALTERED.value, target="", target_value=None,
                result=ALTERED_BRIEFLY.th, value=None, unit="", sentence=ALTERED, short=ALTERED_BRIEFLY,
            )
        )  # fmt: skip
        self.changes, self.is_major, self.withdrawn_at, self.reopened_at = [], False, None, None


class PublishedList(SealedCopy):
    """The list behind a figure of a published report: organisations, each with what anybody may know of it.

    `unnamed` is how many of those counted are persons, who are never named.
    """

    result = models.ForeignKey(PublishedResult, on_delete=models.CASCADE, related_name="lists")
    number = models.PositiveSmallIntegerField()
    members = models.JSONField(default=list)
    unnamed = models.PositiveIntegerField(default=0)
    as_of = models.DateTimeField()

    objects = SealedCopies["PublishedList"].as_manager()

    class Meta:
        constraints = (once("publishedlist_once", "result number", broken=later("This list is published already.")),)

    def __str__(self) -> str:
        return f"{self.result_id} {self.number}"

    def say_altered(self) -> None:
        """In the place of those who were counted."""
        said = {
            "th": ALTERED.th,
            "en": ALTERED.en,
            "sector": "unknown",
            "place_th": "",
            "place_en": "",
            "since": self.as_of.date().isoformat(),
        }
        self.members, self.unnamed = [said], 0
