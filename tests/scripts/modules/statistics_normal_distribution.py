from statistics import NormalDist

n, m = NormalDist(5, 2), NormalDist(7, 3)
print(n, m, NormalDist(), n + m, n - m, n + 1, 1 + n, n - 1, 1 - n, n * 3, 3 * n, n / 2, -n, +n, n == NormalDist(5.0, 2.0))
print(n.mean, n.median, n.mode, n.stdev, n.variance, n.quantiles(), n.quantiles(n=7), hash(n) == hash(NormalDist(5, 2)))
for x in (-3, 0, 1.5, 5, 9, 100):
    print(n.pdf(x), n.cdf(x), n.zscore(x))
for p in (1e-300, 1e-10, 0.01, 0.075, 0.2, 0.5, 0.9, 0.925, 0.99, 1 - 1e-16):
    print(n.inv_cdf(p), NormalDist().inv_cdf(p))
print(n.overlap(m), m.overlap(n), n.overlap(NormalDist(6, 2)), NormalDist.from_samples([1, 2, 3, 4, 7.5]))
print(n.samples(3, seed=3))
flat = NormalDist(1, 0)
for wrong in (
    lambda: NormalDist(1, -1), lambda: NormalDist("a"), lambda: n.inv_cdf(0), lambda: n.inv_cdf(1), lambda: n.overlap(3),
    lambda: flat.pdf(1), lambda: flat.cdf(1), lambda: flat.zscore(1), lambda: flat.overlap(n), lambda: n * m,
    lambda: NormalDist.from_samples([1]), lambda: setattr(n, "mean", 3),
):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
