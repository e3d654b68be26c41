"""The records as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import activate, get_language, override

from samrit.records.ordering import teach_order
from samrit.thai.calendar import Language
from samrit.thai.translation import follow


class RecordsConfig(AppConfig):
    """All models of Samrit live in this one app, so that there is one line of migrations."""

    name = "samrit.records"
    label = "records"

    def ready(self) -> None:
        """From now on the reader's language is Django's active one; what was chosen before goes on."""
        connection_created.connect(teach_order)  # the only way in which Django lets a connection be prepared
        chosen = follow(_active, override)
        if chosen is not None:
            activate(chosen)


def _active() -> Language:
    # Django has no active language where it wants none, as while it writes migrations: then the code's own.
    return "th" if (get_language() or "en").startswith("th") else "en"
