def add(a, b): return a + b
for i in range(300): add(i, 1)
print(add(1.5, 2), add("a", "b"), add([1], [2]), add(2 ** 62, 2 ** 62), add(True, True), add((1,), (2,)))
for i in range(300): add(0.5, 0.25)
print(add(1, 2), add(b"x", b"y"))
try:
    add(1, "x")
except TypeError as e:
    print(e)
def less(a, b): return a < b
for i in range(300): less(i, 5)
print(less("a", "b"), less(1.5, 2), less([1], [2]), less({1}, {1, 2}), less(1, 2.5))
