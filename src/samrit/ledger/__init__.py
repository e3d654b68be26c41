"""How things are kept: audit trail, dated facts, files by hash, revisions, locks.

In: rows and who acts. Out: what is kept of them, and whether it still is as it was.
May import `samrit.records` and all below it.
"""
