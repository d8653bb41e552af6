"""The same evaluation with pandas and pingouin; prints what it takes, in milliseconds.

python3 evaluation.py <file of bytes: sites, then each item> <respondents>
"""

import sys
import time

import numpy as np
import pandas as pd
import pingouin as pg
from scipy import stats

FACTORS, ITEMS = 15, 45


def evaluate(data, sites):
    answers = data.where(data < 5)
    scores = {}
    for factor in range(FACTORS):
        own = [f"i{item}" for item in range(factor * 3, factor * 3 + 3)]
        answered = answers[own].notna().sum(axis=1)
        applicable = (data[own] != 254).sum(axis=1)
        enough = answered >= np.maximum(2, np.ceil(applicable / 2))
        scores[f"f{factor}"] = (answers[own] * 25).mean(axis=1).where(enough)
    scores = pd.DataFrame(scores)
    for family in range(4):
        own = [f"f{factor}" for factor in range(family, FACTORS, 4)]
        scores[f"x{family}"] = scores[own].mean(axis=1).where(scores[own].notna().mean(axis=1) >= 0.5)
    scores["n"] = scores["x1"] - scores["x2"]
    for groups in [scores.agg(["count", "mean", "std"]).T, scores.groupby(sites).agg(["count", "mean", "std"]).stack(level=0)]:
        half = stats.t.ppf(0.975, groups["count"] - 1) * groups["std"] / np.sqrt(groups["count"])
        groups.assign(low=groups["mean"] - half, high=groups["mean"] + half)
    for item in data:
        data[item].value_counts()
    for factor in range(FACTORS):
        own = answers[[f"i{item}" for item in range(factor * 3, factor * 3 + 3)]]
        pg.cronbach_alpha(own, nan_policy="listwise")
        for item in own:
            pg.cronbach_alpha(own.drop(columns=item), nan_policy="listwise")


name, n = sys.argv[1], int(sys.argv[2])
table = np.fromfile(name, dtype=np.uint8).reshape(ITEMS + 1, n)
data = pd.DataFrame({f"i{item}": table[item + 1] for item in range(ITEMS)})
times = []
for _ in range(3):
    begun = time.perf_counter()
    evaluate(data, table[0])
    times.append(time.perf_counter() - begun)
print(sorted(times)[1] * 1000)
