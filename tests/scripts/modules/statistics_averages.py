import statistics
from fractions import Fraction

FUNCTIONS = [
    statistics.mean, statistics.fmean, statistics.geometric_mean, statistics.harmonic_mean, statistics.median,
    statistics.median_low, statistics.median_high, statistics.median_grouped, statistics.mode, statistics.multimode,
]
DATA = [
    [1, 2, 3, 4], [7], [], [1.5, 2.5, 2.75], [Fraction(1, 2), Fraction(1, 3), 2], [True, False], [0.1] * 10,
    [3, 1, 4, 1, 5, 9, 2, 6, 5], [float("nan"), 1.0], [float("inf"), 1], ["a", "b"], [1, "a"], [-1, 4, 5],
    [10**400, 1], [1e308, 1e308], [1j, 2], [None],
]
for data in DATA:
    for function in FUNCTIONS:
        try:
            print(function.__name__, str(data)[:40], repr(function(data)))
        except Exception as error:
            print(function.__name__, str(data)[:40], type(error).__name__, error)
print(statistics.fmean([1, 2, 3], [1, 1, 2]), statistics.harmonic_mean([40, 60], weights=[5, 30]))
print(statistics.median_grouped([1, 3, 3, 5, 7], interval=2), statistics.mean(iter([1, 2])))
