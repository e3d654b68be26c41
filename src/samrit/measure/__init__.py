"""What did an event save? Load or meter tables in; estimates with their uncertainty, tonnes and baht out.

In: readings (Ibis tables), an event. Out: an `Answer`: MWh, mean MW, largest MW, %, interval, placebos, a sentence.
May import `samrit.report` and `samrit.thai`. This file imports nothing heavy: a check that asks for a factor stays fast.
"""
