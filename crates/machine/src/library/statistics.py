"""Statistics of ints, floats, fractions and decimals.

Sums are exact: each number is taken as a fraction, and only the result is rounded to the data's type.
"""

import math as _math
import sys as _sys
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from fractions import Fraction as _Fraction
from itertools import count as _count, groupby as _groupby, repeat as _repeat
from numbers import Real as _Real

from _statistics_normal import NormalDist, StatisticsError

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "kde", "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode",
    "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


def _is_decimal(kind):
    """Whether a type is Decimal or derived from it; there is none where the module was not imported."""
    decimal = _sys.modules.get("decimal")
    return decimal is not None and issubclass(kind, decimal.Decimal)


def _ratio(x):
    """A number as numerator and denominator; the denominator is None for infinities and NaN."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _common_type(first, second):
    """The type of results from data of two types."""
    if first is second or second in (int, bool):
        return first
    if first is int:
        return second
    if issubclass(second, first):
        return second
    if issubclass(first, second):
        return first
    if issubclass(first, int):
        return second
    if issubclass(second, int):
        return first
    if issubclass(first, _Fraction) and issubclass(second, float):
        return second
    if issubclass(first, float) and issubclass(second, _Fraction):
        return first
    raise TypeError(f"don't know how to coerce {first.__name__} and {second.__name__}")


def _total(sums):
    """What sums by denominator amount to."""
    if None in sums:
        # An infinity or NaN among them: the rest does not matter.
        return sums[None]
    return sum(_Fraction(top, bottom) for bottom, top in sums.items())


def _sum(data):
    """Type, exact sum and number of data."""
    kinds, sums, size = set(), {}, 0
    for kind, values in _groupby(data, type):
        kinds.add(kind)
        for top, bottom in map(_ratio, values):
            size += 1
            sums[bottom] = sums.get(bottom, 0) + top
    result = int
    for kind in kinds:
        result = _common_type(result, kind)
    return result, _total(sums), size


def _squares(data, center=None):
    """Type, exact sum of squared distances from the center (the mean, if none is given), center, number of data."""
    if center is not None:
        kind, total, size = _sum((d := x - center) * d for x in data)
        return kind, total, center, size
    kinds, sums, squares, size = set(), {}, {}, 0
    for kind, values in _groupby(data, type):
        kinds.add(kind)
        for top, bottom in map(_ratio, values):
            size += 1
            sums[bottom] = sums.get(bottom, 0) + top
            squares[bottom] = squares.get(bottom, 0) + top * top
    kind = int
    for other in kinds:
        kind = _common_type(kind, other)
    if size == 0:
        return kind, _Fraction(0), _Fraction(0), 0
    if None in sums:
        return kind, sums[None], sums[None], size
    total = _total(sums)
    total_squares = sum(_Fraction(top, bottom * bottom) for bottom, top in squares.items())
    return kind, (size * total_squares - total * total) / size, total / size, size


def _converted(value, kind):
    """An exact result as a number of the data's type; ints that would be rounded become floats."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if _is_decimal(kind):
            return kind(value.numerator) / value.denominator
        raise


def _root(fraction, kind):
    """The square root, rounded once, as Decimal for decimals and else as float."""
    if _is_decimal(kind):
        return _decimal_root(fraction)
    top, bottom = fraction.numerator, fraction.denominator
    if top == 0:
        return 0.0
    # Enough bits that rounding the integer root to odd leaves the right float.
    shift = (top.bit_length() - bottom.bit_length() - 109) // 2
    if shift >= 0:
        return (_odd_root(top, bottom << 2 * shift) << shift) / 1
    return _odd_root(top << -2 * shift, bottom) / (1 << -shift)


def _odd_root(top, bottom):
    """The integer square root of a fraction, with the last bit set if it is not exact."""
    root = _math.isqrt(top // bottom)
    return root | (root * root * bottom != top)


def _decimal_root(fraction):
    """The decimal that is nearest to a root: of the one that decimal arithmetic finds and its two neighbours."""
    from decimal import Decimal

    if fraction == 0:
        return Decimal("0.0")
    root = (Decimal(fraction.numerator) / Decimal(fraction.denominator)).sqrt()
    if fraction < 0:
        return root
    above, below = root.next_plus(), root.next_minus()
    middle = (_Fraction(root) + _Fraction(above)) / 2
    if fraction > middle * middle:
        return above
    middle = (_Fraction(root) + _Fraction(below)) / 2
    if fraction < middle * middle:
        return below
    return root


def mean(data):
    """The arithmetic mean."""
    kind, total, size = _sum(data)
    if size < 1:
        raise StatisticsError("mean requires at least one data point")
    return _converted(total / size, kind)


def fmean(data, weights=None):
    """The arithmetic mean as a float, quickly; with weights, the weighted mean."""
    if weights is None:
        try:
            size = len(data)
        except TypeError:
            counter = _count()
            total = _math.fsum(map(_first, data, counter))
            size = next(counter)
        else:
            total = _math.fsum(data)
        if not size:
            raise StatisticsError("fmean requires at least one data point")
        return total / size
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        weighted = _math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return weighted / total


def _first(x, _):
    return x


def geometric_mean(data):
    """The n-th root of the product of n numbers, as a float."""
    size, has_zero = 0, False

    def logarithms():
        nonlocal size, has_zero
        for x in data:
            size += 1
            if x > 0.0 or _math.isnan(x):
                yield _math.log(x)
            elif x == 0.0:
                has_zero = True
            else:
                raise StatisticsError("No negative inputs allowed", x)

    total = _math.fsum(logarithms())
    if not size:
        raise StatisticsError("Must have a non-empty dataset")
    if _math.isnan(total):
        return _math.nan
    if has_zero:
        return _math.nan if total == _math.inf else 0.0
    return _math.exp(total / size)


def _not_negative(values):
    for x in values:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        yield x


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    size = len(data)
    if size < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if size == 1 and weights is None:
        x = data[0]
        if not (isinstance(x, _Real) or _is_decimal(type(x))):
            raise TypeError("unsupported type")
        return next(_not_negative([x]))
    if weights is None:
        weights, total_weight = _repeat(1, size), size
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != size:
            raise StatisticsError("Number of weights does not match data size")
        _, total_weight, _ = _sum(_not_negative(weights))
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _converted(total_weight / total, kind)


def _sorted_or_error(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """The middle value; of an even number of data the mean of the two in the middle."""
    data = _sorted_or_error(data)
    half, odd = divmod(len(data), 2)
    return data[half] if odd else (data[half - 1] + data[half]) / 2


def median_low(data):
    """The middle value, or the smaller of the two in the middle."""
    data = _sorted_or_error(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the larger of the two in the middle."""
    data = _sorted_or_error(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """The median of data that stand for classes of a width, by interpolation in the middle class."""
    data = _sorted_or_error(data)
    size = len(data)
    middle = data[size // 2]
    below = _bisect_left(data, middle)
    inside = _bisect_right(data, middle, lo=below) - below
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    lower_limit = middle - interval / 2.0
    return lower_limit + interval * (size / 2 - below) / inside


def mode(data):
    """The commonest value, the first of several."""
    commonest = _Counter(iter(data)).most_common(1)
    if not commonest:
        raise StatisticsError("no mode for empty data") from None
    return commonest[0][0]


def multimode(data):
    """All commonest values, as they come."""
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        points = [divmod(i * (size - 1), n) for i in range(1, n)]
    elif method == "exclusive":
        points = []
        for i in range(1, n):
            place = i * (size + 1)
            below = min(max(place // n, 1), size - 1)
            points.append((below - 1, place - below * n))
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return [(data[at] * (n - rest) + data[at + 1] * rest) / n for at, rest in points]


def variance(data, xbar=None):
    """The variance of a sample: squared distances from the mean over n - 1."""
    kind, total, _, size = _squares(data, xbar)
    if size < 2:
        raise StatisticsError("variance requires at least two data points")
    return _converted(total / (size - 1), kind)


def pvariance(data, mu=None):
    """The variance of a whole population: squared distances from the mean over n."""
    kind, total, _, size = _squares(data, mu)
    if size < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _converted(total / size, kind)


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    kind, total, _, size = _squares(data, xbar)
    if size < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(total / (size - 1), kind)


def pstdev(data, mu=None):
    """The square root of the variance of a population."""
    kind, total, _, size = _squares(data, mu)
    if size < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(total / size, kind)


def _check_pairs(x, y, what):
    size = len(x)
    if len(y) != size:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if size < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return size


def covariance(x, y, /):
    """The covariance of two samples."""
    size = _check_pairs(x, y, "covariance")
    x_mean, y_mean = _math.fsum(x) / size, _math.fsum(y) / size
    return _math.sumprod((a - x_mean for a in x), (b - y_mean for b in y)) / (size - 1)


def _ranks(data, start):
    """The place of each value in the order of all; equal ones share the mean of theirs."""
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0] * len(data)
    done = start
    for _, group in _groupby(order, key=data.__getitem__):
        group = list(group)
        shared = done + (len(group) + 1) / 2
        for at in group:
            ranks[at] = shared
        done += len(group)
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation of two samples; with method="ranked" Spearman's, that of their ranks."""
    size = _check_pairs(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        # Ranks around zero: their mean is zero.
        start = (size - 1) / -2 - 1
        x, y = _ranks(x, start), _ranks(y, start)
    else:
        x_mean, y_mean = _math.fsum(x) / size, _math.fsum(y) / size
        x, y = [a - x_mean for a in x], [b - y_mean for b in y]
    xy = _math.sumprod(x, y)
    try:
        return xy / _root_of_product(_math.sumprod(x, x), _math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _root_of_product(x, y):
    """sqrt(x * y) with a last step of Newton's, scaled where the product is no float."""
    root = _math.sqrt(x * y)
    if _math.isinf(root) and not _math.isinf(x) and not _math.isinf(y):
        return _root_of_product(x * 2.0**-512, y * 2.0**-512) / 2.0**-512
    if root == 0 and x and y:
        return _root_of_product(x * 2.0**537, y * 2.0**537) / 2.0**537
    if root == 0 or not _math.isfinite(root):
        return root
    error = _math.sumprod((x, root), (y, -root))
    return root + error / (2.0 * root)


LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line with the least squared distances; proportional: the one through the origin."""
    size = _check_pairs(x, y, "linear regression")
    if not proportional:
        x_mean, y_mean = _math.fsum(x) / size, _math.fsum(y) / size
        x, y = [a - x_mean for a in x], [b - y_mean for b in y]
    try:
        slope = (_math.sumprod(x, y) + 0.0) / _math.sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    intercept = 0.0 if proportional else y_mean - slope * x_mean
    return LinearRegression(slope=slope, intercept=intercept)


def kde(data, h, kernel="normal", *, cumulative=False):
    """A function that estimates the density that a sample comes from, or the distribution."""
    import _statistics_kde

    return _statistics_kde.kde(data, h, kernel, cumulative=cumulative)


def kde_random(data, h, kernel="normal", *, seed=None):
    """A function that gives random numbers spread as such an estimate says."""
    import _statistics_kde

    return _statistics_kde.kde_random(data, h, kernel, seed=seed)
