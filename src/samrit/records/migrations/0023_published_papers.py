"""Signed papers as whoever holds one may verify them."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0022_digest_of_the_city'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublishedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10, unique=True)),
                ('content_sha256', models.CharField(max_length=64)),
                ('pdf_sha256', models.CharField(db_index=True, max_length=64)),
                ('source', models.BigIntegerField(db_index=True)),
                ('fiscal_year_be', models.PositiveSmallIntegerField()),
                ('indicator_code', models.CharField(max_length=100)),
                ('name_th', models.TextField()),
                ('name_en', models.TextField(blank=True)),
                ('agency_th', models.TextField()),
                ('agency_en', models.TextField(blank=True)),
                ('signed_as', models.TextField()),
                ('signed_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
    ]
