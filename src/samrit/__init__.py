"""Samrit (สัมฤทธิ์): plan, report, check, score, sign and publish a city's indicators.

Read the listing of this folder from top to bottom as the way of the data; `docs/tour.md` tells it in words.
"""

__version__ = "0.1.0"
