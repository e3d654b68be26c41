"""A list, the same on every page: searched, narrowed, sorted in the order of a Thai dictionary, in pages, counted, as a file.

A view says what the rows are, what is shown of each, and its columns; `{% list_head list=list %}` and `{% paging list.page %}`
show the rest. Everything that is chosen stands in the address.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samrit.records.ordering import in_thai_order
from samrit.thai.translation import Message
from samrit.web.download import download
from samrit.writers.table import CSV_TYPE, write_csv

PAGE_SIZE = 50
_AT_ONCE = 500  # rows of a file that are read together
_CHOSEN_BY_LIST = frozenset({"page", "sort", "as"})

Row = TypeVar("Row")
Line = TypeVar("Line")


class ChoiceForm(forms.Form):
    """The choice of rows; what is not understood filters nothing."""

    def choice(self, name: str) -> Any:
        """What was chosen of a field; "" where nothing was, or nothing that can be read."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """What a list has of each row: its heading, how a file words it, and the texts of the database that it is sorted by."""

    heading: Message
    cell: Callable[[Line], object]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that can be chosen."""

    value: str
    words: str
    is_chosen: bool


class Listing(Generic[Row, Line]):
    """Rows of the database, or of a sequence that has its own order; `lines` makes what is shown of some of them."""

    def __init__(  # noqa: PLR0913 - all in which lists differ
        self,
        request: HttpRequest,
        rows: "QuerySet[Any] | Sequence[Row]",
        lines: Callable[[Sequence[Row]], Iterable[Line]],
        columns: Sequence[Column[Line]] = (),
        *,
        form: forms.Form | None = None,
        count: Message | None = None,
        size: int = PAGE_SIZE,
    ) -> None:
        self.request, self.form, self.columns, self._lines, self._count = request, form, columns, lines, count
        chosen = self._sort()
        if chosen is not None and isinstance(rows, QuerySet):
            rows = rows.order_by(*in_thai_order(*chosen.by))
        self.rows = rows
        self.page: Page[Any] = Paginator(rows, size).get_page(request.GET.get("page"))

    @cached_property
    def lines(self) -> list[Line]:
        """What is shown of this page."""
        return list(self._lines(list(self.page.object_list)))

    @property
    def total(self) -> int:
        """How many rows the choice leaves."""
        return self.page.paginator.count

    @property
    def count(self) -> str:
        """The same in words, where the list says it; a sentence that counts something else has its number already."""
        said = self._count
        return "" if said is None else str(said if said.count else said.filled(count=self.total))

    @property
    def is_filtered(self) -> bool:
        """Whether something narrows it."""
        return any(value.strip() for name, value in self._chosen() if name not in _CHOSEN_BY_LIST)

    @property
    def sorts(self) -> list[Sort]:
        """The orders to choose from; none where there is only one."""
        columns, chosen = self._sortable(), self._sort()
        if len(columns) < 2:
            return []
        return [
            Sort(str(n) if n else "", str(one.heading), one is (chosen or columns[0])) for n, one in enumerate(columns)
        ]

    @property
    def file(self) -> str:
        """The address of all rows that the choice leaves, as a file; "" for a list without columns."""
        query = self.request.GET.copy()
        query.pop("page", None)
        query["as"] = "csv"
        return f"?{query.urlencode()}" if self.columns and self.total else ""

    def answer(self, template: str, context: Mapping[str, Any] | None = None, *, name: str) -> HttpResponse:
        """The page with the list, or the file that is called `name`."""
        if self.columns and self.request.GET.get("as") == "csv":
            return download(write_csv(self._headings(), self._cells()), f"{name}.csv", CSV_TYPE)
        return render(self.request, template, {**(context or {}), "list": self})

    def _headings(self) -> list[str]:
        return [str(one.heading) for one in self.columns]

    def _cells(self) -> Iterator[list[str]]:
        rows: Iterator[Any] = iter(self.rows.iterator(_AT_ONCE) if isinstance(self.rows, QuerySet) else self.rows)
        while some := list(islice(rows, _AT_ONCE)):
            for line in self._lines(some):
                values = (one.cell(line) for one in self.columns)
                yield ["" if value is None else str(value) for value in values]

    def _sortable(self) -> list[Column[Line]]:
        return [one for one in self.columns if one.by]

    def _sort(self) -> Column[Line] | None:
        columns, wanted = self._sortable(), self.request.GET.get("sort", "")
        if not columns:
            return None
        at = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 3 else 0
        return columns[at if at < len(columns) else 0]

    def _chosen(self) -> Iterator[tuple[str, str]]:
        for name, value in self.request.GET.items():
            yield name, str(value)
