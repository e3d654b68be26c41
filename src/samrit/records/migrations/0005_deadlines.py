"""The day for a correction, the first handing-in, and how many working days the city gives for a correction."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from samrit.records.append_only import create_triggers, drop_triggers, triggers_since


def down(_apps: Any, schema_editor: Any) -> None:
    """SQLite makes the tables anew, to which the triggers of others refer."""
    drop_triggers(schema_editor.connection, triggers_since(3))


def up(_apps: Any, schema_editor: Any) -> None:
    """All triggers are up again."""
    create_triggers(schema_editor.connection, triggers_since(3))


def first_submissions(apps: Any, _schema_editor: Any) -> None:
    """What was handed in before is told by the first check of a submission, else by the last submission."""
    reports, checks = apps.get_model("records", "QuarterReport"), apps.get_model("records", "SubmissionCheck")
    first = checks.objects.filter(report=OuterRef("pk")).order_by("pk").values("at")[:1]
    reports.objects.update(first_submitted_at=Coalesce(Subquery(first), F("submitted_at")))


def nothing(_apps: Any, _schema_editor: Any) -> None:
    """The column goes again."""


class Migration(migrations.Migration):
    dependencies = [('records', '0004_doubts')]

    operations = [
        migrations.RunPython(down, up),
        migrations.AddField(
            model_name='quarterreport', name='correction_due_on', field=models.DateField(null=True, blank=True)
        ),
        migrations.AddField(
            model_name='quarterreport', name='first_submitted_at', field=models.DateTimeField(null=True, blank=True)
        ),
        migrations.AddConstraint(
            model_name='quarterreport',
            constraint=models.CheckConstraint(
                name='quarterreport_correction_after_due',
                condition=Q(correction_due_on__isnull=True) | Q(correction_due_on__gte=F('due_on')),
                violation_error_message='A correction is due no earlier than the report.',
            ),
        ),
        migrations.AddField(
            model_name='fiscalyear', name='correction_days', field=models.PositiveSmallIntegerField(default=7)
        ),
        migrations.AddConstraint(
            model_name='fiscalyear',
            constraint=models.CheckConstraint(
                name='fiscalyear_correction_days_within',
                condition=Q(correction_days__isnull=True) | Q(correction_days__gte=1, correction_days__lte=60),
                violation_error_message='A correction has one to sixty working days.',
            ),
        ),
        migrations.RunPython(first_submissions, nothing),
        migrations.RunPython(up, down),
    ]
