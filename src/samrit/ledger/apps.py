"""The ledger as a Django app: when the tables are made or changed, what is in them is sealed."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Without models of its own."""

    name = "samrit.ledger"

    def ready(self) -> None:
        """After each migration."""
        from django.apps import apps

        from samrit.ledger.trail import seal_what_is_here

        post_migrate.connect(seal_what_is_here, sender=apps.get_app_config("records"))
