def by_key(n): return max([n], key=lambda x: by_key(x + 1))
def by_map(n): return list(map(by_map, [n]))
class G:
    def __getattr__(self, name): return getattr(self, name + "x")
def by_sort(n): return sorted([2, 1], key=by_sort)
for f in (by_key, by_map, lambda n: G().a, by_sort):
    try:
        f(1)
    except RecursionError:
        print("caught")
