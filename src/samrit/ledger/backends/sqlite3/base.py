"""The connection to SQLite."""

from django.db.backends.sqlite3 import base, operations

from samrit.ledger.backends.sealing import Sealing


class DatabaseOperations(operations.DatabaseOperations):
    """With compilers that note what is written."""

    compiler_module = "samrit.ledger.backends.sqlite3.compiler"


class DatabaseWrapper(Sealing, base.DatabaseWrapper):
    """With an event for all that is written."""

    ops_class = DatabaseOperations
