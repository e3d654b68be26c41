"""By what an indicator is addressed: the city's own code of its year.

One without a code is named by its agency and its number ("2200~32"), one without either by its key ("~517"). A code may stand
in the plans of two agencies in the same year; whoever asks then names the agency, too.
"""

from django.db.models import Q, QuerySet

from samrit.records.models import Indicator

_SIGN = "~"


def indicator_code(row: Indicator) -> str:
    """The code of an indicator whose plan and agency were fetched with it."""
    if row.code:
        return row.code
    return f"{row.annual_plan.agency.code}{_SIGN}{row.number}" if row.number else f"{_SIGN}{row.pk}"


def public_code(row: Indicator) -> str:
    """Its code in public addresses, which hold for ever; of its agency and number where it has none, by its key where it has neither."""
    if row.code or not row.number:
        return indicator_code(row)
    return f"{row.annual_plan.agency.code}-{row.number}"


def with_code(rows: QuerySet[Indicator], fiscal_year_be: int, code: str) -> QuerySet[Indicator]:
    """Those of the indicators that have a code in a year."""
    wanted = Q(code=code)
    agency, sign, number = code.partition(_SIGN)
    if sign and agency:
        wanted |= Q(code="", number=number, annual_plan__agency__code=agency) & ~Q(number="")
    elif sign and number.isascii() and number.isdecimal() and len(number) < 19:
        wanted |= Q(code="", number="", pk=int(number))
    return rows.filter(wanted & ~Q(pk=None), annual_plan__fiscal_year_be=fiscal_year_be)
