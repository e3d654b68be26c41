"""The evening bridge for every series of a panel, in chunks that fit into memory."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from samrit.measure.inputs import Inputs
from samrit.measure.methods.bridge import near, predict, reach
from samrit.measure.panel import Floats
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

_CHUNK_BYTES = 256_000_000


def bridges(inputs: Inputs, *, progress: Callable[[int, int], None] | None = None) -> Floats:
    """`[series, slot]` in kW: what each series of the panel would have used in the window.

    All series learn from the same days: those on which none lacks a reading. `progress` is told (series done, in all).
    UnmeasurableError where there are fewer than thirty such days, or the event's own is not one of the whole ones.
    """
    lead, tail = reach(inputs)
    train = inputs.panel.whole(near(inputs), lead, tail)
    if len(train) < 30 or not inputs.panel.whole([0], lead, tail):
        raise UnmeasurableError(Message("the bridge needs 30 like days without a gap, and the event's evening whole"))
    panel = inputs.panel
    count = len(panel.names)
    size = max(1, _CHUNK_BYTES // (len(train) * (tail - lead) * 8 * 8))
    found = np.empty((count, panel.span.window))
    for first in range(0, count, size):
        part = slice(first, min(first + size, count))
        some = replace(inputs, panel=replace(panel, names=panel.names[part], kw=panel.kw[part]))
        found[part] = predict(some, train, (0,))[:, 0]
        if progress:
            progress(part.stop, count)
    return found
