"""Districts stand in a list of their own; partners, practices and facts name them there, and no longer a district's office."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from samrit.records.sentences import later
from samrit.thai.districts import DISTRICTS

_NAMING = ('Partner', 'Practice', 'Fact')


def move(apps: Any, schema_editor: Any) -> None:
    """Where there is a city already, the fifty districts are put in; an office that is of none of them becomes a place that no list has."""
    agencies, places = apps.get_model('records', 'Agency'), apps.get_model('records', 'Place')
    if not agencies.objects.exists():
        return
    for one in DISTRICTS:
        places.objects.create(
            code=one.code, name_th=one.name_th, name_en=one.name_en, also_named='\n'.join(one.also_named),
            column=one.column, row=one.row,
        )
    by_name = {place.name_th: place for place in places.objects.all()}
    naming = [apps.get_model('records', name) for name in _NAMING]
    named = {pk for model in naming for pk in model.objects.exclude(place=None).values_list('place', flat=True)}
    for agency in agencies.objects.filter(pk__in=named):
        name = agency.name_th.strip().removeprefix('สำนักงาน').removeprefix('เขต').strip()
        place = by_name.get(name) or places.objects.create(
            code=f'a{agency.code}'[:16], name_th=agency.name_th, name_en=agency.name_en, is_listed=False
        )
        for model in naming:
            model.objects.filter(place=agency).update(district=place)
    schema_editor.connection.check_constraints()


def nothing(_apps: Any, _schema_editor: Any) -> None:
    """The way back leaves the districts unknown."""


def _district(model_name: str) -> migrations.AddField:
    to = models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.place'
    )
    return migrations.AddField(model_name=model_name, name='district', field=to)


class Migration(migrations.Migration):

    dependencies = [('records', '0005_agencies_change_on_days'), ('records', '0005_deadlines')]

    operations = [
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=16, unique=True)),
                ('name_th', models.TextField()),
                ('name_en', models.TextField(blank=True)),
                ('also_named', models.TextField(blank=True)),
                ('column', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('row', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_listed', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(
                        condition=~models.Q(code='') & ~models.Q(name_th=''),
                        name='place_named',
                        violation_error_message=later('A district has a code and a name.'),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(column__isnull=True, row__isnull=True)
                        | models.Q(column__isnull=False, row__isnull=False),
                        name='place_on_the_map',
                        violation_error_message=later('On the map a district has a column and a row.'),
                    ),
                ],
            },
        ),
        migrations.AddField(model_name='partner', name='also_named', field=models.TextField(blank=True)),
        _district('partner'),
        _district('practice'),
        _district('fact'),
        migrations.RunPython(move, nothing),
        migrations.RemoveField(model_name='partner', name='place'),
        migrations.RemoveField(model_name='practice', name='place'),
        migrations.RemoveField(model_name='fact', name='place'),
        migrations.RenameField(model_name='partner', old_name='district', new_name='place'),
        migrations.RenameField(model_name='practice', old_name='district', new_name='place'),
        migrations.RenameField(model_name='fact', old_name='district', new_name='place'),
    ]
