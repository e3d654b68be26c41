"""Does the report agree with itself?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
