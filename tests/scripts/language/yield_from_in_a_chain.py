# Generators that delegate to generators that delegate: values, sent values, results and exceptions pass through all.
def inner():
    try:
        got = yield 1
        print("inner got", got)
        got = yield 2
        print("inner got", got)
    except KeyError as error:
        print("inner caught", error)
        yield 3
        raise ValueError("from inner") from None
    finally:
        print("inner ends")
    return "result"


def chain(depth):
    try:
        if depth:
            result = yield from chain(depth - 1)
        else:
            result = yield from inner()
    finally:
        print("level", depth)
    return [result]


print(list(chain(2)))
g = chain(2)
print(next(g), g.send("a"))
try:
    g.send("b")
except StopIteration as stop:
    print(stop.value)
g = chain(1)
next(g)
print(g.throw(KeyError("k")))
try:
    next(g)
except ValueError as error:
    print(error)
g = chain(1)
next(g)
next(g)
g.close()
print(list(g))
