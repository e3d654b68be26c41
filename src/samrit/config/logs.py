"""What goes into logs: never the signed words of addresses that open without an account."""

import logging
import re

_TOKEN = re.compile(r"(/[pc]/)[^/\s?#\"']+")


class NoTokens(logging.Filter):
    """Takes the token out of what a log record says of an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, with the tokens of its addresses left out."""
        record.msg = _TOKEN.sub(r"\1…", str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub(r"\1…", one) if isinstance(one, str) else one for one in record.args)
        return True
