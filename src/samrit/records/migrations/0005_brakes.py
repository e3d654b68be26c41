"""Signing and publishing can wait until the day ends, and be stopped until then."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samrit.records.append_only import create_triggers, drop_triggers


def create(apps: Any, schema_editor: Any) -> None:
    """The triggers ask the table that was made anew."""
    create_triggers(schema_editor.connection)


def drop(apps: Any, schema_editor: Any) -> None:
    """SQLite makes the table anew, which no trigger may ask meanwhile."""
    drop_triggers(schema_editor.connection)


class Migration(migrations.Migration):

    rewrites = ()

    dependencies = [
        ('records', '0004_second_person_agrees_to_yardsticks'),
    ]

    operations = [
        migrations.RunPython(drop, create, elidable=False),
        migrations.AddField(
            model_name='fiscalyear',
            name='can_be_stopped',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='fiscalyear',
            name='signs_with_second_factor',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='quarterreport',
            name='pending_action',
            field=models.CharField(blank=True, choices=[('sign', 'sign'), ('publish', 'publish')], max_length=16),
        ),
        migrations.AddField(
            model_name='quarterreport',
            name='pending_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='quarterreport',
            name='pending_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='quarterreport',
            name='pending_details',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddConstraint(
            model_name='quarterreport',
            constraint=models.CheckConstraint(condition=models.Q(('pending_action__in', ['', 'sign', 'publish'])), name='quarterreport_pending_action_known', violation_error_message='pending_action must be one of: sign, publish.'),
        ),
        migrations.AddConstraint(
            model_name='quarterreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pending_at__isnull', True), ('pending_by__isnull', True)), models.Q(('pending_at__isnull', False), ('pending_by__isnull', False)), _connector='OR'), name='quarterreport_pending_by_and_at', violation_error_message='Who and when stand together, or neither does (pending).'),
        ),
        migrations.RemoveConstraint(
            model_name='notice',
            name='notice_kind_known',
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('due', 'due'), ('overdue', 'overdue'), ('returned', 'returned'), ('waiting', 'waiting'), ('reopened', 'reopened'), ('evaluated', 'evaluated'), ('published', 'published'), ('link_dead', 'link_dead'), ('fallback', 'fallback'), ('delegated', 'delegated'), ('handed_over', 'handed_over'), ('practice', 'practice'), ('no_effect', 'no_effect')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['due', 'overdue', 'returned', 'waiting', 'reopened', 'evaluated', 'published', 'link_dead', 'fallback', 'delegated', 'handed_over', 'practice', 'no_effect'])), name='notice_kind_known', violation_error_message='kind must be one of: due, overdue, returned, waiting, reopened, evaluated, published, link_dead, fallback, delegated, handed_over, practice, no_effect.'),
        ),
        migrations.RunPython(create, drop, elidable=False),
    ]
