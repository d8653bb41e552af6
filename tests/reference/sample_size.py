"""Reference figures for tests/it/sample_size.rs, in exact fractions; writes sample_size.json beside itself.

Nothing but Python's own library, so that no rounding of doubles comes in: only the quantile of the normal
distribution is a double, and it is taken as the exact fraction that it is.

Run: python tests/reference/sample_size.py
"""

import json
import math
import platform
from fractions import Fraction as F
from pathlib import Path
from statistics import NormalDist

CONFIDENCES = {"90": F(9, 10), "95": F(19, 20), "99": F(99, 100)}


def plan(population, margin, confidence, share="1/2", deff="1", non_response="0"):
    level = CONFIDENCES[confidence]
    z = F(NormalDist().inv_cdf(float((1 + level) / 2)))
    e, p, deff, silent = F(margin), F(share), F(deff), F(non_response)
    slovin = F(population) / (1 + population * e * e)
    infinite = z * z * p * (1 - p) / (e * e)
    finite = infinite / (1 + max(infinite - 1, F(0)) / population)

    def capped(n):
        return max(1, min(population, math.ceil(n)))

    return {
        "population": population,
        "margin": float(e),
        "confidence": confidence,
        "share": float(p),
        "design_effect": float(deff),
        "non_response": float(silent),
        "slovin": capped(slovin),
        "infinite": max(1, math.ceil(infinite)),
        "finite": capped(finite),
        "designed": capped(finite * deff),
        "approached": capped(finite * deff / (1 - silent)),
        "slovin_designed": capped(slovin * deff),
        "slovin_approached": capped(slovin * deff / (1 - silent)),
    }


def shared(n, weights):
    """The largest remainders, by taking one after the other what is owed the most."""
    total = sum(weights)
    parts = [n * weight // total for weight in weights]
    owed = [F(n * weight, total) - part for weight, part in zip(weights, parts)]
    for _ in range(n - sum(parts)):
        most = max(range(len(weights)), key=lambda i: (owed[i], -i))
        parts[most] += 1
        owed[most] = F(-1)
    return {"n": n, "weights": weights, "parts": parts}


PLANS = [
    plan(population, margin, confidence)
    for population in (1, 2, 7, 100, 300, 400, 1000, 1200, 5263, 80_000, 4_000_000_000)
    for margin in ("1/20", "1/10", "3/100", "1/100")
    for confidence in CONFIDENCES
]
PLANS += [
    plan(1000, "1/20", "95", "3/10"),
    plan(1000, "1/20", "95", "1/1000"),
    plan(1000, "1/20", "95", "1/2", "3/2"),
    plan(1000, "1/20", "95", "1/2", "2", "1/10"),
    plan(50_000, "3/100", "99", "1/5", "9/4", "3/20"),
    plan(120, "1/20", "95", "1/2", "2", "1/2"),
    plan(3, "1/2", "90"),
]
SHARED = [
    shared(278, [120, 80, 400, 250, 150]),
    shared(10, [1, 1, 1]),
    shared(11, [1, 1, 1]),
    shared(1, [5, 5]),
    shared(7, [0, 3, 0, 4]),
    shared(0, [3, 4]),
    shared(385, [4_000_000_000, 3_999_999_999, 1]),
    shared(100, list(range(1, 31))),
]

reference = {"made_with": {"python": platform.python_version()}, "plans": PLANS, "shared": SHARED}
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
