"""Is it right? Pure rules over the typed report; one folder per family, one file per rule, one table of all.

In: a report. Out: findings with place, excerpt and sentence.
May import `samrit.report` and `samrit.thai`.
"""
