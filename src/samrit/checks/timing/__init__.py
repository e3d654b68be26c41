"""Do dates, weekdays, times and quarters fit?

In: a subject. Out: hits. One file per rule; `samrit.checks.table` lists them.
"""
