"""One module per method, each with formula, source and limits in its docstring; `table.py` lists them.

In: `Inputs` and target days, or a table of windows. Out: the load of each interval as it would have been.
May import the rest of `samrit.measure` but what gathers methods.
"""
