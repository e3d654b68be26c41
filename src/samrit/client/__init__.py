"""The API for programs in Python: typed answers, typed refusals, lists that are walked by themselves, safe retries.

In: the address of an installation and a token. Out: what the API answers, as frozen structs.
May import nothing of the house: it works where nothing but the package and httpx is installed.
"""

from samrit.client.asynchronous import AsyncClient
from samrit.client.refusals import (
    Conflict,
    NotAllowed,
    NotFound,
    RateLimited,
    Refusal,
    Stale,
    Unavailable,
    Unclear,
    Unprocessable,
)
from samrit.client.shapes import (
    Agency,
    Event,
    Evidence,
    Finding,
    Indicator,
    Me,
    Project,
    Release,
    ReleasedFile,
    Report,
    Result,
    Submittable,
    Year,
)
from samrit.client.synchronous import Client

__all__ = [
    "Agency",
    "AsyncClient",
    "Client",
    "Conflict",
    "Event",
    "Evidence",
    "Finding",
    "Indicator",
    "Me",
    "NotAllowed",
    "NotFound",
    "Project",
    "RateLimited",
    "Refusal",
    "Release",
    "ReleasedFile",
    "Report",
    "Result",
    "Stale",
    "Submittable",
    "Unavailable",
    "Unclear",
    "Unprocessable",
    "Year",
]
