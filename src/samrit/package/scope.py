"""What a package is of: a fiscal year, of an agency with all below it, or of the whole city."""

from dataclasses import dataclass

from django.db.models import Q

from samrit.records.models import Agency


@dataclass(frozen=True)
class Scope:
    """A fiscal year, of an agency with all below it, or of the whole city."""

    fiscal_year_be: int
    agency: Agency | None = None

    def plans(self, prefix: str = "") -> Q:
        """The condition that an annual plan, reached by this way, is in the scope."""
        return Q(**{f"{prefix}fiscal_year_be": self.fiscal_year_be}) & self.agencies(f"{prefix}agency__")

    def agencies(self, prefix: str = "") -> Q:
        """The condition that an agency, reached by this way, is in the scope."""
        return Q(**{f"{prefix}path__startswith": self.agency.path}) if self.agency is not None else Q()
