"""Signatures by certificate on signed papers, one after another, in an order of the city's year."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samrit.records.append_only import create_triggers, drop_triggers


def create(apps: Any, schema_editor: Any) -> None:
    """The triggers ask the tables that were made anew."""
    create_triggers(schema_editor.connection)


def drop(apps: Any, schema_editor: Any) -> None:
    """SQLite makes the tables anew, which no trigger may ask meanwhile."""
    drop_triggers(schema_editor.connection)


class Migration(migrations.Migration):

    rewrites = ()

    dependencies = [
        ('records', '0013_what_figures_are'),
    ]

    operations = [
        migrations.RunPython(drop, create, elidable=False),
        migrations.AddField(
            model_name='fiscalyear',
            name='paper_signers',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='publishedpaper',
            name='paper_signed_at',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='publishedpaper',
            name='paper_signers',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='signoff',
            name='paper_signers',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.CreateModel(
            name='PaperSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('role', models.CharField(choices=[('officer', 'officer'), ('coordinator', 'coordinator'), ('head', 'head'), ('evaluator', 'evaluator'), ('executive', 'executive'), ('administrator', 'administrator')], max_length=16)),
                ('at', models.DateTimeField()),
                ('signer', models.TextField()),
                ('stamped_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_signatures', to=settings.AUTH_USER_MODEL)),
                ('on_behalf_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_signatures', to='records.blob')),
                ('signoff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_signatures', to='records.signoff')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['officer', 'coordinator', 'head', 'evaluator', 'executive', 'administrator'])), name='papersignature_role_known', violation_error_message='role must be one of: officer, coordinator, head, evaluator, executive, administrator.'), models.UniqueConstraint(fields=('signoff', 'place'), name='papersignature_in_order', violation_error_message='Somebody has signed this paper in the meantime.')],
            },
        ),
        migrations.RunPython(create, drop, elidable=False),
    ]
