"""Ridge regressions of many series at once, each with a design and a penalty of its own.

`[series, day, column]` on the right, `[series, day, slot]` on the left. Leave-one-out residuals come from the hat matrix's
diagonal, which is exact for a fixed penalty (Allen, Technometrics 16 (1974)).
"""

import numpy as np

from samrit.measure.panel import Floats

PENALTIES = tuple(10.0**power for power in range(-3, 4))


def scaled(x: Floats, like: Floats) -> Floats:
    """Columns in standard deviations from the mean of `like`, after a column of ones; constant columns become zero."""
    spread = like.std(axis=1, keepdims=True)
    z = (x - like.mean(axis=1, keepdims=True)) / np.where(spread > 1e-9, spread, 1.0)
    ones = np.ones((*x.shape[:2], 1))
    return np.concatenate([ones, np.where(spread > 1e-9, z, 0.0)], axis=2)


def residuals(z: Floats, y: Floats, penalty: Floats) -> Floats:
    """Of each day against the fit without it."""
    half = np.linalg.solve(_gram(z, penalty), z.swapaxes(1, 2))
    leverage = np.minimum(np.einsum("sdc,scd->sd", z, half), 1 - 1e-6)
    found: Floats = (y - z @ (half @ y)) / (1 - leverage)[:, :, None]
    return found


def best_penalty(z: Floats, y: Floats) -> Floats:
    """Per series the penalty with the least leave-one-out error on the sum over the slots."""
    each = [np.full(len(z), penalty) for penalty in PENALTIES]
    errors = np.stack([(residuals(z, y, penalty).sum(axis=2) ** 2).sum(axis=1) for penalty in each])
    best: Floats = np.asarray(PENALTIES)[errors.argmin(axis=0)]
    return best


def weights(z: Floats, y: Floats, penalty: Floats) -> Floats:
    """`[series, column, slot]`."""
    return np.asarray(np.linalg.solve(_gram(z, penalty), z.swapaxes(1, 2) @ y), dtype=np.float64)


def _gram(z: Floats, penalty: Floats) -> Floats:
    diagonal = np.repeat(penalty[:, None], z.shape[2], axis=1)
    diagonal[:, 0] = 0.0
    found: Floats = z.swapaxes(1, 2) @ z + (diagonal + 1e-10)[:, :, None] * np.eye(z.shape[2])
    return found
