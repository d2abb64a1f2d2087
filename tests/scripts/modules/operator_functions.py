import operator as op
print(op.add(1, 2), op.concat([1], [2]), op.contains([1], 1), op.index(True), op.truth([]), op.not_(1), op.is_(None, None))
print(op.countOf("banana", "a"), op.indexOf([4, 5], 5), op.length_hint(iter([1, 2])), op.pow(2, 10), op.mod(7, 4), op.inv(5))
x = [1]
y = op.iadd(x, [2])
print(x is y, x, op.getitem("abc", 1), op.methodcaller("replace", "a", "b")("banana"), op.call(max, 3, 4))
for f in (lambda: op.index(1.5), lambda: op.indexOf([1], 2)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
