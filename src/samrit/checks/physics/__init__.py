"""Can the figures of energy and emissions be so?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
