"""The ledger as a Django app: when the tables are made or changed, what is in them is sealed, and their form."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate
from django.utils import timezone


class LedgerConfig(AppConfig):
    """Without models of its own."""

    name = "samrit.ledger"
    altered: tuple[str, ...] = ()  # what of the database's form was not as sealed before migrations began

    def ready(self) -> None:
        """Before and after each migration."""
        from django.apps import apps

        from samrit.ledger.row_seals import differing
        from samrit.records.models.public.copies import compare_with

        compare_with(differing)
        records = apps.get_app_config("records")
        pre_migrate.connect(self.before, sender=records)
        post_migrate.connect(self.after, sender=records)

    def before(self, **_signal: Any) -> None:
        """Remember what of the form is not as it was sealed."""
        from samrit.ledger.schema_seal import schema_faults

        self.altered = ()
        if "records_loghead" in connection.introspection.table_names():
            self.altered = tuple(fault.name for fault in schema_faults())

    def after(self, *, plan: Iterable[tuple[Any, bool]] = (), **_signal: Any) -> None:
        """A form that was altered past the system is sealed by an upgrade alone, whose event tells what was altered."""
        from samrit.ledger.schema_seal import is_schema_sealed, seal_schema
        from samrit.ledger.trail import has_begun, seal_what_is_here

        steps = list(plan)
        seal_what_is_here(plan=steps)
        if has_begun() and (steps or not is_schema_sealed()):
            seal_schema(at=timezone.now(), altered=self.altered)
