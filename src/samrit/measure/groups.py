"""What each group saved (district, feeder, class of customers), in shares that add up to the total.

Each group is measured as the total is, by the same method and with placebos of its own. The groups' savings then don't
add up to the total's, because each fit errs by itself. What is left over is spread over the groups by how unsure each is:
with variances v(g) from the placebos, saved(g) + v(g) / sum(v) * (total - sum of saved).
Source: minimum-variance reconciliation of hierarchical estimates with a diagonal covariance (Wickramasuriya, Athanasopoulos
& Hyndman, Journal of the American Statistical Association 114 (2019)).
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from samrit.measure.estimate import Estimate, estimate
from samrit.measure.event import parse_event
from samrit.measure.measuring import answer_from, prepare, scope
from samrit.measure.methods.table import METHODS
from samrit.measure.panel import totals
from samrit.measure.protocol import Protocol
from samrit.measure.readings import Readings
from samrit.measure.refusal import UnmeasurableError
from samrit.thai.translation import Message

OTHERS = "(other)"  # series of which no group was told


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group's saving: by itself (`estimate`), and reconciled with the total; `share` is of the total's saving."""

    name: str
    estimate: Estimate
    saved_mwh: float
    share: float | None


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """All groups and their total; the groups' `saved_mwh` add up to the total's."""

    total: Estimate
    groups: tuple[GroupShare, ...]


def measure_groups(readings: Readings, protocol: Protocol, groups: dict[str, str]) -> GroupAnswer:
    """The saving of every group; `groups` tells the group of each series. Series without one are "(other)".

    UnmeasurableError where the total or a group can't be measured.
    """
    event = parse_event(protocol.event, protocol.tz)
    methods, span, days = scope(readings, protocol, event)
    # The readings are gone through once: the total is the sum of the groups.
    panel = totals(readings, event, span, days, groups or {"": ""}, others=OTHERS)
    answer = answer_from(panel.summed(), replace(readings, groups={}), protocol, methods)
    method = METHODS[answer.chosen]
    found: list[Estimate] = []
    for name in panel.names:
        one = estimate(method, prepare(readings, protocol, event, panel.group(name)))
        if not one.is_known:
            raise UnmeasurableError(
                Message("the group {name} lacks readings for {method}", name=name, method=method.name)
            )
        found.append(one)
    return GroupAnswer(answer.main, _shares(panel.names, found, answer.main))


def _shares(names: tuple[str, ...], found: list[Estimate], total: Estimate) -> tuple[GroupShare, ...]:
    own = np.asarray([one.saved_mwh for one in found])
    spread = np.asarray([(one.spread.sd / 100 * one.expected_mwh) ** 2 if one.spread.count else 1.0 for one in found])
    weights = spread / spread.sum() if spread.sum() > 0 else np.full(len(found), 1 / len(found))
    saved = own + weights * (total.saved_mwh - own.sum())
    whole = float(saved.sum())
    return tuple(
        GroupShare(name, one, float(mwh), float(mwh) / whole if whole else None)
        for name, one, mwh in zip(names, found, saved, strict=True)
    )


def in_figures(answer: GroupAnswer) -> dict[str, Any]:
    """The answer in plain values, in MWh and percent; savings are positive."""
    shares = [(one.name, one.estimate, one.saved_mwh, one.share) for one in answer.groups]
    return {
        "total": _figures(answer.total, answer.total.saved_mwh),
        "groups": [{"name": name, "share": share, **_figures(one, saved)} for name, one, saved, share in shares],
    }


def _figures(one: Estimate, saved_mwh: float) -> dict[str, Any]:
    return {
        "saved_mwh": saved_mwh,
        "own_mwh": one.saved_mwh,
        "low_mwh": one.low_mwh,
        "high_mwh": one.high_mwh,
        "saved_percent": one.percent,
        "placebo_sd_percent": one.spread.sd,
        "like_days": one.spread.count,
        "is_distinguishable": one.is_distinguishable,
    }
