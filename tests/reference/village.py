"""Reference figures for tests/it/statistics.rs; writes village.json beside itself.

A synthetic village is made from a seed: items with ties, blanks and a reversed one, sites, strata, two rounds. Its
figures are those of pandas, pingouin, SciPy, statsmodels and scikit-posthocs; where no library has a figure, the
formula is written out with NumPy, in another way than in the program where there is one.

Run: pip install pingouin statsmodels scikit-posthocs && python tests/reference/village.py
then, for what statistics.R adds: Rscript tests/reference/village.R
"""

import json
import platform
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
import scikit_posthocs
import scipy
import statsmodels
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

random = np.random.default_rng(20260405)
N, K, SITES = 300, 6, 12

# --- The village ---
site = random.integers(0, SITES, N)
trait = random.standard_normal(N) + 0.5 * random.standard_normal(SITES)[site]
loads = np.array([0.9, 0.7, -0.8, 0.6, 0.5, 0.75])
raw = loads * trait[:, None] + 0.8 * random.standard_normal((N, K))
points = np.clip(np.round(3 + 1.1 * raw), 1, 5)
blank = random.random((N, K)) < 0.06
# The third item speaks against the trait, and is keyed so.
keyed = points.copy()
keyed[:, 2] = 6 - keyed[:, 2]
keyed[blank] = np.nan
items = pd.DataFrame(100 * (keyed - 1) / 4, columns=[f"i{n}" for n in range(K)])
answered = items.notna().sum(axis=1)
score = items.mean(axis=1).where(answered >= 3)
stratum = random.integers(0, 4, N)
population = np.array([900.0, 350.0, 120.0, 630.0])
role = random.choice(3, N, p=[0.7, 0.2, 0.1])
shift = random.normal(4, 12, N)
later = (score + shift).clip(0, 100).round()


def plain(value):
    """As JSON has it: a NaN is null."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, np.ndarray, pd.Series)):
        return [plain(part) for part in value]
    if isinstance(value, (np.integer, int)) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, (np.bool_, bool)):
        return bool(value)
    if isinstance(value, (np.floating, float)):
        return None if np.isnan(value) else float(value)
    return value


# --- Scales ---
def alpha_of(frame, deletion):
    alpha, _ = pingouin.cronbach_alpha(frame, nan_policy=deletion)
    return float(alpha)


def feldt(alpha, n, k):
    low = 1 - (1 - alpha) * stats.f.ppf(0.975, n - 1, (n - 1) * (k - 1))
    high = 1 - (1 - alpha) * stats.f.ppf(0.025, n - 1, (n - 1) * (k - 1))
    return [low, high]


complete = items.dropna()
listwise = alpha_of(items, "listwise")
corr = complete.corr().to_numpy()
mean_r = corr[np.triu_indices(K, 1)].mean()
rest = [
    float(stats.pearsonr(complete[c], complete.drop(columns=c).sum(axis=1)).statistic) for c in items
]


def minres(corr):
    """The loadings that leave the least squares off the diagonal, by SciPy's Levenberg-Marquardt."""
    upper = np.triu_indices(len(corr), 1)

    def left_over(l):
        return (corr - np.outer(l, l))[upper]

    start = np.full(len(corr), 0.7)
    fit = optimize.least_squares(left_over, start, method="trf", xtol=1e-15, ftol=1e-15, gtol=1e-15)
    return fit.x if fit.x.sum() > 0 else -fit.x


def omega(corr):
    l = minres(corr)
    return float(l.sum() ** 2 / (l.sum() ** 2 + (1 - l**2).sum()))


three = complete.iloc[:, :3].corr().to_numpy()
scale = {
    "listwise": {
        "n": len(complete),
        "alpha": listwise,
        "interval": feldt(listwise, len(complete), K),
        # Of the complete rows: pingouin counts the others, too, where it drops them itself.
        "pingouin_interval": pingouin.cronbach_alpha(complete)[1],
        "standardised": K * mean_r / (1 + (K - 1) * mean_r),
        "rest": rest,
        "alpha_without": [alpha_of(complete.drop(columns=c), "listwise") for c in items],
    },
    "pairwise": {"alpha": alpha_of(items, "pairwise")},
    "loadings": minres(corr),
    "omega": omega(corr),
    "omega_of_three": omega(three),
    "r_tabel": {
        str(n): float(stats.t.ppf(0.975, n - 2) / np.sqrt(n - 2 + stats.t.ppf(0.975, n - 2) ** 2))
        for n in (3, 10, 30, 50, 100, 268)
    },
    "sem": float(score.std() * np.sqrt(1 - listwise)),
    "mdc95": float(1.96 * np.sqrt(2) * score.std() * np.sqrt(1 - listwise)),
}

# --- One list ---
known = score.dropna().to_numpy()
wilson = [
    {"hits": h, "n": n, "interval": proportion_confint(h, n, method="wilson")}
    for h, n in ((0, 7), (3, 7), (7, 7), (45, 268), (1, 1), (150, 300))
]
PEOPLE = 410
low, high = stats.t.interval(0.95, len(known) - 1, loc=known.mean(), scale=stats.sem(known))
factor = np.sqrt((PEOPLE - len(known)) / (PEOPLE - 1))
one = {
    "n": len(known),
    "mean": known.mean(),
    "sd": known.std(ddof=1),
    "quantiles": {str(p): np.quantile(known, p) for p in (0, 0.1, 0.25, 0.5, 0.75, 0.975, 1)},
    "floor": (known == 0).mean(),
    "ceiling": (known == 100).mean(),
    "people": PEOPLE,
    "within": [known.mean() - (known.mean() - low) * factor, known.mean() + (high - known.mean()) * factor],
}

# --- Weights and clusters ---
has = score.notna().to_numpy()
share = population / population.sum()
sampled = np.bincount(stratum[has], minlength=4) / has.sum()
weights = (share / sampled)[stratum[has]]
weighted = {
    "weights": weights,
    "mean": float(DescrStatsW(known, weights=weights).mean),
    "effective_n": weights.sum() ** 2 / (weights**2).sum(),
}
table = pd.DataFrame({"site": site[has], "score": known})
import statsmodels.formula.api as formula  # noqa: E402
from statsmodels.stats.anova import anova_lm  # noqa: E402

anova = anova_lm(formula.ols("score ~ C(site)", data=table).fit())
between, within = anova["mean_sq"].iloc[0], anova["mean_sq"].iloc[1]
sizes = table.groupby("site").size().to_numpy()
m0 = (len(table) - (sizes**2).sum() / len(table)) / (len(sizes) - 1)
icc = (between - within) / (between + (m0 - 1) * within)
# statsmodels' cluster covariance of a mean has the factor G/(G-1) * (n-1)/(n-p), and p is 1.
robust = formula.ols("score ~ 1", data=table).fit(
    cov_type="cluster", cov_kwds={"groups": table["site"], "use_correction": True}, use_t=True
)
cluster = {
    "icc": icc,
    "size": m0,
    "design_effect": 1 + (len(table) / len(sizes) - 1) * icc,
    "standard_error": robust.bse.iloc[0],
    "interval": robust.conf_int().iloc[0].tolist(),
    "clusters": len(sizes),
}


# --- Draws: the means of many more draws than the program takes, by NumPy's own chance ---
def percentile(draw, times=200_000):
    return np.quantile([draw() for _ in range(times)], [0.025, 0.975])


def by_respondent():
    return random.choice(known, len(known)).mean()


groups = [table.score[table.site == s].to_numpy() for s in np.unique(site[has])]
sums, counts = np.array([g.sum() for g in groups]), np.array([len(g) for g in groups])


def by_site():
    drawn = random.integers(0, len(groups), len(groups))
    return sums[drawn].sum() / counts[drawn].sum()


drawn = {"respondents": percentile(by_respondent), "sites": percentile(by_site)}


# --- Comparisons ---
def compared(x, y):
    u, p = stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=True)
    wins = (x[:, None] > y[None, :]).sum() - (x[:, None] < y[None, :]).sum()
    welch = stats.ttest_ind(x, y, equal_var=False)
    interval = welch.confidence_interval(0.95)
    d = pingouin.compute_effsize(x, y, eftype="cohen")
    df = len(x) + len(y) - 2
    return {
        "left": x,
        "right": y,
        "u": u,
        "p": p,
        "delta": wins / (len(x) * len(y)),
        "difference": x.mean() - y.mean(),
        "t": welch.statistic,
        "freedom": welch.df,
        "welch_p": welch.pvalue,
        "interval": [interval.low, interval.high],
        "d": d,
        "g": d * (1 - 3 / (4 * df - 1)),
        "hedges": pingouin.compute_effsize(x, y, eftype="hedges"),
    }


by_role = [score[(role == r) & has].to_numpy() for r in range(3)]


def kruskal(groups):
    h, p = stats.kruskal(*groups)
    dunn = scikit_posthocs.posthoc_dunn([list(g) for g in groups])
    holm = scikit_posthocs.posthoc_dunn([list(g) for g in groups], p_adjust="holm")
    upper = np.triu_indices(len(groups), 1)
    return {
        "groups": groups,
        "h": h,
        "p": p,
        "epsilon_squared": h / (sum(map(len, groups)) - 1),
        "dunn": dunn.to_numpy()[upper],
        "dunn_holm": holm.to_numpy()[upper],
    }


def changed(changes, exact):
    moved = changes[changes != 0]
    v = stats.rankdata(abs(moved))[moved > 0].sum()
    wilcoxon = stats.wilcoxon(
        changes, zero_method="wilcox", correction=True, method="exact" if exact else "asymptotic"
    )
    t = stats.ttest_1samp(changes, 0)
    interval = t.confidence_interval(0.95)
    return {
        "changes": changes,
        "n": len(moved),
        "v": v,
        "p": wilcoxon.pvalue,
        "is_exact": exact,
        "t": t.statistic,
        "t_p": t.pvalue,
        "mean": changes.mean(),
        "interval": [interval.low, interval.high],
        "d_z": changes.mean() / changes.std(ddof=1),
    }


pairs = (later - score)[has].to_numpy()
few = np.round(random.normal(3, 5, 9), 4)

# --- Worked cases of the R manual ---
mucociliary = [[2.9, 3.0, 2.5, 2.6, 3.2], [3.8, 2.7, 4.0, 2.4], [2.8, 3.4, 3.7, 2.2, 2.0]]
ozone = {
    "5": [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37],
    "6": [29, 71, 39, 23, 21, 37, 20, 12, 13],
    "7": [135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108, 20, 52, 82, 50, 64, 59],
    "8": [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85],
    "9": [96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24, 16, 13, 23, 36, 7, 14, 30, 14, 18, 20],
}
depression = [
    [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
    [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
]

# --- Counting ---
matrix = np.column_stack([items[c].fillna(items[c].median()) for c in items])
w = np.array([1 / 5, 2 / 15, 1 / 15, 1 / 5, 1 / 5, 1 / 5])
short = matrix < 60
c = (short * w).sum(axis=1)
poor = np.round(c, 9) > np.round(1 - 0.8, 9)
M0 = float((c * poor).mean())
counting = {
    "persons": matrix,
    "weights": w,
    "cut_off": 60.0,
    "enough": 0.8,
    "headcount": poor.mean(),
    "intensity": c[poor].mean(),
    "m0": M0,
    "uncensored": short.mean(axis=0),
    "censored": (short & poor[:, None]).mean(axis=0),
    "contributions": w * (short & poor[:, None]).mean(axis=0) / M0,
    "by_site": [float((c * poor)[site == s].mean()) for s in range(SITES)],
}

p_values = random.random(12) ** 2
p_values[4] = p_values[7]

reference = {
    "made_with": {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "pingouin": pingouin.__version__,
        "scikit_posthocs": scikit_posthocs.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
    },
    "items": [items[c] for c in items],
    "site": site,
    "stratum": stratum,
    "population": population,
    "scores": score,
    "scale": scale,
    "wilson": wilson,
    "one": one,
    "weighted": weighted,
    "cluster": cluster,
    "drawn": drawn,
    "compared": [compared(by_role[0], by_role[1]), compared(by_role[2], by_role[1])],
    "kruskal": [kruskal(by_role), kruskal(mucociliary), kruskal(list(ozone.values()))],
    "changed": [changed(pairs, False), changed(few, True)],
    "depression": depression,
    "holm": {"p": p_values, "corrected": multipletests(p_values, method="holm")[1]},
    "counting": counting,
}
path = Path(__file__).with_suffix(".json")
path.write_text(json.dumps(plain(reference), indent=1) + "\n")
