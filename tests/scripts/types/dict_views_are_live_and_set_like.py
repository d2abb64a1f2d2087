d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
d["c"] = 3
print(k, v, i, len(k))
print(sorted(k & {"a", "z"}), sorted(k | ["q"]), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), ("a", 1) in i, 3 in v, "c" in k)
print(k == {"a", "b", "c"}, i == {("a", 1)}, k <= {"a", "b", "c", "d"}, k.isdisjoint(["x"]), list(reversed(v)), v == v, d.values() == d.values())
print(type(k).__name__, type(v).__name__, type(i).__name__, k.mapping == d)
