"""Is everything there that the form asks for, and does it say something?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
