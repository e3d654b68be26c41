"""What is only ever added, the database keeps so; and the trail begins with its head."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.db import migrations

from samrit.records.append_only import create_triggers, drop_triggers, triggers_since


def create(apps: Any, schema_editor: Any) -> None:
    """Put up the triggers of all tables that are there by now, and the head of a trail without events."""
    seal = hmac.new(settings.SECRET_KEY.encode(), b'0 ', hashlib.sha256).hexdigest()  # as the ledger seals it
    apps.get_model('records', 'ChainHead').objects.create(pk=1, count=0, last_hash='', seal=seal)
    create_triggers(schema_editor.connection, triggers_since(2))


def drop(apps: Any, schema_editor: Any) -> None:
    """Take the triggers down and the head away."""
    drop_triggers(schema_editor.connection, triggers_since(2))
    apps.get_model('records', 'ChainHead').objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [('records', '0001_initial')]

    operations = [migrations.RunPython(create, drop, elidable=False)]
