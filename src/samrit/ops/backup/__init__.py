"""Backups: one encrypted file with database, files and key apart, made while people work; and back from it.

In: the settings' database, store of files and key. Out: a file by age; a data folder. `samrit backup`, `samrit restore`.
May import what the parent package may.
"""
