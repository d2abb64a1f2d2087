# D1 == D2 is one step: here the two are equal at any moment.
from _hammer import hammer

one, other = {"a": 1, "b": 2}, {"a": 1, "b": 2}
def same(i):
    one["a"] = 1
    other["b"] = 2.0
def grow(i):
    one["c"], one["d"] = 1, 2
    del one["c"], one["d"]
def compare(i): assert other == {"b": 2, "a": 1} and not other != {"a": 1, "b": 2}
def compare_changing(i): assert one != {"c": 1} and (one == other) in (True, False)
hammer(same, grow, compare, compare_changing)
print(one == other)
