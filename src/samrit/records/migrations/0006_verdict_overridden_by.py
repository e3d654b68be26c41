"""A verdict that an evaluator sets names who set it, and when."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samrit.records.append_only import drop_guards, guards_since, raise_guards


def down(apps: Any, schema_editor: Any) -> None:
    drop_guards(schema_editor.connection, guards_since(6))


def up(apps: Any, schema_editor: Any) -> None:
    raise_guards(schema_editor.connection, guards_since(6))


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_what_people_are_told'),
    ]

    operations = [
        # On SQLite the table is made anew, and a guard that names it would be in the way meanwhile.
        migrations.RunPython(down, up, elidable=False),
        migrations.AddField(
            model_name='quarterreport',
            name='overridden_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='quarterreport',
            name='overridden_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='quarterreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('overridden_at__isnull', True), ('overridden_by__isnull', True)), models.Q(('overridden_at__isnull', False), ('overridden_by__isnull', False)), _connector='OR'), name='quarterreport_overridden_by_and_at', violation_error_message='Who and when stand together, or neither does (overridden).'),
        ),
        migrations.RunPython(up, down, elidable=False),
    ]
