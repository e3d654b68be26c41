"""Who is compared with whom: for sites that took part, others of the same load before the event.

Each participant gets the sites nearest to it on the like days before: by the size of its window, and by how its window
stands to the hours before. Only days before the event are looked at. A site serves at most once.
Source: nearest-neighbour matching on pre-treatment outcomes (Rosenbaum, "Design of Observational Studies", chapter 8).
Limits: a matched site may have switched off by itself; then the saving comes out too small.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from samrit.measure.event import Event
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.measure.windows import span_of, windows
from samrit.thai.translation import Message

if TYPE_CHECKING:
    from samrit.measure.panel import Floats

_BEFORE_HOURS = 4.0
TREATED, CONTROL = "treated", "control"


def matched(
    readings: Readings, event: Event, participants: Collection[str], like_days: tuple[int, ...], *, each: int = 1
) -> dict[str, str]:
    """Groups for `control-group`: every participant, and `each` others for it that are most like it.

    `like_days` are days before the event (negative). UnmeasurableError where nobody is left to compare with.
    """
    assert all(day < 0 for day in like_days)
    span = span_of(event, readings, before_hours=_BEFORE_HOURS, after_hours=0)
    rows = windows(readings, event, span, like_days)
    per = rows.group_by("series").agg(
        window=rows.kw.mean(where=rows.slot >= 0), before=rows.kw.mean(where=rows.slot < 0)
    )
    table = per.filter((per.window > 0) & (per.before > 0)).to_pyarrow()
    names = np.asarray([str(name) for name in table["series"].to_pylist()])
    window, before = table["window"].to_numpy(), table["before"].to_numpy()
    place = np.stack([np.log(window), 2 * np.log(window / before)], axis=1)
    took_part = np.isin(names, [str(name) for name in participants])
    if not took_part.any() or took_part.all():
        raise UnmeasurableError(Message("there is nobody who did not take part to compare with, or nobody who did"))
    chosen = _nearest(place[took_part], place[~took_part], each)
    others = names[~took_part]
    return {str(name): TREATED for name in names[took_part]} | {str(others[at]): CONTROL for at in chosen}


def _nearest(treated: "Floats", others: "Floats", each: int) -> set[int]:
    """Places of the chosen others; each is chosen once, the closest pairs first within a participant's turn."""
    free = np.ones(len(others), dtype=bool)
    chosen: set[int] = set()
    for one in treated:
        away = ((others - one) ** 2).sum(axis=1)
        away[~free] = np.inf
        for at in np.argsort(away)[:each]:
            if np.isfinite(away[at]):
                free[at] = False
                chosen.add(int(at))
    return chosen
