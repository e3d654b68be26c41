"""Whether load data are made up is a field of them; it was told by their words."""

from typing import Any

from django.db import migrations, models

from samrit.vocabulary.kind_of_data import says_synthetic


def fill(apps: Any, schema_editor: Any) -> None:
    """From the words of those that are there."""
    rows = apps.get_model("records", "LoadSeries").objects
    stated = rows.values_list("pk", "name", "area", "source", "file_name").iterator()
    rows.filter(pk__in=[pk for pk, *words in stated if says_synthetic(*words)]).update(is_synthetic=True)


class Migration(migrations.Migration):

    rewrites = ("loadseries",)

    dependencies = [
        ('records', '0017_what_is_promised'),
    ]

    operations = [
        migrations.AddField(
            model_name='loadseries',
            name='is_synthetic',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
