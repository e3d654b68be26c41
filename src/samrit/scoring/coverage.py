"""How many of how many have reported: told with every figure that is made of others."""

from decimal import Decimal

import msgspec

from samrit.scoring.rounding import HUNDRED, share_percent, to_places


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """`reported` of `total`."""

    reported: int
    total: int

    @property
    def percent(self) -> Decimal:
        """The share that has reported; 100 of nothing."""
        if not self.total:
            return HUNDRED
        return to_places(share_percent(Decimal(self.reported), Decimal(self.total)))
