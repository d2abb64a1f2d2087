s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4), slice(3), slice(-3, None).indices(10), s == slice(1, 10, 2))
xs = list(range(10))
print(xs[s], "abcdefghij"[s], xs[slice(None, 3)], (1, 2, 3)[slice(-2, None)])
class Show:
    def __getitem__(self, k): return k
print(Show()[1:2, ::3], Show()[:], Show()["a":"b"], Show()[1:2:3].step)
