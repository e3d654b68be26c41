"""What is wrong or unsafe with this installation, in sentences: a table of examinations, each a function of what is set.

In: settings, the machine, the records. Out: findings; nothing is changed. `samrit doctor` tells them.
May import what the parent package may. To examine another thing, write a function and add its line to `table.py`.
"""
