"""The way to a public page."""

from samrit.records.models import PublishedIndicator
from samrit.thai.translation import _
from samrit.web import words
from samrit.web.components.crumbs import Crumb
from samrit.web.public.addresses import public_address


def to_front(here: str) -> list[Crumb]:
    """The way to a page right below the front page."""
    return [Crumb(_("Front page"), public_address("front")), Crumb(here)]


def below_data(here: str) -> list[Crumb]:
    """The way to a page of the open data."""
    return [to_front(here)[0], Crumb(_("Open data"), public_address("data")), Crumb(here)]


def to_year(year: int, here: str = "") -> list[Crumb]:
    """The way to a year, or through it to a page."""
    said = _("Fiscal year {be}", be=words.year(year))
    link = [Crumb(_("Front page"), public_address("front"))]
    return [*link, Crumb(said, public_address("year", year)), Crumb(here)] if here else [*link, Crumb(said)]


def to_agency(row: PublishedIndicator) -> list[Crumb]:
    """The way to an indicator, through its year and agency."""
    agency = row.plan.name()
    above = to_year(row.fiscal_year_be, agency)
    return [
        *above[:-1],
        Crumb(agency, public_address("agency", row.fiscal_year_be, row.plan.agency_code)),
        Crumb(row.code),
    ]


def to_indicator(row: PublishedIndicator, *, here: str) -> list[Crumb]:
    """The way through an indicator to a page of it."""
    above = to_agency(row)
    return [*above[:-1], Crumb(row.code, public_address("indicator", row.fiscal_year_be, row.code)), Crumb(here)]
