# exit: 0
# count, maxsplit and flags should be given by name.
import re
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(re.sub("a", "b", "aaa", 2), re.subn("A", "b", "aaa", 0, re.I), re.split(",", "a,b,c", 1))
    print(re.sub("a", "b", "aaa", count=1, flags=re.I), re.split("A", "bab", maxsplit=1, flags=re.I))
    print(re.sub("A", "b", "aaa", 1, flags=re.I))
for warning in caught:
    print(warning.category.__name__, warning.message)
for call in [
    lambda: re.sub("a", "b", "a", 1, count=2),
    lambda: re.sub("a", "b", "a", 1, 2, flags=2),
    lambda: re.sub("a", "b", "a", 1, 2, 3),
    lambda: re.split("a", "b", 1, 2, 3),
    lambda: re.split("a", "b", 1, maxsplit=2),
    lambda: re.sub("a", "b"),
    lambda: re.sub("a", "b", "a", "x"),
    lambda: re.sub("a", "b", "a", conut=1),
]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(call())
        except TypeError as error:
            print(error)
re.sub("a", "b", "aaa", 2)
