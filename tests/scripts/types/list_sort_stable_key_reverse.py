xs = ["bb", "A", "a", "ccc", "B"]
print(sorted(xs), sorted(xs, key=str.lower), sorted(xs, key=len), sorted(xs, key=len, reverse=True))
recs = [("x", 2), ("y", 1), ("z", 2), ("w", 1)]
recs.sort(key=lambda r: r[1]); print(recs)
recs.sort(key=lambda r: r[1], reverse=True); print(recs)
print(xs.sort(), xs)
big = [(i * 7919) % 1009 for i in range(1009)]
big.sort()
print(big == list(range(1009)), sorted([3, 1.5, True, 2]), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]))
