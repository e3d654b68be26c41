"""The records as data for other programs at /api/v1/: typed, by the city's own codes, with its OpenAPI document.

In: a request with a token of somebody's, or none. Out: what the pages show them, and no more.
May import actions (for what somebody may read), queries and what lies below; a stranger of web, cli and ops.
"""
