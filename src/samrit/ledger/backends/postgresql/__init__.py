"""Django's PostgreSQL, whose transactions know what was written in them."""
