"""The published layer: what the public sees, as copies in tables of their own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0018_access_tokens'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicStamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scope', models.CharField(max_length=100, unique=True)),
                ('stamp', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='PublishedIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.BigIntegerField(unique=True)),
                ('fiscal_year_be', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=100)),
                ('number', models.CharField(blank=True, max_length=64)),
                ('position', models.PositiveIntegerField(default=0)),
                ('series', models.CharField(db_index=True, max_length=120)),
                ('name_th', models.TextField()),
                ('name_en', models.TextField(blank=True)),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('year_state', models.CharField(blank=True, max_length=20)),
                ('year_doubt', models.CharField(blank=True, max_length=20)),
                ('year_short_th', models.TextField(blank=True)),
                ('year_short_en', models.TextField(blank=True)),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PublishedNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan_th', models.TextField()),
                ('plan_en', models.TextField(blank=True)),
                ('code', models.CharField(max_length=32)),
                ('parent_code', models.CharField(blank=True, max_length=32)),
                ('level_label', models.TextField(blank=True)),
                ('name_th', models.TextField()),
                ('name_en', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan_th', 'code'), name='publishednode_once', violation_error_message='The plan already has this code.')],
            },
        ),
        migrations.CreateModel(
            name='PublishedPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_own', models.BooleanField(default=False)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='records.publishedindicator')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='records.publishednode')),
            ],
        ),
        migrations.AddField(
            model_name='publishedindicator',
            name='nodes',
            field=models.ManyToManyField(related_name='indicators', through='records.PublishedPlace', to='records.publishednode'),
        ),
        migrations.CreateModel(
            name='PublishedPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year_be', models.PositiveSmallIntegerField()),
                ('agency_code', models.CharField(max_length=16)),
                ('name_th', models.TextField()),
                ('name_en', models.TextField(blank=True)),
                ('indicators', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('fiscal_year_be', 'agency_code'), name='publishedplan_once', violation_error_message='The plan of this agency and year is published already.')],
            },
        ),
        migrations.AddField(
            model_name='publishedindicator',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published', to='records.publishedplan'),
        ),
        migrations.CreateModel(
            name='PublishedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter', models.PositiveSmallIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('serial', models.PositiveIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('kind', models.CharField(blank=True, max_length=12)),
                ('changes', models.JSONField(blank=True, default=list)),
                ('is_major', models.BooleanField(default=False)),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='records.publishedindicator')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('members', models.JSONField(default=list)),
                ('unnamed', models.PositiveIntegerField(default=0)),
                ('as_of', models.DateTimeField()),
                ('result', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lists', to='records.publishedresult')),
            ],
        ),
        migrations.AddConstraint(
            model_name='publishedplace',
            constraint=models.UniqueConstraint(fields=('indicator', 'node'), name='publishedplace_once', violation_error_message='The indicator already supports this place in the plan.'),
        ),
        migrations.AddIndex(
            model_name='publishedindicator',
            index=models.Index(fields=['fiscal_year_be', 'code'], name='published_by_code'),
        ),
        migrations.AddIndex(
            model_name='publishedindicator',
            index=models.Index(fields=['fiscal_year_be', 'year_state'], name='published_by_state'),
        ),
        migrations.AddIndex(
            model_name='publishedindicator',
            index=models.Index(fields=['-published_at'], name='published_lately'),
        ),
        migrations.AddIndex(
            model_name='publishedresult',
            index=models.Index(fields=['-published_at', '-id'], name='result_published_lately'),
        ),
        migrations.AddConstraint(
            model_name='publishedresult',
            constraint=models.UniqueConstraint(fields=('indicator', 'quarter', 'revision'), name='publishedresult_once', violation_error_message='This revision is published already.'),
        ),
        migrations.AddConstraint(
            model_name='publishedresult',
            constraint=models.UniqueConstraint(fields=('indicator', 'serial'), name='publishedresult_serial_once', violation_error_message='This revision is published already.'),
        ),
        migrations.AddConstraint(
            model_name='publishedlist',
            constraint=models.UniqueConstraint(fields=('result', 'number'), name='publishedlist_once', violation_error_message='This list is published already.'),
        ),
    ]
