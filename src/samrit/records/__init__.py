"""What we keep: the only models, the only migrations; workflow, roles and privacy as tables.

In and out: rows. May import `samrit.readers` and all below it.
"""
