print(max(3, 1, 2), min([3, 1, 2]), max("hello"), max([], default="none"), min({3: "c", 1: "a"}), max("aa", "b", key=len), min([-3, 2], key=abs))
print(max([1, 1.0]), max([1.0, 1]), max((2, "a"), (1, "b")), min(iter([5, 4])), max(range(5)), max([[1], [0, 9]]), max("b", "B", "a", key=str.lower))
for f in (lambda: max([]), lambda: max(5), lambda: max(1, "a"), lambda: max(), lambda: max(1, 2, default=0), lambda: min([], key=len)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
