"""Kernel density estimation: a smooth curve through a sample, and random numbers that follow it."""

import math
import random
from bisect import bisect_left, bisect_right
from math import pi

from statistics import NormalDist, StatisticsError

_ROOT_2_PI = math.sqrt(2 * pi)

# Of each kernel: its density, its distribution, its inverse distribution, and how far it reaches. Those that
# reach as far as 1 are there what is said here, and nothing beyond.
_KERNELS = {
    "normal": (
        lambda t: math.exp(-1 / 2 * t * t) / _ROOT_2_PI,
        lambda t: 1 / 2 * (1.0 + math.erf(t / math.sqrt(2))),
        NormalDist().inv_cdf,
        None,
    ),
    "logistic": (
        lambda t: 1 / 2 / (1.0 + math.cosh(t)),
        lambda t: 1.0 - 1.0 / (math.exp(t) + 1.0),
        lambda p: math.log(p / (1 - p)),
        None,
    ),
    "sigmoid": (
        lambda t: 1 / pi / math.cosh(t),
        lambda t: 2 / pi * math.atan(math.exp(t)),
        lambda p: math.log(math.tan(p * pi / 2)),
        None,
    ),
    "rectangular": (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2 * p - 1, 1.0),
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
        lambda p: math.sqrt(2 * p) - 1 if p < 1 / 2 else 1 - math.sqrt(2 - 2 * p),
        1.0,
    ),
    "parabolic": (
        lambda t: 3 / 4 * (1.0 - t * t),
        lambda t: -1 / 4 * t**3 + 3 / 4 * t + 1 / 2,
        lambda p: 2 * math.cos((math.acos(2 * p - 1) + pi) / 3),
        1.0,
    ),
    "quartic": (
        lambda t: 15 / 16 * (1.0 - t * t) ** 2,
        lambda t: 3 / 16 * t**5 - 5 / 8 * t**3 + 15 / 16 * t + 1 / 2,
        lambda p: _inverse("quartic", p),
        1.0,
    ),
    "triweight": (
        lambda t: 35 / 32 * (1.0 - t * t) ** 3,
        lambda t: -5 / 32 * t**7 + 21 / 32 * t**5 - 35 / 32 * t**3 + 35 / 32 * t + 1 / 2,
        lambda p: _inverse("triweight", p),
        1.0,
    ),
    "cosine": (
        lambda t: pi / 4 * math.cos(pi / 2 * t),
        lambda t: 1 / 2 * math.sin(pi / 2 * t) + 1 / 2,
        lambda p: 2 * math.asin(2 * p - 1) / pi,
        1.0,
    ),
}
_OTHER_NAMES = {
    "gauss": "normal", "uniform": "rectangular", "epanechnikov": "parabolic", "biweight": "quartic",
}  # fmt: skip


def _inverse(kernel, p):
    """Where a distribution on -1 to 1 reaches p: by halves until Newton's method is safe, then by that."""
    density, distribution, _, _ = _KERNELS[kernel]
    low, high = -1.0, 1.0
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (middle, high) if distribution(middle) < p else (low, middle)
    x = (low + high) / 2
    for _ in range(50):
        step = distribution(x) - p
        if abs(step) <= 1e-16 or not (slope := density(x)):
            break
        x = min(1.0, max(-1.0, x - step / slope))
    return x


def _checked(data, h, kernel):
    """What a kernel is made of, if the sample and the bandwidth are good."""
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not h={h!r}")
    name = _OTHER_NAMES.get(kernel, kernel)
    if name not in _KERNELS:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return _KERNELS[name]


def kde(data, h, kernel="normal", *, cumulative=False):
    """See `statistics.kde`."""
    density, distribution, _, reach = _checked(data, h, kernel)
    if reach is None:

        def near(x):
            """The values that count at x, how many there are in all, and how many lie wholly below."""
            return data, len(data), 0

    else:
        sample, width = sorted(data), h * reach

        def near(x):
            # Values that the program adds count as well.
            nonlocal sample
            if len(data) != len(sample):
                sample = sorted(data)
            start = bisect_left(sample, x - width)
            return sample[start : bisect_right(sample, x + width)], len(sample), start

    def pdf(x):
        values, count, _ = near(x)
        return sum(density((x - value) / h) for value in values) / (count * h)

    def cdf(x):
        values, count, below = near(x)
        return sum((distribution((x - value) / h) for value in values), below) / count

    estimate = cdf if cumulative else pdf
    estimate.__doc__ = f"{'CDF' if cumulative else 'PDF'} estimate with {h=!r} and {kernel=!r}"
    return estimate


def kde_random(data, h, kernel="normal", *, seed=None):
    """See `statistics.kde_random`."""
    _, _, inverse, _ = _checked(data, h, kernel)
    source = random.Random(seed)
    choice, uniform = source.choice, source.random

    def rand():
        return choice(data) + h * inverse(uniform())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
