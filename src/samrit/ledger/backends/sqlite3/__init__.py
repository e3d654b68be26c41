"""Django's SQLite, whose transactions know what was written in them."""
