from statistics import correlation, covariance, linear_regression

x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
z = [9, 8, 7, 6, 5, 4, 3, 2, 1]
for function in (covariance, correlation, linear_regression):
    for first, second in [
        (x, y), (x, z), (x, [1]), ([1], [1]), ([1, 1], [1, 2]), ([1.5, 2.5, 7], [3, 5.5, 1]),
        ([1e300, 2e300, 5e300], [1e300, 3e300, 2e300]), ([1e-300, 2e-300, 5e-300], [1e-300, 3e-300, 2e-300]), ("ab", "cd"),
    ]:
        try:
            print(function.__name__, function(first, second))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)
print(correlation(x, [3, 1, 4, 1, 5, 9, 2, 6, 5], method="ranked"), linear_regression(x, y, proportional=True))
line = linear_regression(x, z)
print(line.slope, line.intercept, line._fields, type(line).__name__)
try:
    correlation(x, y, method="other")
except ValueError as error:
    print(error)
