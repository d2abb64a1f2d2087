print(max([("a", 1), ("b", 1)], key=lambda t: t[1]), min([("a", 1), ("b", 1)], key=lambda t: t[1]), max("apple", "fig", key=len), min([3, 1, 2], key=lambda x: -x), max({"a": 3, "b": 5}, key={"a": 3, "b": 5}.get))
print(max(x * x % 7 for x in range(10)), min((), default=None), max([[1, 2], [1, 3]]), max(1, 2.0, 2), max("a", "B"), min(b"ba"), max((2, "b"), (2, "a")), max([True, 1]))
