"""IN: load and meter files become canonical readings with findings; what is not stated is refused or told, never guessed.

In: files and what is stated about them (`Stated`). Out: `Readings`, or `UnmeasurableError` with one sentence.
May import the rest of `samrit.measure` that knows no methods.
"""
