"""Rows from before the reporting year get what new ones have: a revision, a kind of evidence, the head of the trail."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import migrations
from django.utils import timezone

_FIELDS = ('narrative', 'verdict_text', 'supporting_factors', 'obstacles')


def revisions(apps: Any, schema_editor: Any) -> None:
    """The content that stands in each report becomes the revision of its version."""
    report_model, revision_model = (apps.get_model('records', name) for name in ('QuarterReport', 'Revision'))
    revision_model.objects.bulk_create(
        (
            revision_model(
                report=row,
                number=row.version,
                content={name: getattr(row, name) for name in _FIELDS}
                | {
                    'result': {'value_text': row.result_value_text, 'unit_text': row.result_unit_text},
                    'progress_percent': None if row.progress_percent is None else str(row.progress_percent),
                },
                saved_by_id=row.submitted_by_id,
                saved_at=row.submitted_at or row.indicator.checked_at or timezone.now(),
            )
            for row in report_model.objects.select_related('indicator').iterator()
        ),
        batch_size=500,
    )
    published = report_model.objects.filter(status='published')
    for row in published.iterator():
        report_model.objects.filter(pk=row.pk).update(published_version=row.version)


def links(apps: Any, schema_editor: Any) -> None:
    """Evidence that names an address is a link."""
    evidence = apps.get_model('records', 'Evidence').objects
    for start in ('http://', 'https://', 'www.'):
        evidence.filter(ref__contains=start).update(kind='link')


def head(apps: Any, schema_editor: Any) -> None:
    """The head of the trail, sealed as `samrit.ledger.trail` seals it."""
    events = apps.get_model('records', 'Event').objects
    last = events.order_by('-pk').first()
    count, last_hash = events.count(), last.hash if last is not None else ''
    seal = hmac.new(settings.SECRET_KEY.encode(), f'{count} {last_hash}'.encode(), hashlib.sha256).hexdigest()
    apps.get_model('records', 'ChainHead').objects.create(pk=1, count=count, last_hash=last_hash, seal=seal)


class Migration(migrations.Migration):

    dependencies = [('records', '0002_reporting_year')]

    operations = [
        migrations.RunPython(revisions, migrations.RunPython.noop),
        migrations.RunPython(links, migrations.RunPython.noop),
        migrations.RunPython(head, migrations.RunPython.noop),
    ]
