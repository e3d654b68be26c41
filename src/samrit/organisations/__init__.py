"""Partner organisations before they are records: the columns of a list, and who in the register is meant by a name.

In: names and words from sheets and forms. Out: the same in order, and suggestions with their reason.
May import `samrit.counting` and `samrit.thai`; knows no database.
"""
