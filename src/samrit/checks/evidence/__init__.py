"""Does evidence stand behind the figures, and will it last?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
