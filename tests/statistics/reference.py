#!/usr/bin/env python3
"""Reference values for `src/knowledge/statistics/`, from SciPy, lifelines and statsmodels.

    python3 -m venv venv && venv/bin/pip install -r tests/statistics/requirements.txt
    venv/bin/python tests/statistics/reference.py > tests/statistics/reference.json
    venv/bin/python tests/statistics/reference.py --corpora FOLDER > tests/statistics/corpora.json

Every number comes from a library where one has it. What none has (the four rules of a control chart,
the power of the t-chart, draws of SplitMix64, the interval of Moses) is written here a second time,
from the papers and as plainly as can be, with every pair and every split written out.
`--corpora` reads public corpora through `casebook list --format json` (the binary named by CASEBOOK)
and keeps the derived numbers alone.
"""

import datetime
import itertools
import json
import math
import os
import subprocess
import sys
import warnings

import numpy as np
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

warnings.filterwarnings("ignore")


def num(value):
    """A number JSON can hold; infinite and missing ones are null."""
    value = float(value)
    return value if math.isfinite(value) else None


def garwood(k):
    low = 0.0 if k == 0 else stats.chi2.ppf(0.025, 2 * k) / 2
    return [num(low), num(stats.chi2.ppf(0.975, 2 * k + 2) / 2)]


def wilson(k, n):
    low, high = proportion_confint(k, n, alpha=0.05, method="wilson")
    return [num(low), num(high)]


def exact(k, n):
    low, high = proportion_confint(k, n, alpha=0.05, method="beta")
    return [num(low), num(high)]


def ranks(n, p):
    lows = [r for r in range(1, n + 1) if stats.binom.cdf(r - 1, n, p) <= 0.025]
    highs = [r for r in range(1, n + 1) if stats.binom.sf(r - 1, n, p) <= 0.025]
    return [max(lows), min(highs)] if lows and highs else None


def quantiles(values):
    values = sorted(values)
    out = {"n": len(values), "values": values, "quantiles": [], "intervals": []}
    for p in (0.1, 0.5, 0.9):
        out["quantiles"].append(num(np.quantile(values, p, method="median_unbiased")))
        found = ranks(len(values), p)
        out["intervals"].append([values[found[0] - 1], values[found[1] - 1]] if found else None)
    return out


def ecdf(values):
    result = stats.ecdf(values).cdf
    counts = np.round(result.probabilities * len(values)).astype(int)
    steps = zip(result.quantiles, result.probabilities, counts)
    return [[num(v), num(p), *wilson(int(c), len(values))] for v, p, c in steps]


def survival(observations):
    times = [t for t, _ in observations]
    ended = [e for _, e in observations]
    fitter = KaplanMeierFitter().fit(times, event_observed=ended, alpha=0.05)
    table, band = fitter.event_table, fitter.confidence_interval_
    steps = []
    for time in sorted(set(times)):
        share = float(fitter.predict(time))
        low, high = band.loc[time]
        inside = 0.0 < share < 1.0
        steps.append([num(time), int(table.loc[time, "at_risk"]), int(table.loc[time, "observed"]),
                      int(table.loc[time, "censored"]), num(share),
                      num(low) if inside else None, num(high) if inside else None])
    # Where nothing is left the band has no width, which R tells as missing and lifelines as zero.
    middle = median_survival_times(band[fitter.survival_function_.iloc[:, 0] > 0])
    return {"observations": observations, "steps": steps, "median": num(fitter.median_survival_time_),
            "median_interval": [num(middle.iloc[0, 0]), num(middle.iloc[0, 1])]}


def rate_ratio(k1, t1, k2, t2):
    n, scale = k1 + k2, t1 / t2
    test = stats.binomtest(k2, n, t2 / (t1 + t2))
    exact = test.proportion_ci(0.95, method="exact")
    odds = lambda p: num(p / (1 - p) * scale) if p < 1 else None
    expected = t2 / (t1 + t2)
    p = min(1.0, 2 * min(stats.binom.cdf(k2, n, expected), stats.binom.sf(k2 - 1, n, expected)))
    return {"earlier": [k1, t1], "later": [k2, t2], "ratio": num(k2 / k1 * scale) if k1 else None,
            "interval": [odds(exact.low), odds(exact.high)], "p": num(p)}


def clear(count, earlier, later):
    """The counts that would be clearly higher and clearly lower, found by trying one after the other."""
    interval = lambda k: rate_ratio(count, earlier, k, later)["interval"]
    above = lambda k: count + k > 0 and interval(k)[0] > 1
    below = lambda k: count + k > 0 and interval(k)[1] is not None and interval(k)[1] < 1
    most = [k for k in range(count * 3 + 20) if below(k)]
    return {"earlier": [count, earlier], "exposure": later, "at_most": max(most) if most else None,
            "at_least": next(k for k in itertools.count() if above(k))}


def moses_rank(n, m):
    """The largest rank with at most 2.5 % of the untied distribution of U below it."""
    if n + m > 60:
        return round(n * m / 2 - stats.norm.ppf(0.975) * math.sqrt(n * m * (n + m + 1) / 12))
    ways = {(0, 0): 1}
    for rank in range(1, n + m + 1):
        for (taken, total), count in list(ways.items()):
            if taken < min(n, m):
                key = (taken + 1, total + rank)
                ways[key] = ways.get(key, 0) + count
    size = min(n, m)
    sums = sorted((total, count) for (taken, total), count in ways.items() if taken == size)
    everything, tail, rank = sum(count for _, count in sums), 0, 0
    for _, count in sums:
        tail += count
        if tail / everything > 0.025:
            break
        rank += 1
    return rank or None


def counted(before, after):
    """The same test as SciPy's of all permutations, for sets whose splits are too many to be listed."""
    doubled = [int(2 * r) for r in stats.rankdata(before + after)]
    ways = {(0, 0): 1}
    for score in doubled:
        for (taken, total), count in list(ways.items()):
            if taken < len(after):
                key = (taken + 1, total + score)
                ways[key] = ways.get(key, 0) + count
    observed = sum(doubled[len(before):])
    sums = {total: count for (taken, total), count in ways.items() if taken == len(after)}
    below = sum(c for t, c in sums.items() if t <= observed)
    above = sum(c for t, c in sums.items() if t >= observed)
    return min(1.0, 2 * min(below, above) / sum(sums.values()))


def shift(before, after):
    pairs = sorted(math.log(b) - math.log(a) for a in before for b in after)
    rank = moses_rank(len(before), len(after))
    interval = [math.exp(pairs[rank - 1]), math.exp(pairs[len(pairs) - rank])] if rank else None
    n = len(before) + len(after)
    tied = len(set(before + after)) < n
    if n > 60:
        p = stats.mannwhitneyu(after, before, method="asymptotic").pvalue
    elif not tied:
        p = stats.mannwhitneyu(after, before, method="exact").pvalue
    elif n > 16:
        p = counted(before, after)
    else:
        both = stats.rankdata(before + after)
        statistic = lambda x, y, axis: np.sum(y, axis=axis)
        p = stats.permutation_test((both[:len(before)], both[len(before):]), statistic, vectorized=True,
                                   permutation_type="independent", n_resamples=np.inf).pvalue
    return {"earlier": before, "later": after, "ratio": num(math.exp(np.median(pairs))),
            "interval": interval, "p": num(p)}


def signals(points):
    """The four rules over (value, sigmas), each window looked at on its own."""
    found = []
    n = len(points)
    for i, (_, s) in enumerate(points):
        if abs(s) > 3:
            found.append(["beyond", i, i])
    for i in range(n):
        for j in range(i + 7, n):
            window = [s for _, s in points[i:j + 1]]
            for up in (1, -1):
                one_side = all(s * up > 0 for s in window)
                longer = (i > 0 and points[i - 1][1] * up > 0) or (j + 1 < n and points[j + 1][1] * up > 0)
                if one_side and not longer:
                    found.append(["run", i, j])
        for j in range(i + 5, n):
            values = [v for v, _ in points[i:j + 1]]
            for up in (1, -1):
                steady = all((b - a) * up > 0 for a, b in itertools.pairwise(values))
                longer = (i > 0 and (points[i][0] - points[i - 1][0]) * up > 0) or (
                    j + 1 < n and (points[j + 1][0] - points[j][0]) * up > 0)
                if steady and not longer:
                    found.append(["trend", i, j])
    for up in (1, -1):
        far = [i for i, (_, s) in enumerate(points) if s * up > 2]
        groups = []
        for a, b in itertools.pairwise(far):
            if b - a <= 2:
                if groups and groups[-1][1] == a:
                    groups[-1][1] = b
                else:
                    groups.append([a, b])
        found.extend(["near", a, b] for a, b in groups)
    return sorted(found, key=lambda f: (f[1], f[2], ["beyond", "run", "trend", "near"].index(f[0])))


def chart_of_counts(counts, exposures):
    rate = sum(counts) / sum(exposures)
    centres = [rate * e for e in exposures]
    limits = [[c, max(0.0, c - 3 * math.sqrt(c)), c + 3 * math.sqrt(c)] for c in centres]
    points = [(k / e, (k - c) / math.sqrt(c)) for k, e, c in zip(counts, exposures, centres)]
    return {"counts": counts, "exposures": exposures, "limits": limits, "signals": signals(points)}


def chart_of_gaps(gaps):
    even = [g ** (1 / 3.6) for g in gaps]
    centre = float(np.mean(even))
    reach = 2.66 * float(np.mean(np.abs(np.diff(even))))
    back = lambda y: max(0.0, y) ** 3.6
    points = [(y, (y - centre) / (reach / 3)) for y in even]
    return {"gaps": gaps, "limits": [back(centre), back(centre - reach), back(centre + reach)],
            "signals": signals(points)}


def holding(values, share):
    """The fewest of the largest values that hold a share of the sum."""
    values = sorted(values, reverse=True)
    count = next(k for k in range(1, len(values) + 1) if sum(values[:k]) >= share * sum(values))
    return [count, num(sum(values[:count]) / sum(values))]


def lorenz(values):
    values = np.sort(np.array(values, dtype=float))[::-1]
    return [num(x) for x in np.cumsum(values) / values.sum()]


def split_mix(seed):
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def moves(values, size, change):
    draws = split_mix(0x0CA5EB00C0DE ^ size)
    pick = lambda: np.array([values[(next(draws) * len(values)) >> 64] for _ in range(size)])
    means = medians = 0
    for _ in range(2000):
        a, b = pick(), pick()
        for name, of in (("mean", np.mean), ("median", np.median)):
            moved = abs(of(b) - of(a)) >= change * of(a) and of(a) != of(b)
            means += moved and name == "mean"
            medians += moved and name == "median"
    return {"size": size, "change": change, "mean": means / 2000, "median": medians / 2000}


def waits(days, today):
    out = [[float(b - a), True] for a, b in itertools.pairwise(days)]
    return out + ([[float(today - days[-1]), False]] if days and days[-1] <= today else [])


def lengths(n, seed, spread=2.0, round_to=60):
    """Skewed lengths in seconds, from a stated generator."""
    rng = np.random.default_rng(seed)
    return [float(max(round_to, round(x / round_to) * round_to)) for x in np.exp(rng.normal(9.0, spread, n))]


def fixtures():
    rng = np.random.default_rng(7)
    watched = lambda n, seed: [[float(t), bool(e)] for t, e in zip(
        np.random.default_rng(seed).integers(1, 60, n), np.random.default_rng(seed + 1).random(n) < 0.6)]
    counts = [int(x) for x in rng.poisson(6, 24)]
    months = [float(m) for m in (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)] * 2
    shifted = [int(x) for x in [*rng.poisson(4, 12), *rng.poisson(11, 12)]]
    return {
        "garwood": [{"count": k, "interval": garwood(k)} for k in [*range(0, 31), 100, 500, 1000, 20000]],
        "wilson": [{"count": k, "n": n, "interval": wilson(k, n)}
                   for n in (1, 2, 5, 10, 24, 300, 10000) for k in sorted({0, 1, n // 3, n // 2, n - 1, n})],
        "exact": [{"count": k, "n": n, "interval": exact(k, n)}
                  for n in (1, 2, 5, 10, 24, 300, 10000) for k in sorted({0, 1, n // 3, n // 2, n - 1, n})],
        "clear": [clear(*c) for c in ((0, 365, 365), (3, 365, 365), (12, 365, 366), (40, 730, 365), (90, 120, 365))],
        "ranks": [{"n": n, "p": p, "ranks": ranks(n, p)}
                  for n in [*range(1, 45), 100, 300, 1001] for p in (0.1, 0.5, 0.9)],
        "quantiles": [quantiles(lengths(n, n)) for n in (1, 4, 5, 6, 20, 36, 301)],
        "ecdf": [{"values": v, "steps": ecdf(v)} for v in (lengths(5, 1), [60.0, 60.0, 120.0], lengths(60, 2))],
        "survival": [survival(o) for o in (
            [[1.0, True], [2.0, False], [3.0, True], [4.0, False]],
            [[5.0, True], [5.0, True], [5.0, False], [9.0, True]],
            [[3.0, False], [4.0, False]],
            watched(20, 3), watched(300, 5))],
        "rate_ratio": [rate_ratio(*c) for c in (
            (10, 365, 10, 365), (12, 365, 24, 366), (0, 365, 5, 365), (5, 365, 0, 365), (1, 90, 3, 31),
            (300, 730, 250, 365))],
        "shift": [shift(a, b) for a, b in (
            ([60.0, 120.0, 180.0], [600.0, 1200.0, 1800.0]),
            ([60.0, 60.0, 120.0, 300.0, 900.0], [60.0, 120.0, 120.0, 3600.0, 7200.0]),
            (lengths(12, 11, round_to=1), lengths(15, 12, round_to=1)),
            (lengths(25, 13, round_to=1), [x * 4 for x in lengths(30, 14, round_to=1)]),
            (lengths(80, 15), lengths(60, 16)))],
        "counts": [chart_of_counts(counts, [1.0] * 24), chart_of_counts(shifted, months)],
        "even": [{"counts": c, "p": num(stats.chisquare(c).pvalue)} for c in (
            [10, 12, 9, 14, 11, 8, 6], [40, 5, 5, 5, 5, 5, 5], [30, 20])],
        "gaps": [chart_of_gaps([float(x) for x in rng.integers(0, 60, 30)])],
        "lorenz": [{"values": v, "shares": lorenz(v), "half": holding(v, 0.5), "most": holding(v, 0.8)} for v in ([7.0, 1.0, 2.0, 0.0], lengths(40, 17))],
        "moves": [{"values": lengths(150, 18), "moves": [moves(lengths(150, 18), n, 0.25) for n in (10, 20, 50)]}],
        "waits": [{"days": [10, 40, 45], "today": 100, "waits": waits([10, 40, 45], 100)}],
    }


CORPORA = {"jenkins-status": ["--preset", "cstate"], "moj-cloud-platform": []}
TODAY = datetime.date(2026, 11, 23)


def corpus(folder, options):
    command = [os.environ.get("CASEBOOK", "casebook"), "-C", folder, "--as-of", str(TODAY), *options]
    listed = json.loads(subprocess.run([*command, "list", "--format", "json"], capture_output=True, check=True).stdout)
    rows = [r for r in listed["incidents"] if r["status"] in ("published", "in-review")]
    stamp = lambda text: datetime.datetime.fromisoformat(text) if text and "T" in text else None
    # Where an incident has no start, time to resolve is not known; time from detection on stands in.
    solved = []
    for row in rows:
        start, end = stamp(row["started"]) or stamp(row["detected"]), stamp(row["resolved"])
        if start and end and end >= start:
            solved.append(((end - start).total_seconds(), start.date().year))
    seconds = sorted(s for s, _ in solved)
    first = lambda row: next((row[k] for k in ("started", "detected", "acknowledged", "mitigated", "resolved") if row[k]), None)
    days = sorted(datetime.date.fromisoformat(first(r)[:10]) for r in rows if first(r))
    years = list(range(days[0].year, days[-1].year + 1))
    per_year = [sum(d.year == y for d in days) for y in years]
    quarters = [(y, q) for y in years for q in range(4) if days[0].toordinal() <= datetime.date(y, q * 3 + 3, 28).toordinal()
                and datetime.date(y, q * 3 + 1, 1) <= days[-1]]
    per_quarter = [sum((d.year, (d.month - 1) // 3) == it for d in days) for it in quarters]
    begin = lambda y, q: datetime.date(y + q // 4, q % 4 * 3 + 1, 1).toordinal()
    exposures = [float(begin(y, q + 1) - begin(y, q)) for y, q in quarters]
    gaps = [float((b - a).days) for a, b in itertools.pairwise(days)]
    served = {}
    for row in rows:
        if first(row):
            for service in set(row["services"]):
                served.setdefault(service, []).append(datetime.date.fromisoformat(first(row)[:10]).toordinal())
    again = [w for _, all_days in sorted(served.items()) for w in waits(sorted(all_days), TODAY.toordinal())]
    told = quantiles(seconds)
    middle = years[len(years) // 2]
    before = [max(60.0, s) for s, y in solved if y < middle]
    after = [max(60.0, s) for s, y in solved if y >= middle]
    compared = shift(before, after)
    return_curve = survival(again) if again else None
    control = chart_of_counts(per_quarter, exposures)
    yearly = chart_of_counts(per_year, [1.0] * len(per_year))
    week = [sum(stamp(r["started"]).weekday() == d for r in rows if stamp(r["started"])) for d in range(7)]
    even = lambda c: num(stats.chisquare(c).pvalue) if sum(c) >= 5 * len(c) else None
    return {
        "n": len(seconds), "days": len(days), "quantiles": told["quantiles"], "intervals": told["intervals"],
        "garwood": [{"count": k, "interval": garwood(k)} for k in per_year],
        "within": [[h, *(lambda k: [k, *wilson(k, len(seconds))])(sum(s <= h * 3600 for s in seconds))] for h in (1, 4, 24)],
        "per_quarter": per_quarter, "limits": control["limits"], "signals": control["signals"],
        "gaps": {k: v for k, v in chart_of_gaps(gaps).items() if k != "gaps"},
        "years": [middle, len(before), len(after)],
        "shift": {k: compared[k] for k in ("ratio", "interval", "p")},
        "again": None if not return_curve else {k: return_curve[k] for k in ("steps", "median", "median_interval")},
        "exact": [[h, *(lambda k: [k, *exact(k, len(seconds))])(sum(s <= h * 3600 for s in seconds))] for h in (1, 4, 24)],
        "ecdf": ecdf(seconds)[::10],
        "per_year_limits": yearly["limits"][0],
        "week": week, "even": even(week),
        "half": holding(seconds, 0.5),
        "clear": clear(per_year[-3], 365.0, 365.0) if len(per_year) > 2 else None,
        "lorenz": lorenz(seconds)[: max(1, len(seconds) // 10)],
        "moves": [moves(seconds, n, 0.25) for n in (10, 20, 50)],
        "rate_ratio": rate_ratio(per_year[-2], 365.0, per_year[-1], 365.0) if len(per_year) > 1 else None,
    }


if __name__ == "__main__":
    if "--corpora" in sys.argv:
        root = sys.argv[sys.argv.index("--corpora") + 1]
        result = {name: corpus(os.path.join(root, name), options) for name, options in CORPORA.items()}
    else:
        result = fixtures()
    json.dump(result, sys.stdout, separators=(",", ":"))
    print()
