"""Django's two databases, which also note the key of each sealed row that is written, however it is written."""
