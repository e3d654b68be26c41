"""The reason for a shortfall, and the way forward, in every report."""

from typing import Any

from django.db import migrations, models

from samrit.records.append_only import create_triggers, drop_triggers, triggers_since


def down(_apps: Any, schema_editor: Any) -> None:
    """SQLite makes the table anew, to which the triggers of others refer."""
    drop_triggers(schema_editor.connection, triggers_since(3))


def up(_apps: Any, schema_editor: Any) -> None:
    """All triggers are up again."""
    create_triggers(schema_editor.connection, triggers_since(3))


class Migration(migrations.Migration):
    dependencies = [('records', '0002_append_only')]

    operations = [
        migrations.RunPython(down, up),
        migrations.AddField(model_name='quarterreport', name='shortfall', field=models.TextField(blank=True)),
        migrations.RunPython(up, down),
    ]
