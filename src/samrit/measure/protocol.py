"""What is fixed before the event: estimator, window, buffers, rule of like days; hashed, and quoted after it."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from samrit.measure.names import LEAST_ERROR
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message


@dataclass(frozen=True, slots=True)
class Protocol:
    """All that could be chosen to please the result.

    `method` is one by name, or the one with the least error on like days, chosen without looking at the event.
    """

    event: str
    tz: str
    method: str = LEAST_ERROR
    buffer_hours: float = 0.5
    holidays: str = "TH"
    other_events: tuple[str, ...] = ()
    is_past_only: bool = False
    level: float = 0.9

    def canonical(self) -> str:
        """The one spelling that is hashed: JSON with sorted keys, no spaces."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self) -> str:
        """The hash to publish before the event."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def read_protocol(text: str) -> Protocol:
    """A protocol from its JSON; UnmeasurableError where a field is missing, unknown or of the wrong kind."""
    refusal = UnmeasurableError(Message("this file is no protocol of a measurement by this program"))
    try:
        raw: Any = json.loads(text)
    except ValueError as error:
        raise refusal from error
    known = {field.name for field in fields(Protocol)}
    if not isinstance(raw, dict) or not {"event", "tz"} <= set(raw) or set(raw) - known - {"sha256"}:
        raise refusal
    stated = raw.pop("sha256", None)
    protocol = Protocol(**{**raw, "other_events": tuple(raw.get("other_events", ()))})
    if protocol.level != 0.9 or not 0 <= protocol.buffer_hours <= 3:
        raise refusal
    if stated not in (None, protocol.sha256):
        raise UnmeasurableError(Message("the protocol was changed after it was hashed; its hash doesn't fit"))
    return protocol
