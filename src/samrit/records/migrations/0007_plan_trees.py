"""Long-term plans get years, levels and the plan that they follow; their places can be closed and taken further."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_places'),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='first_year_be',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='plan',
            name='follows',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='records.plan'),
        ),
        migrations.AddField(
            model_name='plan',
            name='last_year_be',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='plan',
            name='levels',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='plan',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='plannode',
            name='closed_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='plannode',
            name='closed_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='plannode',
            name='followers',
            field=models.ManyToManyField(blank=True, related_name='continues', to='records.plannode'),
        ),
        migrations.AddField(
            model_name='plannode',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('first_year_be', None), ('last_year_be', None), ('last_year_be__gte', models.F('first_year_be')), _connector='OR'), name='plan_ends_after_it_begins', violation_error_message='A plan ends no earlier than it begins.'),
        ),
    ]
