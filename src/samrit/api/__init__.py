"""The records as data for other programs: read-only JSON at /api/v1/, typed, with its OpenAPI document.

In: a request with the session of somebody who has logged in, or none. Out: what the pages show them, and no more.
May import actions (for what somebody may read), queries and what lies below; a stranger of web, cli and ops.
"""
