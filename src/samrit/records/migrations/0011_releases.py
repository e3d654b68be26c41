"""Releases of open data; and where an agency stood in the tree in the year of which something is published."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.state import StateApps


def place_agencies(apps: StateApps, _editor: object) -> None:
    """Each published plan's agency where it stands in that year's plan, or today."""
    plans = apps.get_model("records", "AnnualPlan").objects.values_list(
        "fiscal_year_be", "agency__code", "agency_path", "agency__path"
    )
    published = apps.get_model("records", "PublishedPlan").objects
    for year, code, then, today in plans:
        published.filter(fiscal_year_be=year, agency_code=code).update(path=then or today)


class Migration(migrations.Migration):

    rewrites = ("publishedplan",)

    dependencies = [
        ('records', '0010_answers'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedplan',
            name='path',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.CreateModel(
            name='PublishedRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year_be', models.PositiveSmallIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('correction', models.PositiveIntegerField(default=0)),
                ('as_of', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('withdrawn', models.PositiveIntegerField(default=0)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('fiscal_year_be', 'number', 'correction'), name='publishedrelease_once', violation_error_message='This release is made already.')],
            },
        ),
        migrations.CreateModel(
            name='ReleasedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('data_set', models.CharField(max_length=20)),
                ('ending', models.CharField(max_length=8)),
                ('rows', models.PositiveIntegerField()),
                ('blob', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.blob')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='records.publishedrelease')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('release', 'data_set', 'ending'), name='releasedfile_once', violation_error_message='This file of the release is made already.')],
            },
        ),
        migrations.RunPython(place_agencies, migrations.RunPython.noop),
    ]
