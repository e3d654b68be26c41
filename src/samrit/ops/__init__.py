"""Running it: sample city, generated docs.

May import `samrit.actions` and all below it.
"""
