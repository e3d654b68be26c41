"""Officers answer the reasons of a return; whoever approves leaves which of them they ticked off."""

from typing import Any

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
        ('records', '0009_webhooks_switched_off'),
    ]

    operations = [
        migrations.RunPython(drop, create, elidable=False),
        migrations.AddField(
            model_name='quarterreport',
            name='return_answers',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='review',
            name='repaired',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunPython(create, drop, elidable=False),
    ]
