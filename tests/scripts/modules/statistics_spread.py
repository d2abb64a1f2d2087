import random
from statistics import StatisticsError, pstdev, pvariance, quantiles, stdev, variance
from fractions import Fraction

numbers = random.Random(7)
for data in [
    [1, 2, 3, 4], [1.5, 2.5, 2.75], [Fraction(1, 2), Fraction(1, 3), 2], [2, 2, 2], [1e-300, 1e300],
    [10**20 + 1, 10**20 + 2, 10**20 + 5], [numbers.gauss(10, 3) for _ in range(100)], [1], [],
]:
    for function in (variance, pvariance, stdev, pstdev, quantiles):
        try:
            print(function.__name__, function(data))
        except StatisticsError as error:
            print(function.__name__, error)
print(variance([1, 2, 3], 2), pvariance([1, 2, 3], 2.5), stdev([1, 2, 3], xbar=2), pstdev([1.5, 2], mu=1))
scores = [3, 1, 4, 1, 5, 9, 2, 6]
print(quantiles(scores, n=10), quantiles(scores, n=3, method="inclusive"), quantiles(scores, n=1))
for arguments in ({"n": 0}, {"method": "x"}, {"wrong": 1}):
    try:
        quantiles(scores, **arguments)
    except Exception as error:
        print(type(error).__name__, error)
for _ in range(10):
    data = [numbers.uniform(-1, 1) * 10 ** numbers.randrange(-20, 20) for _ in range(numbers.randrange(2, 40))]
    print(stdev(data), pvariance(data))
