class Len0:
    def __len__(self): return 0
class False_:
    def __bool__(self): return False
    def __len__(self): return 5
class Plain: pass
for v in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, set(), {0}, None, b"", b"0",
          range(0), range(1), Len0(), False_(), Plain(), Plain, print):
    print("T" if v else "F", end=" ")
    assert bool(v) == (not not v)
print()
