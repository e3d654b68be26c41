"""Is the text sound: marks, spelling, digits, copies?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
