def kind(x): return "true" if x else "false"
for i in range(300): kind(i % 2 == 0)
class B:
    def __bool__(self): return False
class L:
    def __len__(self): return 0
print([kind(x) for x in (0, 1, "", "a", [], [0], None, 0.0, -0.0, 1e-300, B(), L(), {}, 2 ** 70, 0 ** 1, range(0))])
def has(x, c): return x in c
for i in range(300): has(i, [1, 2])
print(has(1, {1}), has("a", "cat"), has("k", {"k": 0}), has(2, (1, 2)), has(3, range(5)), has(9, (x for x in [9])), has(1.0, [1]))
