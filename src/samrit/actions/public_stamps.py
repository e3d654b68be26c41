"""That something public has changed: whatever was made of it, in the memory of a process or at a reader's, is asked for anew."""

from django.db.models import F

from samrit.records.models import PublicStamp


def raise_scopes(*scopes: str) -> None:
    """What was made of these."""
    PublicStamp.objects.bulk_create((PublicStamp(scope=scope) for scope in scopes), ignore_conflicts=True)
    PublicStamp.objects.filter(scope__in=scopes).update(stamp=F("stamp") + 1)


def raise_all_scopes() -> None:
    """What was made of anything."""
    PublicStamp.objects.update(stamp=F("stamp") + 1)
