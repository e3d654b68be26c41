"""The newest seal of each row; when all is migrated, `samrit.ledger.row_seals` seals what is there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('records', '0016_partner_links_are_random')]

    operations = [
        migrations.CreateModel(
            name='RowSeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=32)),
                ('key', models.BigIntegerField()),
                ('nonce', models.CharField(max_length=32)),
                ('hash', models.CharField(max_length=64)),
                (
                    'event',
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name='+',
                        to='records.event',
                    ),
                ),
            ],
            options={'constraints': [models.UniqueConstraint(fields=('table', 'key'), name='rowseal_row')]},
        ),
    ]
