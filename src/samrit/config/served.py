"""The application as several processes serve it (`samrit.cli.processes`): `samrit.config.wsgi`, with a limit on what a page may ask.

One question to the database may take a minute; the worker's and the command line's may take longer.
"""

import os

STATEMENT_SECONDS = 60

# Read by PostgreSQL's own library when a page first connects.
os.environ.setdefault("PGOPTIONS", f"-c statement_timeout={STATEMENT_SECONDS * 1000}")

from samrit.config.wsgi import application  # noqa: E402 - what is imported may connect

__all__ = ["application"]
