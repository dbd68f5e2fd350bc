"""scipy at the work of the bootstrap's benchmark: BCa of the mean of 100 000 numbers, and the sign-flip test of 10 000.

The whole takes minutes, so a part is measured. Replicates cost the same each: 200 and 1000 of the 10 000 are drawn. The
jackknife of scipy grows with the square of the items: that of a quarter of them is measured, as what BCa takes longer
than percentiles, and taken 16 times.

Prints one line: version, milliseconds of the bootstrap, milliseconds of the sign-flip test.
"""
import time

import numpy
import scipy
from scipy import stats

ITEMS, PAIRS, REPLICATES, DRAWN, FLIPPED = 100_000, 10_000, 10_000, 200, 1_000


def milliseconds(work):
    """Return the best of two runs."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return min(times)


def bootstrap(values, method, drawn):
    return milliseconds(lambda: stats.bootstrap((values,), numpy.mean, n_resamples=drawn, method=method, batch=10, rng=1))


def main():
    values = numpy.random.default_rng(1).normal(size=ITEMS)
    replicates = bootstrap(values, "percentile", DRAWN) * REPLICATES / DRAWN
    quarter = values[:ITEMS // 4]
    jackknife = (bootstrap(quarter, "BCa", 10) - bootstrap(quarter, "percentile", 10)) * 16
    flips = milliseconds(lambda: stats.permutation_test(
        (values[:PAIRS],), numpy.sum, permutation_type="samples", n_resamples=FLIPPED, batch=100, vectorized=True, rng=1))
    print(scipy.__version__, replicates + jackknife, flips * REPLICATES / FLIPPED)


if __name__ == "__main__":
    main()
