"""Whoever takes on somebody's indicators is told."""

from django.db import migrations, models

_KINDS = [
    'due', 'overdue', 'returned', 'waiting', 'reopened', 'evaluated', 'published', 'link_dead', 'fallback', 'delegated',
    'handed_over', 'practice',
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [('records', '0010_sealed_originals')]

    operations = [
        migrations.RemoveConstraint(model_name='notice', name='notice_kind_known'),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(max_length=12, choices=[(kind, kind) for kind in _KINDS]),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(
                name='notice_kind_known',
                condition=models.Q(kind__in=_KINDS),
                violation_error_message=f'kind must be one of: {", ".join(_KINDS)}.',
            ),
        ),
    ]
