from statistics import kde, kde_random

SAMPLE = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ("normal", "logistic", "sigmoid", "rectangular", "triangular", "parabolic", "quartic", "triweight", "cosine"):
    density, distribution = kde(SAMPLE, h=1.5, kernel=kernel), kde(SAMPLE, 1.5, kernel, cumulative=True)
    print(kernel, [density(x) for x in (-10, -3, 0.25, 7.7)], [distribution(x) for x in (-10, -3, 2.5, 100)])
    rand = kde_random(SAMPLE, h=1.5, kernel=kernel, seed=8675309)
    print([round(rand(), 9) for _ in range(5)])
print(density.__doc__, density.__name__, distribution.__doc__, distribution.__name__, rand.__doc__, rand.__name__)
print(kde([1, 2, 3], h=1, kernel="gauss")(2), kde([1], 1, "epanechnikov")(1), kde([1], 1, "biweight")(1.5), kde([1], 1, "uniform")(2))
growing = [1.0, 2.0]
density = kde(growing, h=1, kernel="triangular")
before = density(2.0)
growing.append(2.5)
print(before, density(2.0))
for make in (kde, kde_random):
    for arguments in (([], 1), (["a"], 1), (SAMPLE, 0), (SAMPLE, -1), (SAMPLE, 1, "round"), (SAMPLE, "wide"), (iter(SAMPLE), 1)):
        try:
            make(*arguments)
        except Exception as error:
            print(type(error).__name__, error)
