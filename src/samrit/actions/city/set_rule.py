"""Settle from when a rule binds in the city, or that it is off; always with a reason."""

from datetime import date, datetime
from typing import Any

from samrit.actions.acting import acting
from samrit.actions.city.year import the_city
from samrit.actions.permissions import Permission
from samrit.actions.saving import save_checked
from samrit.checks import RULES
from samrit.records.models import RuleSetting, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

_CODES = frozenset(rule.code for rule in RULES)


def set_rule(  # noqa: PLR0913 - all that a rule is settled by
    *, code: str, binds_from: date | None, is_off: bool, reason: str, by: User, at: datetime
) -> RuleSetting:
    """Settle a rule: `binds_from` None leaves its own day. The nightly recheck counts anew by it."""
    with acting(Permission.SET_YEAR, the_city(), by, at) as act:
        if code not in _CODES:
            raise Invalid(Message("There is no rule {code}.", code=code))
        if not reason.strip():
            raise Invalid(Message("Say why the rule is set so."))
        row = RuleSetting.objects.select_for_update().filter(code=code).first()
        before = _payload(row) if row is not None else {}
        row = row or RuleSetting(code=code)
        row.binds_from, row.is_off, row.reason = binds_from, is_off, reason.strip()
        row.set_by, row.set_at = by, at
        save_checked(row)
        act.log("set_rule", row, before=before, after=_payload(row))
        return row


def _payload(row: RuleSetting) -> dict[str, Any]:
    return {"code": row.code, "binds_from": row.binds_from, "is_off": row.is_off, "reason": row.reason}
