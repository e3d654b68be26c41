"""Language and calendar: digits, Buddhist Era, fiscal years and quarters, dates and times in words, text repair.

In: strings and dates. Out: strings, dates and spans.
Imports nothing of ours, no Django, no network.
"""
