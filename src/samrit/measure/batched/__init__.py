"""Least squares for all series at once: NumPy on `[series, time]`, no loop over series.

In: arrays of many series that share a design (a calendar, a weather station). Out: arrays of predictions and savings.
May import the rest of `samrit.measure` but what gathers methods.
"""
