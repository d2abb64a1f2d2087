a = [1]
b = [1]
n = None
print(a is b, a is a, n is None, a is not b, None is None)
print(1 in a, 2 not in a, a in [b], "b" in "abc", "" in "abc", (1, 2) in {(1, 2): 0}, 3 in range(5))
print(not a is b, not 1 in a, float("nan") in [float("nan")])
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan])
