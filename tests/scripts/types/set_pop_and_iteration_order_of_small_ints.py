s = {5, 3, 9, 1}
print(s)
print([s.pop() for _ in range(4)], s)
s = set()
for n in (8, 16, 0, 24, 1):
    s.add(n)
print(s, sorted(s), list(s)[0])
s.discard(0); s.add(32)
print(s, set([3, 1, 2, 3]), set((2, 0, 1)), {True, 1, 1.0}, {0.0, -0.0, 0})
