"""A city's own emission factors and prices: added with their source, retired with a reason, never edited."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from samrit.actions.acting import acting
from samrit.actions.measurements.load_import import required_reason
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.ledger.reading import storable
from samrit.records.models import Agency, EmissionFactor, Tariff, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Denied


@dataclass(frozen=True, slots=True)
class FactorEntry:
    """An emission factor as somebody enters it: t CO2/MWh of a year (C.E.)."""

    year_ce: int
    t_per_mwh: Decimal
    kind: str
    source: str
    boundary: str = ""
    vintage: str = ""


@dataclass(frozen=True, slots=True)
class TariffEntry:
    """A price as somebody enters it: baht/kWh, from a day to a day."""

    from_on: date
    until_on: date
    baht_per_kwh: Decimal
    source: str
    kind: str = ""


def add_factor(*, agency: Agency, entry: FactorEntry, by: User, at: datetime) -> EmissionFactor:
    """Add a factor that runs of the agency, and of those below it, use beside the shipped ones."""
    with acting(Permission.MEASURE, agency, by, at) as act:
        row = EmissionFactor(
            agency=agency,
            year_ce=entry.year_ce,
            t_per_mwh=entry.t_per_mwh,
            kind=entry.kind,
            boundary=storable(entry.boundary.strip()),
            vintage=storable(entry.vintage.strip()),
            source=storable(entry.source.strip()),
            added_by=by,
            added_at=at,
        )
        save_checked(row)
        payload = {
            "t_per_mwh": row.t_per_mwh,
            "year_ce": row.year_ce,
            "factor_kind": row.kind,
            "factor_source": row.source,
        }
        act.log("add_factor", row, after={"agency": agency.code, **payload})
        return row


def add_tariff(*, agency: Agency, entry: TariffEntry, by: User, at: datetime) -> Tariff:
    """Add a price that runs of the agency, and of those below it, use beside the shipped ones."""
    with acting(Permission.MEASURE, agency, by, at) as act:
        row = Tariff(
            agency=agency,
            from_on=entry.from_on,
            until_on=entry.until_on,
            baht_per_kwh=entry.baht_per_kwh,
            kind=storable(entry.kind.strip()),
            source=storable(entry.source.strip()),
            added_by=by,
            added_at=at,
        )
        save_checked(row)
        payload = {"baht_per_kwh": row.baht_per_kwh, "from_on": row.from_on, "until_on": row.until_on}
        after = {"agency": agency.code, **payload, "factor_source": row.source}
        act.log("add_tariff", row, after=after)
        return row


def retire_factor(*, factor: EmissionFactor | Tariff, reason: str, by: User, at: datetime) -> None:
    """No run uses it any more; what was measured with it stands."""
    with acting(Permission.MEASURE, factor.agency, by, at) as act:
        rows = type(factor).objects.select_for_update(of=("self",)).select_related("agency")
        row = rows.get(pk=factor.pk)
        if row.retired_at is not None:
            raise Denied(Message("This is retired already."))
        row.retired_by, row.retired_at, row.retired_reason = by, at, required_reason(reason)
        save_checked(row)
        act.log("retire_factor", row, after={"reason": row.retired_reason})
