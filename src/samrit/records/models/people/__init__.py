"""People: accounts, roles, notices."""
