print({3, 1, 2}, {10, 5, 30, 8}, set(range(20, 0, -1)), {-1, -2, 100, 1000})
print(set("hello world"), {"banana", "apple", "cherry"}, frozenset("abc"), {1.5, 2, "x", (1, 2), None})
s = set()
for i in range(0, 200, 7):
    s.add(i * i % 101)
print(s)
for i in list(s)[::2]:
    s.discard(i)
print(s, s | {500, 3}, list(s & set(range(40))))
