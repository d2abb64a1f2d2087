import statistics
from decimal import Decimal

data = [Decimal("1.1"), Decimal("2.25"), Decimal(3)]
for name in ("mean", "fmean", "median", "harmonic_mean", "stdev", "pstdev", "variance", "pvariance", "quantiles", "mode", "geometric_mean"):
    print(name, repr(getattr(statistics, name)(data)))
print(repr(statistics.mean(data + [1])))
