"""Long lists page by page: how many rows are wanted, behind how many."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Schema

MOST = 200
_Row = TypeVar("_Row", bound=Model)


class PageQuery(Schema):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=10_000_000)


def page_of(rows: QuerySet[_Row], paging: PageQuery) -> tuple[int, list[_Row]]:
    """How many there are, and those of the page; two queries."""
    return rows.count(), list(rows[paging.offset : paging.offset + paging.limit])
