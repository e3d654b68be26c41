"""Every write: one function is one thing that a person does; permission, write and audit event in one transaction.

In: keyword arguments with `by` and `at`. Out: what was written, or `Denied` with a sentence.
May import `samrit.queries`, `samrit.records` and all below them.
"""
