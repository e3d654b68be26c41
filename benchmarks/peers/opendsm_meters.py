"""openDSM's hourly CalTRACK model in one segment (demand response), meter by meter; run in the peers' environment.

Usage: python opendsm_meters.py INPUT.npz OUTPUT.npz

INPUT holds kw[meter, hour], temp_f[hour] and next_f[hour]; OUTPUT gets predicted[meter, hour] and seconds.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import sys  # noqa: E402 - threads are set before NumPy is loaded
import time  # noqa: E402 - as above
import warnings  # noqa: E402 - as above

import numpy as np  # noqa: E402 - as above
import pandas as pd  # noqa: E402 - as above
from opendsm.eemeter.common.features import (  # noqa: E402 - in the peers' environment
    estimate_hour_of_week_occupancy,
    fit_temperature_bins,
)
from opendsm.eemeter.models.hourly_caltrack import (  # noqa: E402 - as above
    design_matrices,
    model,
    segmentation,
)


def main() -> None:
    """Fit each meter and predict the hours that follow."""
    warnings.simplefilter("ignore")
    given = np.load(sys.argv[1])
    index = pd.date_range("2021-01-04", periods=given["kw"].shape[1] + 1, freq="h", tz="UTC")
    after = pd.date_range(index[-1], periods=len(given["next_f"]), freq="h", tz="UTC")
    temperature = pd.Series([*given["temp_f"], given["next_f"][0]], index=index)
    coming = pd.Series(given["next_f"], index=after)
    started = time.process_time()
    meters = (pd.DataFrame({"value": [*kw, np.nan]}, index=index) for kw in given["kw"])
    predicted = [one(meter, temperature, coming) for meter in meters]
    np.savez(sys.argv[2], predicted=np.stack(predicted), seconds=time.process_time() - started)


def one(meter: pd.DataFrame, temperature: pd.Series, coming: pd.Series) -> np.ndarray:
    """The prediction of one meter, by the steps of openDSM's own wrapper."""
    matrix = design_matrices.create_caltrack_hourly_preliminary_design_matrix(meter, temperature)
    segments = segmentation.segment_time_series(matrix.index, "single")
    occupancy = estimate_hour_of_week_occupancy(matrix, segmentation=segments)
    busy, free = fit_temperature_bins(matrix, segmentation=segments, occupancy_lookup=occupancy)
    designs = design_matrices.create_caltrack_hourly_segmented_design_matrices(matrix, segments, occupancy, busy, free)
    fitted = model.fit_caltrack_hourly_model(designs, occupancy, busy, free, "single")
    predicted: np.ndarray = fitted.predict(coming.index, coming).result["predicted_usage"].to_numpy()
    return predicted


if __name__ == "__main__":
    main()
