"""The terms: every field of the form, status, role, sector, event and unit, once, with its words and its meaning.

In: nothing. Out: terms that the typed report, readers, writers, checks, records, pages, package and API iterate, so that
a field is added in one table and forgotten nowhere.
May import `samrit.thai`.
"""
