"""What a package is of: a fiscal year, of an agency with all below it, or of the whole city."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar, cast

from django.db.models import Q

from samrit.records.models import Agency

T = TypeVar("T")


@dataclass(frozen=True)
class Scope:
    """A fiscal year, of an agency with all below it, or of the whole city.

    What belongs to it is looked up once for each object: make one for each reading, inside of which nothing changes.
    """

    fiscal_year_be: int
    agency: Agency | None = None
    found: dict[Callable[..., object], object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def plans(self, prefix: str = "") -> Q:
        """The condition that an annual plan, reached by this way, is in the scope."""
        return Q(**{f"{prefix}fiscal_year_be": self.fiscal_year_be}) & self.agencies(f"{prefix}agency__")

    def agencies(self, prefix: str = "") -> Q:
        """The condition that an agency, reached by this way, is in the scope."""
        return Q(**{f"{prefix}path__startswith": self.agency.path}) if self.agency is not None else Q()


def once(find: Callable[[Scope], T]) -> Callable[[Scope], T]:
    """Look something up once for each scope, and know it from then on."""

    @wraps(find)
    def known(scope: Scope) -> T:
        if find not in scope.found:
            scope.found[find] = find(scope)
        return cast("T", scope.found[find])  # what this very function has given

    return known
