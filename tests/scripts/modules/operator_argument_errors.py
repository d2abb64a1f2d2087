import operator


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        return self.value


for call in (
    lambda: operator.add(1), lambda: operator.add(1, "a"), lambda: operator.neg("a"), lambda: operator.concat(1, 2), lambda: operator.concat([1], 2),
    lambda: operator.iconcat(1, 2), lambda: operator.index(2.5), lambda: operator.getitem([1], "a"), lambda: operator.setitem((1,), 0, 2),
    lambda: operator.delitem({}, "k"), lambda: operator.countOf(3, 1), lambda: operator.indexOf([1], 2), lambda: operator.indexOf(3, 1),
    lambda: operator.contains(3, 1), lambda: operator.length_hint(Hint(-1)), lambda: operator.length_hint(Hint("x")), lambda: operator.length_hint([], "a"),
    lambda: operator.call(), lambda: operator.call(3), lambda: operator.itemgetter(), lambda: operator.itemgetter(1)([0]),
    lambda: operator.attrgetter(3), lambda: operator.attrgetter("a.b")(3), lambda: operator.methodcaller(), lambda: operator.methodcaller(3),
    lambda: operator.methodcaller("x")(3), lambda: operator.methodcaller("upper")(), lambda: operator.not_(), lambda: operator.pow(2, "a"),
    lambda: operator.iadd([1], 3), lambda: operator.matmul(1, 2), lambda: operator.imatmul(1, 2), lambda: operator.lt(1, "a"), lambda: operator.add(1, 2, x=3),
    lambda: operator.itemgetter(1)(), lambda: operator.itemgetter(0, 1)([1]), lambda: operator.invert(1.5), lambda: operator.truth(1, 2),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(operator.length_hint(Hint(4)), operator.length_hint(Hint(NotImplemented), 9), operator.length_hint(3, 8), operator.length_hint("abc"))
print(operator.__add__ is operator.add, operator.__not__ is operator.not_, operator.__concat__ is operator.concat, operator.inv is not None)
print(operator.call(print, "called", end="!\n"), operator.methodcaller("split", ",", maxsplit=1)("a,b,c"), operator.methodcaller("x", 1, y=2))
print(operator.index(True), operator.countOf([1, True, 1.0, "1"], 1), operator.attrgetter("real", "imag")(3 + 4j))
x = [1]
y = operator.iadd(x, (2,))
print(y is x, x, operator.ipow(2, 3), operator.ior({1}, {2}), operator.iconcat(x, [5]))
print(operator.add, operator.itemgetter(1), operator.attrgetter("a", "b.c"))
