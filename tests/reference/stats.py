"""Reference figures for tests/it/stats.rs, from NumPy and SciPy; writes stats.json beside itself.

Run: pip install numpy scipy && python tests/reference/stats.py
"""

import json
import platform
from pathlib import Path

import numpy
import scipy
from scipy import stats

# Student's sleep data (R's `sleep`, Cushny & Peebles 1905): extra hours under two drugs.
SLEEP = [
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
]

# Scores as the product has them: means of quarters, many of them tied.
random = numpy.random.default_rng(20260301)
SCORES = [100 * random.integers(0, 13, size=n) / 12 for n in (2, 3, 5, 30, 268, 400)]


def estimate(values):
    values = numpy.asarray(values, dtype=float)
    n = len(values)
    low, high = stats.t.interval(0.95, n - 1, loc=values.mean(), scale=stats.sem(values))
    return {
        "values": values.tolist(),
        "n": n,
        "mean": float(values.mean()),
        "sd": float(values.std(ddof=1)),
        "low": float(low),
        "high": float(high),
    }


def correlation(left, right):
    r = stats.pearsonr(left, right).statistic
    return {"left": list(map(float, left)), "right": list(map(float, right)), "r": float(r)}


FREEDOMS = [1, 2, 3, 4, 5, 7, 10, 29, 30, 99, 267, 1000, 1001, 9999, 100_000, 1_000_000]
PROBABILITIES = [0.975, 0.025, 0.95, 0.995, 0.5, 0.6]
SUPPORT = SCORES[4]
RESIST = 100 - 0.6 * SUPPORT + 8 * random.standard_normal(len(SUPPORT))

reference = {
    "made_with": {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
    },
    "t_quantiles": [
        {"p": p, "freedom": v, "t": float(stats.t.ppf(p, v))} for v in FREEDOMS for p in PROBABILITIES
    ],
    "estimates": [estimate(values) for values in [*SLEEP, *SCORES]],
    "correlations": [
        correlation(*SLEEP),
        correlation(SUPPORT, RESIST),
        correlation(SCORES[1], [1.0, 4.0, 2.0]),
    ],
}
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
