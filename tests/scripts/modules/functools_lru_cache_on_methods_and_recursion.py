from functools import lru_cache, cache
class Grid:
    @lru_cache(maxsize=None)
    def paths(self, r, c):
        return 1 if r == 0 or c == 0 else self.paths(r - 1, c) + self.paths(r, c - 1)
g = Grid()
print(g.paths(10, 10), Grid.paths.cache_info())
@cache
def edit(a, b):
    if not a or not b: return len(a) + len(b)
    if a[0] == b[0]: return edit(a[1:], b[1:])
    return 1 + min(edit(a[1:], b), edit(a, b[1:]), edit(a[1:], b[1:]))
print(edit("kitten", "sitting"), edit("saturday", "sunday"))
@lru_cache(maxsize=3)
def sq(n): return n * n
print([sq(n) for n in (1, 2, 3, 1, 4, 2, 1)], sq.cache_info())
@cache
def fails(n): raise ValueError(n)
for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print(e, fails.cache_info().misses)
