"""What people are told: notices, the weekly mails that carry them, and the runs of the jobs that make both."""

from django.db import models

from samrit.records.constraints import known_word, once
from samrit.records.models.people.people import User
from samrit.records.models.reports.quarter import QuarterReport
from samrit.records.sentences import later
from samrit.vocabulary.codes import NoticeKind


class Notice(models.Model):
    """Something that somebody is told (การแจ้งเตือน); it waits on the notification page, and goes into one weekly mail.

    `report` or `practice` is what it is about where it is about one; `details` hold what its sentence needs besides.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=[(x.value, x.value) for x in NoticeKind])
    report = models.ForeignKey(QuarterReport, on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    practice = models.ForeignKey("Practice", on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    details = models.JSONField(default=dict, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["user", "read_at", "-at"], name="notice_of_user"),)
        constraints = (known_word("kind", NoticeKind),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class Digest(models.Model):
    """A weekly mail that went out to somebody (สรุปประจำสัปดาห์); one a day at most.

    `city` is what it said of the city, so that the next says it only where something changed.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    sent_at = models.DateTimeField()
    city = models.TextField(blank=True)

    class Meta:
        constraints = (once("digest_once", "user day", broken=later("This person has had the digest of this day.")),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class JobRun(models.Model):
    """A daily job's run on a day; of several workers the one whose row this is runs it.

    `why_failed` is the error of a try that failed; another follows after a while, until `ended_at` is there.
    """

    job = models.CharField(max_length=32)
    day = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=1)
    why_failed = models.TextField(blank=True)

    class Meta:
        constraints = (once("jobrun_once", "job day", broken=later("This job has its run of this day.")),)

    def __str__(self) -> str:
        return f"{self.job} {self.day}"
