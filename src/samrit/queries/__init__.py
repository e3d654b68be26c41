"""Reads: models to frozen view objects, in a fixed number of SQL queries.

In: who asks for what. Out: frozen dataclasses for pages. Never writes.
May import `samrit.records` and all below it.
"""
