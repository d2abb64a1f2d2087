from collections.abc import MutableMapping, Sequence, Set
class Row(Sequence):
    def __init__(self, *items): self.items = items
    def __getitem__(self, index): return self.items[index]
    def __len__(self): return len(self.items)
r = Row(1, 2, 3, 2)
print(list(r), 2 in r, 9 in r, r.index(2), r.index(2, 2), r.count(2), list(reversed(r)))
class Shout(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, key): return self.d[key.upper()]
    def __setitem__(self, key, value): self.d[key.upper()] = value
    def __delitem__(self, key): del self.d[key.upper()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
s = Shout()
s.update(a=1, b=2)
print(s.setdefault("c", 3), "A" in s, "z" in s, s.pop("a"), s.get("q"), dict(s), list(s.items()), s == {"B": 2, "C": 3})
s.clear()
print(len(s), s.keys() & {"x"})
class Letters(Set):
    def __init__(self, items): self.items = sorted(set(items))
    def __contains__(self, item): return item in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
print(list(Letters("abc") & Letters("bcd")), list(Letters("ab") | Letters("bc")), list(Letters("abc") - Letters("a")), Letters("ab") <= Letters("abc"), Letters("ab") == Letters("ba"))
try:
    MutableMapping()
except TypeError as e:
    print(e)
