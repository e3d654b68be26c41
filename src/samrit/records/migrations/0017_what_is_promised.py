"""What a year promises is counted before it is published, and what is published says that the next version is in work."""

import json
from typing import Any

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """From the copies of definitions, and from the reports that are open again."""
    rows = apps.get_model("records", "PublishedIndicator").objects
    for pk, content in rows.values_list("pk", "content").iterator():
        rows.filter(pk=pk).update(year_due_on=json.loads(content).get("due_on", {}).get("5"))
    reports = apps.get_model("records", "QuarterReport").objects
    results = apps.get_model("records", "PublishedResult").objects
    opened = reports.filter(published_version__isnull=False, reopened_at__isnull=False).exclude(status="published")
    for indicator, quarter, at in opened.values_list("indicator_id", "quarter", "reopened_at"):
        newest = results.filter(indicator__source=indicator, quarter=quarter, superseded_at=None, withdrawn_at=None)
        newest.update(reopened_at=at)


class Migration(migrations.Migration):

    rewrites = ("publishedplan", "publishedindicator", "publishedresult")

    dependencies = [
        ('records', '0016_measured_without_uncertainty'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedindicator',
            name='year_due_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='publishedplan',
            name='due_on',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='publishedplan',
            name='waiting',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='publishedresult',
            name='reopened_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
