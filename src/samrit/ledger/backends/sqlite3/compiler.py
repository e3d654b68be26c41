"""Django's compilers, of which those that write note what they wrote."""

from django.db.models.sql import compiler

from samrit.ledger.backends.compiling import NotesChanged, NotesInserted

SQLCompiler = compiler.SQLCompiler
SQLAggregateCompiler = compiler.SQLAggregateCompiler


class SQLInsertCompiler(NotesInserted, compiler.SQLInsertCompiler):  # type: ignore[misc] # its stubs take anything
    """INSERT."""


class SQLUpdateCompiler(NotesChanged, compiler.SQLUpdateCompiler):  # type: ignore[misc] # its stubs take anything
    """UPDATE."""


class SQLDeleteCompiler(NotesChanged, compiler.SQLDeleteCompiler):  # type: ignore[misc] # its stubs take anything
    """DELETE."""
