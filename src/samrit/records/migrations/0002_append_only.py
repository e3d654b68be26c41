"""What is only ever added, the database keeps so; and the log begins with its head."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import migrations

from samrit.records.append_only import create_triggers, drop_triggers


def create(apps: Any, schema_editor: Any) -> None:
    """Put up the triggers, and the head of a log without events."""
    seal = hmac.new(settings.SECRET_KEY.encode(), b'1 0 ', hashlib.sha256).hexdigest()  # as the ledger seals it
    apps.get_model('records', 'LogHead').objects.create(pk=1, log=1, size=0, frontier='', seal=seal)
    create_triggers(schema_editor.connection)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take the triggers down and the head away."""
    drop_triggers(schema_editor.connection)
    apps.get_model('records', 'LogHead').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [('records', '0001_initial')]

    operations = [migrations.RunPython(create, drop, elidable=False)]
