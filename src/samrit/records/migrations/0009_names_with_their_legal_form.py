"""A partner's key tells its legal form: those of partners that are there are made anew."""

from typing import Any

from django.db import migrations

from samrit.thai.organisations import key


def rekey(apps: Any, _schema_editor: Any) -> None:
    """As names are compared now."""
    partners = apps.get_model('records', 'Partner').objects
    changed = []
    for partner in partners.only('name_th', 'key').iterator():
        fresh = key(partner.name_th)
        if fresh != partner.key:
            partner.key = fresh
            changed.append(partner)
    partners.bulk_update(changed, ['key'], batch_size=500)


def nothing(_apps: Any, _schema_editor: Any) -> None:
    """A key is only for comparing."""


class Migration(migrations.Migration):

    dependencies = [('records', '0008_agency_change_with_another')]

    operations = [migrations.RunPython(rekey, nothing)]
