"""The word in a partner's address is random and found by its hash; links that were given out before lead nowhere, and are made anew."""

import hashlib
import secrets
from typing import Any

from django.db import migrations, models


def close_earlier_links(apps: Any, _schema_editor: Any) -> None:
    links = apps.get_model("records", "PartnerLink")
    for row in links.objects.all():
        row.token_hash = hashlib.sha256(secrets.token_bytes(32)).hexdigest()
        row.save(update_fields=["token_hash"])


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0015_task_leases'),
    ]

    operations = [
        migrations.AddField('partnerlink', 'token_hash', models.CharField(default='', editable=False, max_length=64), preserve_default=False),
        migrations.AddField('partnerlink', 'sealed_token', models.TextField(default='', editable=False), preserve_default=False),
        migrations.RunPython(close_earlier_links, migrations.RunPython.noop),
        migrations.AlterField('partnerlink', 'token_hash', models.CharField(editable=False, max_length=64, unique=True)),
    ]
