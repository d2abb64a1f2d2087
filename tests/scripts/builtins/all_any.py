print(all([1, 2]), all([1, 0]), any([0, "", None]), any([0, 5]), all("abc"), any({}), all(x > 0 for x in (1, 2)))
try:
    all(5)
except TypeError as e:
    print(e)
try:
    any()
except TypeError as e:
    print(e)
