"""Settings (one file), URLs, WSGI. The only place that knows the environment.

May import everything.
"""
