"""The database refuses to change or delete what is only ever added: events, signatures, approvals, revisions."""

from typing import Any

from django.db import migrations

from samrit.records.append_only import drop_guards, guards_since, raise_guards


def up(apps: Any, schema_editor: Any) -> None:
    raise_guards(schema_editor.connection, guards_since(4))


def down(apps: Any, schema_editor: Any) -> None:
    drop_guards(schema_editor.connection, guards_since(4))


class Migration(migrations.Migration):

    dependencies = [('records', '0003_what_was_there_before')]

    operations = [migrations.RunPython(up, down, elidable=False)]
