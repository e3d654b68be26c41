"""`samrit` on the command line. File commands (check, convert, print) load no Django and start in under 0.3 s.

In: arguments and files. Out: text, files, exit codes 0, 1, 2.
May import `samrit.actions` and all below it; starts Django only inside the commands that need it.
"""
