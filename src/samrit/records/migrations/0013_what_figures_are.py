"""What a figure of a text is, as its officer says."""

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
        ('records', '0012_saved_views'),
    ]

    operations = [
        migrations.RunPython(drop, create, elidable=False),
        migrations.AddField(
            model_name='figure',
            name='meaning',
            field=models.CharField(blank=True, choices=[('value', 'value'), ('target', 'target'), ('other_quarter', 'other_quarter'), ('part', 'part'), ('base', 'base'), ('record', 'record'), ('other', 'other')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('meaning__in', ['', 'value', 'target', 'other_quarter', 'part', 'base', 'record', 'other'])), name='figure_meaning_known', violation_error_message='meaning must be one of: value, target, other_quarter, part, base, record, other.'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('meaning', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='figure_other_in_words', violation_error_message='What is something else is said in words.'),
        ),
        migrations.RunPython(create, drop, elidable=False),
    ]
